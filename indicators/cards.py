"""What an indicator card says: the one place where a number is defined."""

from dataclasses import dataclass
from enum import StrEnum

from indicators.measures import Measure
from indicators.vocabulary import Dataset


class Unit(StrEnum):
    """How an indicator is written."""

    SHARE = "share"  # 0–1, shown as %
    COUNT = "count"  # 家
    PEOPLE = "people"  # 人
    MONEY = "money"  # yuan, shown as 万元 or 亿元
    MULTIPLE = "multiple"  # a plain ratio, shown as 倍


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A small table of reports and what the indicator makes of them; shown and asserted."""

    reports: tuple[dict[str, float | bool | None], ...]
    numerator: float
    denominator: float | None
    value: float


@dataclass(frozen=True, slots=True)
class IndicatorCard:
    """One indicator: what it is called, how it is counted, where it comes from.

    `higher_is_better` is None where neither direction is good; it is never guessed.
    `leads_with_count` puts the numerator before the share where people ask how many.
    """

    code: str
    dataset: Dataset
    title_zh: str
    formula_zh: str
    numerator_zh: str
    denominator_zh: str
    unit: Unit
    higher_is_better: bool | None
    why_zh: str
    source_zh: str
    measure: Measure
    example: WorkedExample
    leads_with_count: bool = False
