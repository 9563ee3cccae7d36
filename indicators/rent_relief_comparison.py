"""Figures on carriers that were published in 2020, held against what the system knows."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import pandas as pd

from indicators.measures import add_rate
from indicators.periods import week_ending
from indicators.published import published
from indicators.rent_relief import CARDS
from indicators.vocabulary import CarrierType, Dataset

ALL_CARRIERS: Final = ""
# Who a published figure speaks of; figures of single cities and parks have no counterpart here.
SCOPES: Final = {
    "全国创业孵化机构": ALL_CARRIERS,
    "全国创业孵化机构(三类)": ALL_CARRIERS,
    "科技企业孵化器": CarrierType.INCUBATOR.value,
    "众创空间": CarrierType.MAKER_SPACE.value,
    "大学科技园": CarrierType.SCIENCE_PARK.value,
}
REPORTS: Final = "actual_reports"
REPORTS_TITLE_ZH: Final = "填报机构数"
_ORDER: Final = (
    "rent_reduced_cny", "subsidy_cny", REPORTS, "carrier_resumption_rate",
    "tenant_resumption_rate", "people_resumption_rate",
)  # fmt: skip
_REPORTS_OF: Final = "carrier_resumption_rate"  # every report answers it
_DAYS_TO_PUBLISH: Final = 3  # what had arrived by then is what a figure of the day could rest on
_KEYS: Final = ["indicator", "week_ending", "kind"]
_SUMS: Final = ["numerator", "denominator", "units"]


def published_of_carriers() -> pd.DataFrame:
    """The published figures that have a counterpart, with kind and the week they fall in.

    Money comes first, all carriers before their types.
    """
    figures = published()
    ours = figures[(figures["dataset"] == Dataset.CARRIERS) & figures["scope_zh"].isin(SCOPES)]
    placed = ours.assign(
        kind=ours["scope_zh"].map(SCOPES),
        week_ending=[week_ending(day) for day in ours["on"]],
        rank=ours["indicator"].map(_ORDER.index),
        place=ours["scope_zh"].map(list(SCOPES).index),
    )
    ordered = placed.sort_values(["rank", "place", "on"], ignore_index=True)
    return ordered.drop(columns=["rank", "place"])


def known_on(day: date) -> date:
    """The day whose knowledge a figure of a day is held against."""
    return day + timedelta(days=_DAYS_TO_PUBLISH)


def with_total(by_kind: pd.DataFrame) -> pd.DataFrame:
    """Indicators by type of carrier and, under an empty kind, of all carriers together.

    Args:
        by_kind: indicator, week_ending, kind, numerator, denominator, units.

    Returns:
        The same columns with value; 填报机构数 is added as an indicator of its own.
    """
    keys = ["indicator", "week_ending"]
    total = by_kind.groupby(keys, as_index=False)[_SUMS].sum(min_count=1)
    values = add_rate(pd.concat([by_kind, total.assign(kind=ALL_CARRIERS)], ignore_index=True))
    reports = values[values["indicator"] == _REPORTS_OF]
    counted = reports.assign(indicator=REPORTS, value=reports["units"])
    return pd.concat([values, counted], ignore_index=True)


def beside_published(then: Sequence[pd.DataFrame], now: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Each published figure with the system's value of its week, as known then and now.

    Args:
        then: frames of `with_total`, one per published week, as known when it was published.
        now: the same as known now, with late reports.

    Returns:
        The columns of `published_of_carriers` with title_zh, value_then, value_now and
        difference [unit of the figure]: then less published.
    """
    titles = {card.code: card.title_zh for card in CARDS} | {REPORTS: REPORTS_TITLE_ZH}
    figures = published_of_carriers()
    beside = figures.merge(_values(then, "value_then"), on=_KEYS, how="left").merge(
        _values(now, "value_now"), on=_KEYS, how="left"
    )
    return beside.assign(
        title_zh=beside["indicator"].map(titles),
        difference=beside["value_then"] - beside["value"],
    )


def _values(frames: Sequence[pd.DataFrame], name: str) -> pd.DataFrame:
    values = pd.concat([frame[[*_KEYS, "value"]] for frame in frames], ignore_index=True)
    return values.rename(columns={"value": name})
