"""The cells of a register sheet (名录表): written as people read them, and read back."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from geo.places.register_files import ALIAS_SEPARATOR
from indicators.vocabulary import (
    PROVINCES_ZH,
    CarrierGrade,
    CarrierType,
    Dataset,
    LabelledEnum,
    SiteType,
)

KINDS: Final[Mapping[Dataset, type[LabelledEnum]]] = {
    Dataset.CARRIERS: CarrierType,
    Dataset.ROLLOUT: SiteType,
}
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{1,32}")
_DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_DEGREES: Final = {"lon": (70.0, 140.0), "lat": (3.0, 54.0)}


class UnreadableCellError(Exception):
    """A cell that cannot be taken; the sentence says what it should be."""


def cell_text(name: str, value: Any, dataset: Dataset) -> str:
    """A cell of the register as its sheet says it; empty where it is missing."""
    match name:
        case "aliases_zh":
            return ALIAS_SEPARATOR.join(value)
        case "kind" | "grade":
            kind = KINDS.get(dataset) if name == "kind" else CarrierGrade
            return kind(value).label_zh if kind and value else ""
        case _:
            return "" if pd.isna(value) else str(value)


def typed_cell(name: str, text: str, dataset: Dataset) -> Any:
    """A cell of a sheet as the register holds it.

    Raises:
        UnreadableCellError: it cannot be taken.
    """
    return _READERS.get(name, _plain)(text, dataset)


def _plain(text: str, _dataset: Dataset) -> str:
    return text


def _given(text: str, _dataset: Dataset) -> str:
    if not text:
        raise UnreadableCellError("不能为空")
    return text


def _code(text: str, _dataset: Dataset) -> str:
    if not _CODE.fullmatch(text):
        raise UnreadableCellError(f"“{text}”不是代码；代码由 1—32 个字母、数字、- 和 _ 组成")
    return text


def _province(text: str, _dataset: Dataset) -> str:
    if text not in PROVINCES_ZH:
        raise UnreadableCellError(f"没有“{text}”这个省份；请写全称，如安徽省")
    return text


def _kind(text: str, dataset: Dataset) -> str:
    return _label(text, KINDS.get(dataset))


def _grade(text: str, dataset: Dataset) -> str:
    return _label(text, CarrierGrade if dataset is Dataset.CARRIERS else None)


def _label(text: str, kind: type[LabelledEnum] | None) -> str:
    if kind is None:
        return ""
    words = {member.label_zh: member.value for member in kind}
    if text not in words:
        raise UnreadableCellError(f"“{text}”不在{'、'.join(words)}之中")
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
        raise UnreadableCellError(f"“{text}”不是日期；请写成 2020-04-05") from error


def _degrees(name: str) -> Callable[[str, Dataset], float | None]:
    low, high = _DEGREES[name]

    def read(text: str, _dataset: Dataset) -> float | None:
        if not text:
            return None
        if not re.fullmatch(r"\d{1,3}(\.\d+)?", text) or not low <= float(text) <= high:
            raise UnreadableCellError(f"“{text}”不在 {low:.0f}—{high:.0f} 度之间")
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
