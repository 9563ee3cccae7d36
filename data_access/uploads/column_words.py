"""Columns of words into typed values: closed lists, 是/否, free text."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from data_access.datasets.columns import NOTE_LIMIT, Column, ColumnPart
from data_access.uploads.catalogue import found
from data_access.uploads.folding import fold_name
from data_access.uploads.issues import Issue
from data_access.uploads.many import of_cells, rows_where, spread
from data_access.uploads.number_grammar import ERROR_VALUES, Finding, is_missing_word
from data_access.uploads.wording import PERSONAL_PATTERN, mask_personal, quoted
from indicators.safe_text import remove_controls

_YES: Final = frozenset(("是", "y", "yes", "true", "√", "✓", "已复工", "复工"))
_NO: Final = frozenset(("否", "n", "no", "false", "×", "x", "未复工"))
# See `remove_controls`.
_CONTROLS: Final = "[\u0001-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"


def choice_codes(texts: pd.Series, column: Column, issues: list[Issue]) -> pd.Series:
    """Words of a closed list as their code words; unknown words are missing and reported."""
    words = {fold_name(member.label_zh): str(member) for member in column.choices or ()}
    distinct = texts.unique()
    codes = {text: words.get(fold_name(text)) for text in distinct}
    findings = {text: _choice_findings(text, column) for text in distinct if codes[text] is None}
    issues += of_cells(texts, findings, column.header_zh)
    return spread(texts, codes, "string")


def truth_values(texts: pd.Series, column: Column, issues: list[Issue]) -> pd.Series:
    """是 and 否, with the spellings that mean the same, as a nullable boolean."""
    folded = {text: fold_name(text) for text in texts.unique()}
    truths = {text: _truth(word) for text, word in folded.items()}
    findings = {
        text: _truth_findings(text, word, column)
        for text, word in folded.items()
        if word not in ("是", "否")
    }
    issues += of_cells(texts, findings, column.header_zh)
    return spread(texts, truths, "boolean")


def free_texts(texts: pd.Series, column: Column, issues: list[Issue]) -> pd.Series:
    """Notes without control characters, at most 500 long; empty ones are missing."""
    header = column.header_zh
    cleaned = texts
    has_controls = texts.str.contains(_CONTROLS)
    if has_controls.any():
        cleaned = texts.mask(has_controls, texts[has_controls].map(remove_controls))
        issues += _control_notes(texts[has_controls], header)
    trimmed = cleaned.str.strip()
    for row in rows_where(trimmed.str.len() > NOTE_LIMIT):
        message = f"{header}有 {len(trimmed[row])} 字，超过 {NOTE_LIMIT} 字；请删减"
        issues.append(found("V20", message, row=row, column_zh=header, value=trimmed[row]))
    for row in rows_where(trimmed.isin(list(ERROR_VALUES))):
        message = f"单元格是公式错误 {trimmed[row]}；请改正公式或直接填写"
        issues.append(found("V19", message, row=row, column_zh=header, value=trimmed[row]))
    return trimmed.mask(trimmed == "").astype("string")


def personal_data(texts: pd.Series, header: str) -> Iterator[Issue]:
    """V21: identity-card or mobile numbers in a cell, quoted only in masked form."""
    for row in rows_where(texts.str.contains(PERSONAL_PATTERN)):
        message = (
            f"{header}疑似含个人信息（{mask_personal(texts[row])[:80]}）；请删除，确需保留请说明"
        )
        yield found("V21", message, row=row, column_zh=header, value=texts[row])


def _choice_findings(text: str, column: Column) -> list[Finding]:
    if is_missing_word(text):
        if column.required:
            return [Finding("V01", f"{column.header_zh}是必填项，不能为空")]
        return [Finding("V02", f"{quoted(text)}按缺报处理")] if text else []
    listed = "、".join(member.label_zh for member in column.choices or ())
    if column.part is ColumnPart.ATTRIBUTE:
        message = (
            f"{column.header_zh}{quoted(text)}不在选项内（{listed}），以名录为准；请核对或说明"
        )
        return [Finding("U10", message)]
    return [Finding("V24", f"{column.header_zh}{quoted(text)}不在选项内；请填{listed}之一")]


def _truth(word: str) -> bool | None:
    return True if word in _YES else False if word in _NO else None


def _truth_findings(text: str, word: str, column: Column) -> list[Finding]:
    if _truth(word) is not None:
        return [Finding("V27", f"{quoted(text)}读作“{'是' if _truth(word) else '否'}”")]
    if is_missing_word(text) and not column.required:
        return [Finding("V02", f"{quoted(text)}按缺报处理")] if text else []
    if not text:
        return [Finding("V01", f"{column.header_zh}是必填项，请填“是”或“否”")]
    return [Finding("V26", f"{column.header_zh}应填“是”或“否”，不能填{quoted(text)}")]


def _control_notes(texts: pd.Series, header: str) -> Iterator[Issue]:
    for row, text in texts.items():
        message = "控制字符、改变方向的字符已去除，换行已改为空格"
        yield found("V22", message, row=int(str(row)), column_zh=header, value=text)
