"""识别: what the file was taken for, which columns are used, what was skipped, and mending it."""

from typing import Final

import streamlit as st

from data_access.uploads.checked import Sheet
from data_access.uploads.recognition import Recognition, skipped
from figures.formats import count_zh
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components.upload_delivery import ChosenFile
from pages.components.upload_header_row import offer_header_row
from pages.components.upload_state import Review, choose_dataset, upload_state

_UNUSED_ZH: Final = "不使用这一列"
_NAMED_WEEKS: Final = 3
_SELECTS: Final = 12  # more unmatched columns than this is another sheet, not a renamed header


def show_recognised(review: Review) -> None:
    """What may be put right: the header's row and its columns; and what was skipped."""
    offer_header_row(review)
    recognition = review.recognition
    if recognition is None or review.sheet is None:
        return
    if recognition.guessed not in (None, review.dataset):
        _offer_other(review, recognition.guessed)
    _unmatched(review, review.sheet, recognition)
    with st.expander(f"列的对应（{len(recognition.uses)} 列）"):
        lines = (
            f"| {escape_markdown(use.written) or '（空）'} | {use.column_zh or '未使用'} |"
            for use in recognition.uses
        )
        st.markdown("\n".join(["| 文件中的列 | 读作 |", "|---|---|", *lines]))
    left_out = skipped(review.checked.issues)
    with st.expander(f"跳过的行（{len(left_out)} 条）"):
        st.markdown(
            "\n".join(f"- {escape_markdown(issue.message_zh)}" for issue in left_out)
            or "没有跳过任何行。"
        )


def show_facts(review: Review, chosen: ChosenFile) -> None:
    """What the file was taken for."""
    st.subheader("1　识别", anchor=False)
    checked, sheet = review.checked, review.sheet
    weeks = sorted(set(checked.rows["week_ending"]))
    units = count_zh(checked.rows["unit_code"].nunique(), "家")
    told = {"文件": escape_markdown(chosen.name), "报表": review.dataset.label_zh}
    if sheet is not None:
        named = f"工作表“{escape_markdown(sheet.sheet_name)}”，" if sheet.sheet_name else ""
        told["读取"] = f"{sheet.encoding}，{named}表头第 {sheet.header_row} 行"
        told["数据"] = f"{count_zh(checked.rows_read)} 行，可入库 {len(checked.rows):,} 行 {units}"
        more = "等" if weeks[_NAMED_WEEKS:] else ""
        told["报告周"] = "、".join(map(week_label_zh, weeks[:_NAMED_WEEKS])) + more or "—"
    else:
        told["读取"] = "未能读出表格"
    with st.container(border=True):
        st.markdown("  \n".join(f"**{name}**　{value}" for name, value in told.items()))


def _unmatched(review: Review, sheet: Sheet, recognition: Recognition) -> None:
    """A choice for each column that was not matched, and the columns that are still missing."""
    if recognition.missing:
        st.error(f"缺少必填列：{'、'.join(recognition.missing)}", icon=":material/view_column:")
    mending = upload_state().mending
    named = mending.headers
    choosable = [use for use in recognition.uses if not use.column_zh or use.position in named]
    if not choosable or (len(choosable) > _SELECTS and mending.header_row is None):
        return
    st.caption("下列列名没有对上。认得的请指定；指定后立即重查，不改动您的文件。")
    with st.grid(columns=2, min_column_width=220):
        for use in choosable:
            written = review.written[use.position].strip()
            options = ["", *recognition.free, *filter(None, [named.get(use.position)])]
            _choice(sheet, use.position, written, options)


def _choice(sheet: Sheet, position: int, written: str, options: list[str]) -> None:
    """One column's select box; the name it was given, if any, comes last and is chosen."""
    example = next((text for text in sheet.cells[position] if text.strip()), "")
    state = upload_state()
    key = f"column-{state.round}-{state.edition}-{position}"
    st.selectbox(
        f"“{escape_markdown(written) or f'第 {position + 1} 列'}”是",
        options,
        index=len(options) - 1 if position in state.mending.headers else 0,
        format_func=lambda name: name or _UNUSED_ZH,
        key=key,
        help=f"例：{escape_markdown(example[:40])}" if example else None,
        on_change=_name_column,
        args=(position, key),
    )


def _name_column(position: int, key: str) -> None:
    state = upload_state()
    state.mend(state.mending.naming(position, str(st.session_state[key])))


def _offer_other(review: Review, guessed: Dataset | None) -> None:
    if guessed is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/swap_horiz: 这个文件更像 **{guessed.label_zh}**，"
            f"现在按“{review.dataset.label_zh}”校验。"
        )
        st.button(f"改按“{guessed.label_zh}”校验", on_click=choose_dataset, args=(guessed,))
