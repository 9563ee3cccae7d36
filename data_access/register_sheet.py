"""The register as a sheet (名录表): written out, read back, and compared line by line."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import pandas as pd

from data_access.uploads.reader import read_sheet
from geo.places.register_files import ALIAS_SEPARATOR
from indicators.vocabulary import (
    PROVINCES_ZH,
    CarrierGrade,
    CarrierType,
    Dataset,
    LabelledEnum,
    SiteType,
)

HEADERS_ZH: Final[Mapping[str, str]] = {
    "unit_code": "代码",
    "name_zh": "名称",
    "short_name_zh": "简称",
    "aliases_zh": "别名",
    "province_zh": "省份",
    "kind": "类型",
    "grade": "等级",
    "zone_code": "所属高新区代码",
    "theme_zh": "主题",
    "lon": "经度",
    "lat": "纬度",
    "valid_from": "生效日期",
    "valid_until": "失效日期",
}
_KINDS: Final[Mapping[Dataset, type[LabelledEnum]]] = {
    Dataset.CARRIERS: CarrierType,
    Dataset.ROLLOUT: SiteType,
}
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{1,32}")
_DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_REQUIRED: Final = ("unit_code", "name_zh", "province_zh")
_DEGREES: Final = {"lon": (70.0, 140.0), "lat": (3.0, 54.0)}


@dataclass(frozen=True, slots=True)
class RegisterProblem:
    """What is wrong in a line of the sheet; `row` is the sheet's own, None for the whole."""

    row: int | None
    column_zh: str
    message_zh: str


@dataclass
class RegisterSheet:
    """What a sheet says: one line per unit, typed, and what could not be read.

    `units` has the fields of HEADERS_ZH and `sheet_row`; columns the sheet lacks are absent.
    """

    units: pd.DataFrame
    problems: list[RegisterProblem] = field(default_factory=list)


class _UnreadableError(Exception):
    """A cell that cannot be taken; the sentence says what it should be."""


def register_lines(register: pd.DataFrame, dataset: Dataset) -> list[list[str]]:
    """Header and lines of the register, as `read_register_sheet` takes them back."""
    units = register[list(HEADERS_ZH)].to_dict("records")
    lines = [[cell_text(name, unit[str(name)], dataset) for name in HEADERS_ZH] for unit in units]
    return [list(HEADERS_ZH.values()), *lines]


def cell_text(name: str, value: Any, dataset: Dataset) -> str:
    """A cell of the register as its sheet says it; empty where it is missing."""
    match name:
        case "aliases_zh":
            return ALIAS_SEPARATOR.join(value)
        case "kind" | "grade":
            kind = _KINDS.get(dataset) if name == "kind" else CarrierGrade
            return kind(value).label_zh if kind and value else ""
        case _:
            return "" if pd.isna(value) else str(value)


def read_register_sheet(content: bytes, file_name: str, dataset: Dataset) -> RegisterSheet:
    """Read a register sheet; the header is its first row, columns in any order.

    Raises:
        UploadRejectedError: the file cannot be read at all.
    """
    sheet = read_sheet(content, file_name, header_row=1)
    places = {header.strip(): position for position, header in enumerate(sheet.headers)}
    names = [name for name in HEADERS_ZH if HEADERS_ZH[name] in places]
    problems = [
        RegisterProblem(1, HEADERS_ZH[name], f"缺少“{HEADERS_ZH[name]}”一列；请从导出的名录改起")
        for name in _REQUIRED
        if name not in names
    ]
    if problems:
        return RegisterSheet(pd.DataFrame(columns=["sheet_row", *names]), problems)
    lines = []
    for row, cells in zip(sheet.row_numbers, sheet.cells.itertuples(index=False), strict=True):
        texts = {name: str(cells[places[HEADERS_ZH[name]]]).strip() for name in names}
        lines.append({"sheet_row": row, **_typed(texts, row, dataset, problems)})
    units = pd.DataFrame(lines, columns=["sheet_row", *names], dtype=object)
    problems += _repeats(units)
    return RegisterSheet(units, problems)


def _typed(
    texts: Mapping[str, str], row: int, dataset: Dataset, problems: list[RegisterProblem]
) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for name, text in texts.items():
        try:
            typed[name] = _READERS.get(name, _plain)(text, dataset)
        except _UnreadableError as error:
            typed[name] = None
            problems.append(RegisterProblem(row, HEADERS_ZH[name], str(error)))
    first, last = typed.get("valid_from"), typed.get("valid_until")
    if first and last and last < first:
        problems.append(RegisterProblem(row, HEADERS_ZH["valid_until"], "失效日期早于生效日期"))
    return typed


def _plain(text: str, _dataset: Dataset) -> str:
    return text


def _given(text: str, _dataset: Dataset) -> str:
    if not text:
        raise _UnreadableError("不能为空")
    return text


def _code(text: str, _dataset: Dataset) -> str:
    if not _CODE.fullmatch(text):
        raise _UnreadableError(f"“{text}”不是代码；代码由 1—32 个字母、数字、- 和 _ 组成")
    return text


def _province(text: str, _dataset: Dataset) -> str:
    if text not in PROVINCES_ZH:
        raise _UnreadableError(f"没有“{text}”这个省份；请写全称，如安徽省")
    return text


def _kind(text: str, dataset: Dataset) -> str:
    return _label(text, _KINDS.get(dataset))


def _grade(text: str, dataset: Dataset) -> str:
    return _label(text, CarrierGrade if dataset is Dataset.CARRIERS else None)


def _label(text: str, kind: type[LabelledEnum] | None) -> str:
    if kind is None:
        return ""
    words = {member.label_zh: member.value for member in kind}
    if text not in words:
        raise _UnreadableError(f"“{text}”不在{'、'.join(words)}之中")
    return words[text]


def _aliases(text: str, _dataset: Dataset) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(ALIAS_SEPARATOR) if part.strip())


def _day(text: str, _dataset: Dataset) -> date | None:
    if not text:
        return None
    match = _DAY.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else date.fromisoformat(text)
    except ValueError as error:
        raise _UnreadableError(f"“{text}”不是日期；请写成 2020-04-05") from error


def _degrees(name: str) -> Callable[[str, Dataset], float | None]:
    low, high = _DEGREES[name]

    def read(text: str, _dataset: Dataset) -> float | None:
        if not text:
            return None
        if not re.fullmatch(r"\d{1,3}(\.\d+)?", text) or not low <= float(text) <= high:
            raise _UnreadableError(f"“{text}”不在 {low:.0f}—{high:.0f} 度之间")
        return float(text)

    return read


_READERS: Final[Mapping[str, Callable[[str, Dataset], Any]]] = {
    "unit_code": _code,
    "name_zh": _given,
    "aliases_zh": _aliases,
    "province_zh": _province,
    "kind": _kind,
    "grade": _grade,
    "lon": _degrees("lon"),
    "lat": _degrees("lat"),
    "valid_from": _day,
    "valid_until": _day,
}


def _repeats(units: pd.DataFrame) -> list[RegisterProblem]:
    given = units[units["unit_code"].notna()]
    again = given[given["unit_code"].duplicated()]
    pairs = zip(again["sheet_row"], again["unit_code"], strict=True)
    return [RegisterProblem(row, "代码", f"{code} 在表中重复") for row, code in pairs]
