"""What a column is: its header, its kind, its bounds, and the words that explain it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, cast

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from indicators.vocabulary import LabelledEnum

CNY_PER_WAN: Final = 10_000
MONEY_DECIMALS: Final = 4  # 万元 with four decimals is whole yuan
NOTE_LIMIT: Final = 500


class ColumnKind(StrEnum):
    """How a cell is read."""

    DATE = "date"
    CODE = "code"
    NAME = "name"
    CHOICE = "choice"
    BOOLEAN = "boolean"
    COUNT = "count"
    NUMBER = "number"
    RATE = "rate"
    MONEY = "money"
    TEXT = "text"


class ColumnPart(StrEnum):
    """Names the report, repeats the register, is stored, or marks the whole row."""

    KEY = "key"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a dataset, the single source of header, parser, check and dictionary.

    `decimals` and `maximum` are in the sheet's unit (万元, %, 平方米); the stored unit is yuan,
    a share of 1, and square metres.
    """

    field: str
    header_zh: str
    kind: ColumnKind
    part: ColumnPart
    required: bool = False
    synonyms: tuple[str, ...] = ()
    unit_zh: str = ""
    decimals: int = 0
    maximum: float | None = None
    choices: type[LabelledEnum] | None = None
    cumulative: bool = False
    meaning_zh: str = ""
    example: str = ""


def count(header_zh: str, **about: Any) -> Any:
    """A whole, non-negative number of enterprises, people or things [家, 人, 项]."""
    about.setdefault("maximum", 10_000_000)
    return _field(header_zh, ColumnKind.COUNT, about, ge=0, sa_type=BigInteger)


def money(header_zh: str, **about: Any) -> Any:
    """An amount: 万元 in the sheet, whole yuan in the store."""
    about.setdefault("maximum", 10_000_000)
    about.update(unit_zh="万元", decimals=MONEY_DECIMALS)
    return _field(header_zh, ColumnKind.MONEY, about, ge=0, sa_type=BigInteger)


def rate(header_zh: str, **about: Any) -> Any:
    """A share: percent in the sheet, 0–1 in the store; above 300 % nobody believes it."""
    about.setdefault("maximum", 300)
    about.update(unit_zh="%", decimals=2)
    return _field(header_zh, ColumnKind.RATE, about, ge=0)


def number(header_zh: str, **about: Any) -> Any:
    """A non-negative number with decimals, such as an area or a number of months."""
    return _field(header_zh, ColumnKind.NUMBER, about, ge=0)


def boolean(header_zh: str, **about: Any) -> Any:
    """是 or 否."""
    return _field(header_zh, ColumnKind.BOOLEAN, about)


def text(header_zh: str, **about: Any) -> Any:
    """Free text of at most 500 characters."""
    return _field(header_zh, ColumnKind.TEXT, about, max_length=NOTE_LIMIT)


def choice(header_zh: str, choices: type[LabelledEnum], **about: Any) -> Any:
    """One word of a closed list."""
    about["choices"] = choices
    return _field(header_zh, ColumnKind.CHOICE, about)


def key(header_zh: str, kind: ColumnKind, **about: Any) -> Any:
    """A column that says which unit and which week the row reports."""
    about["part"] = ColumnPart.KEY
    about.setdefault("required", True)
    return _field(header_zh, kind, about)


def zero_report() -> Any:
    """The last column: 是 says that the unit has nothing to report (零报告)."""
    return boolean(
        "零报告",
        part=ColumnPart.MARK,
        synonyms=("是否零报告", "零报告(是/否)"),
        meaning_zh="本期没有情况的填“是”，填报值各列留空；有数的不填",
    )


def columns_of(row_class: type[SQLModel]) -> tuple[Column, ...]:
    """The columns of a dataset class, in the order of its fields."""
    return tuple(
        Column(field=name, **cast("dict[str, Any]", extra["column"]))
        for name, info in row_class.model_fields.items()
        if isinstance(extra := info.json_schema_extra, dict) and "column" in extra
    )


def value_columns(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Those columns that are stored."""
    return tuple(column for column in columns if column.part is ColumnPart.VALUE)


def _field(header_zh: str, kind: ColumnKind, about: dict[str, Any], **field: Any) -> Any:
    about = {"part": ColumnPart.VALUE, **about, "header_zh": header_zh, "kind": kind}
    if not about.get("required"):
        field["default"] = None
    return Field(title=header_zh, schema_extra={"json_schema_extra": {"column": about}}, **field)
