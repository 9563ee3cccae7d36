"""The one parser of numbers: an exact grammar over folded text, never float()."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final, NamedTuple

from data_access.datasets.columns import CNY_PER_WAN, Column, ColumnKind
from data_access.uploads.folding import fold_digits, without_invisible
from data_access.uploads.scales import scales_of
from data_access.uploads.wording import quoted

MISSING_WORDS: Final = frozenset(
    (
        "",
        "n/a",
        "na",
        "null",
        "none",
        "-",
        "--",
        "—",
        "——",
        "–",
        "/",
        "\\",
        "无",
        "暂无",
        "不适用",
        "缺报",
    )
)
ERROR_VALUES: Final = frozenset(
    ("#DIV/0!", "#REF!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)
_BOOLEANS: Final = frozenset(
    ("true", "false", "是", "否", "√", "×", "有", "对", "y", "n", "yes", "no")
)
_GRAMMAR: Final = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<fraction>\.[0-9]+)?"
    r"(?:[eE](?P<exponent>[+-]?[0-9]{1,3}))? ?(?P<unit>[^0-9.,+\-\s][^0-9.,+\-\s]*[0-9²]?)?"
)
_APPROXIMATE: Final = re.compile(
    r"[约左右近超余多><≥≤＞＜~～〜至]|以上|以下|[0-9]\s*[-—–]+\s*[0-9]"
)
_LENGTH_LIMIT: Final = 60
_EXACT: Final = Context(prec=2_000, rounding=ROUND_HALF_EVEN)


class Finding(NamedTuple):
    """A rule's code and the sentence for this cell."""

    code: str
    message_zh: str


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A cell's number in the stored unit (家, 元, share of 1, 平方米); None where missing.

    `is_refused` tells a refused cell from one that was not reported (缺报).
    """

    value: Decimal | None
    findings: tuple[Finding, ...] = ()
    is_refused: bool = False


class _CellRefusedError(Exception):
    """The cell is no number of this column."""

    def __init__(self, code: str, message_zh: str) -> None:
        self.finding = Finding(code, message_zh)
        super().__init__(message_zh)


def parse_number(text: str, column: Column, header_unit: str = "") -> ParsedNumber:
    """Read one cell exactly, in the column's unit or in the one its header or the cell writes.

    A unit in the cell outranks the header's. Half-even rounding to the column's decimals.

    Args:
        text: the cell as written.
        column: its bounds, decimals and unit.
        header_unit: the unit in the sheet's header, "" for the column's own.
    """
    notes: list[Finding] = []
    try:
        value = _stored_value(text, column, header_unit, notes)
    except _CellRefusedError as refused:
        return ParsedNumber(None, (refused.finding,), is_refused=True)
    return ParsedNumber(value, tuple(notes))


def is_plain_number(text: str) -> bool:
    """Whether a cell is a number or a word for none, and so cannot be a formula."""
    folded = fold_digits(without_invisible(text))
    return folded.casefold() in MISSING_WORDS or _GRAMMAR.fullmatch(folded) is not None


def is_missing_word(text: str) -> bool:
    """Whether the cell says in words that nothing is reported (缺报)."""
    return fold_digits(without_invisible(text)).casefold() in MISSING_WORDS


def _stored_value(
    text: str, column: Column, header_unit: str, notes: list[Finding]
) -> Decimal | None:
    trimmed = without_invisible(text)
    folded = fold_digits(trimmed)
    if folded.casefold() in MISSING_WORDS:
        _note_missing(trimmed, column, notes)
        return None
    match = _GRAMMAR.fullmatch(folded) if len(folded) <= _LENGTH_LIMIT else None
    if match is None:
        raise _refusal(trimmed, folded, column)
    number = _number(match, text, notes)
    scaled = _EXACT.multiply(number, _factor(match, column, header_unit, text, notes))
    if ("," in folded or folded != trimmed) and "%" not in folded:
        notes.append(Finding("V07", f"{quoted(text)}读作 {_plain(number)}"))
    return _to_store(_bounded(scaled, column, text, notes), column)


def _note_missing(trimmed: str, column: Column, notes: list[Finding]) -> None:
    if column.required:
        what = quoted(trimmed) if trimmed else "空"
        raise _CellRefusedError(
            "V01", f"{column.header_zh}是必填项，不能为{what}；没有的请填 0，确未掌握的请先核实"
        )
    if trimmed:
        notes.append(Finding("V02", f"{quoted(trimmed)}按缺报处理；如果是没有，请填 0"))


def _number(match: re.Match[str], text: str, notes: list[Finding]) -> Decimal:
    digits = match["sign"] + match["whole"].replace(",", "") + (match["fraction"] or "")
    number = Decimal(digits)
    if match["exponent"] is not None:
        number = number.scaleb(int(match["exponent"]), _EXACT)
        if number != number.to_integral_value(context=_EXACT):
            raise _CellRefusedError(
                "V11", f"{quoted(text)}是科学计数法，不能还原成整数；请写成普通数字"
            )
        notes.append(Finding("V10", f"{quoted(text)}读作 {_plain(number)}"))
    if number.is_zero() and match["sign"] == "-":
        notes.append(Finding("V14", f"{quoted(text)}读作 0"))
        return abs(number)
    return number


def _factor(
    match: re.Match[str], column: Column, header_unit: str, text: str, notes: list[Finding]
) -> Decimal:
    scales = scales_of(column)
    unit = (match["unit"] or "").strip("()").casefold()
    if not unit:
        return scales.get(header_unit, Decimal(1))
    if unit not in scales:
        raise _unknown_unit(unit, column, text)
    if unit == "%":
        notes.append(
            Finding("V08", f"{quoted(text)}读作 {text.strip().rstrip('%％')}（本列单位为 %）")
        )
    else:
        notes.append(Finding("V09", f"{quoted(text)}按“{unit}”换算为本列单位{column.unit_zh}"))
    return scales[unit]


def _unknown_unit(unit: str, column: Column, text: str) -> _CellRefusedError:
    if _APPROXIMATE.search(unit):
        return _CellRefusedError("V04", f"{quoted(text)}不是准确数；请填准确数")
    expected = f"本列单位是{column.unit_zh}，" if column.unit_zh else ""
    return _CellRefusedError("V28", f"{quoted(text)}中的“{unit}”不能换算；{expected}请只填数字")


def _bounded(number: Decimal, column: Column, text: str, notes: list[Finding]) -> Decimal:
    if number < 0:
        raise _CellRefusedError(
            "V13", f"{column.header_zh}不能为负数（{quoted(text)}）；更正请重新报送正确的数"
        )
    if column.maximum is not None and number > Decimal(str(column.maximum)):
        limit = f"{column.maximum:,.0f}{column.unit_zh}"
        raise _CellRefusedError(
            "V15", f"{quoted(text)}超过{column.header_zh}的上限 {limit}；请核对位数和单位"
        )
    if column.kind is ColumnKind.COUNT and number != number.to_integral_value():
        raise _CellRefusedError(
            "V12", f"{column.header_zh}应为整数，{quoted(text)}有小数；请填整数"
        )
    rounded = number.quantize(Decimal(1).scaleb(-column.decimals), context=_EXACT)
    if rounded != number:
        kept = f"{column.decimals} 位小数"
        notes.append(Finding("V16", f"{quoted(text)}保留{kept}，读作 {_plain(rounded)}"))
    return rounded


def _to_store(number: Decimal, column: Column) -> Decimal:
    if column.kind is ColumnKind.MONEY:
        return number * CNY_PER_WAN
    return number / 100 if column.kind is ColumnKind.RATE else number


def _refusal(trimmed: str, folded: str, column: Column) -> _CellRefusedError:
    if trimmed.upper() in ERROR_VALUES:
        return _CellRefusedError("V19", f"单元格是公式错误 {trimmed}；请改正公式或直接填数字")
    if folded.casefold() in _BOOLEANS:
        return _CellRefusedError("V05", f"{column.header_zh}应填数字，不能填{quoted(trimmed)}")
    if re.fullmatch(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?%?", folded) and "," in folded:
        return _CellRefusedError(
            "V06", f"{quoted(trimmed)}的逗号位置有误；小数点请用“.”，千分位每三位一个逗号"
        )
    if _APPROXIMATE.search(folded):
        return _CellRefusedError("V04", f"{quoted(trimmed)}不是准确数；请填准确数")
    if re.fullmatch(r"[+-]?[0-9.,]+", folded) and len(folded) > _LENGTH_LIMIT:
        return _CellRefusedError("V15", f"{quoted(trimmed)}位数过多；请核对")
    return _CellRefusedError("V03", f"{quoted(trimmed)}不是数字；{column.header_zh}请填阿拉伯数字")


def _plain(number: Decimal) -> str:
    return f"{number.normalize(_EXACT):f}"
