"""How a figure is read off the sample as it was known on a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from indicators.periods import week_ending
from indicators.vocabulary import Dataset
from sample_data.known import KnownSample
from sample_data.zone_places import zone_places
from sample_data.zone_targets import HUBEI

SHARE_TOLERANCE: Final = 0.001  # 0.1 percentage points
AMOUNT_TOLERANCE: Final = 0.01  # of the amount
CNY_PER_YI: Final = 100_000_000

Reading = Callable[[KnownSample], float]


@dataclass(frozen=True)
class PublishedFigure:
    """One published figure, where it stands, when it was known, and how the sample reads it.

    The sample meets it inside [value − tolerance, value + tolerance]; a figure published as
    a lower bound (`>`) has `at_least` set instead.
    """

    name_zh: str
    source_row: str
    on: date
    known_on: date
    value: float
    tolerance: float
    reading: Reading
    at_least: bool = False

    def is_met_by(self, sample_value: float) -> bool:
        """Whether the sample's value is close enough."""
        if self.at_least:
            return sample_value > self.value
        return abs(sample_value - self.value) <= self.tolerance


def zone_sum(field: str, on: date, known_on: date) -> Reading:
    """The sum of a field over all zones."""

    def reading(sample: KnownSample) -> float:
        return float(sample.week(Dataset.WEEKLY, known_on, week_ending(on))[field].sum())

    return reading


def zone_rate(
    fields: tuple[str, str],
    on: date,
    known_on: date,
    code: str = "",
    *,
    without_hubei: bool = False,
) -> Reading:
    """Part over total of all zones, of one zone counted on that day, or of all but 湖北."""

    def reading(sample: KnownSample) -> float:
        reports = sample.week(Dataset.WEEKLY, known_on, week_ending(on))
        if code:
            reports = reports[(reports["unit_code"] == code) & (reports["counted_on"] == on)]
        if without_hubei:
            places = zone_places()
            hubei = places.loc[places["province"] == HUBEI, "zone_code"]
            reports = reports[~reports["unit_code"].isin(hubei)]
        return ratio(*fields)(reports)

    return reading


def carried(field: str, on: date, known_on: date) -> Reading:
    """A cumulative amount [亿元]; who did not report keeps the last value."""

    def reading(sample: KnownSample) -> float:
        last = sample.carried_forward(Dataset.CARRIERS, known_on, week_ending(on))
        return float(last[field].sum()) / CNY_PER_YI

    return reading


def ratio(part: str, total: str) -> Callable[[pd.DataFrame], float]:
    """Σ part / Σ total over the reports that give both."""

    def summed(reports: pd.DataFrame) -> float:
        both = reports[reports[part].notna() & reports[total].notna()]
        return float(both[part].sum() / both[total].sum())

    return summed


def mean(field: str) -> Callable[[pd.DataFrame], float]:
    """The share of reports that say yes."""
    return lambda reports: float(reports[field].mean())


def total(field: str) -> Callable[[pd.DataFrame], float]:
    """The sum of a field."""
    return lambda reports: float(reports[field].sum())
