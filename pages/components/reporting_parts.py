"""The frames and figures of 填报情况, each made once per view.

Statuses are reckoned for the view's period and the one before; only the matrix of zones and sites
takes every period, since 13,000 carriers would be 200,000 cells that nobody reads.
"""

from collections.abc import Hashable
from datetime import date, datetime
from typing import Any, Final

import pandas as pd

from data_access.views import receipts, reporting
from figures.bars import ranked_bars
from figures.matrix import status_matrix
from figures.shared import Figure
from figures.trends import trend_figure
from geo.places.division_register import provinces
from indicators.cards import Unit
from indicators.periods import local_text
from indicators.reminders import reminder_zh
from indicators.reporting import owed_weeks, reporting_rates, reporting_scores
from indicators.vocabulary import PROVINCES_ZH, Dataset, ReportStatus
from pages.components.caching import View, cached
from pages.components.loaders import known_weeks, load
from pages.components.schedule_parts import book_of

RECEIPTS: Final = 30
# Periods that a score looks back on; fewer for 13,000 carriers.
SCORED: Final = {Dataset.WEEKLY: 8, Dataset.CARRIERS: 4, Dataset.ROLLOUT: 6}
_SHORT: Final = {province.name_zh: province.short_name_zh for province in provinces()}
_PLACES: Final = {name_zh: place for place, name_zh in enumerate(PROVINCES_ZH)}


@cached
def periods(view: View, dataset: Dataset) -> list[date]:
    """The weeks (百城百园: months) for which reports were owed, up to the view's week."""
    weeks = [week for week in known_weeks(view, dataset) if week <= view.week_ending]
    return owed_weeks(dataset, weeks) or [view.week_ending]


@cached
def statuses(view: View, dataset: Dataset) -> pd.DataFrame:
    """How every unit stands in the last period and the one before."""
    return load(reporting.status_of_units, view, dataset, periods(view, dataset)[-2:])


@cached
def headline(view: View, dataset: Dataset) -> list[dict[Hashable, Any]]:
    """Counts and rates of the last period, then of the one before where there is one."""
    rates = reporting_rates(statuses(view, dataset), ["week_ending"])
    newest_first = rates.sort_values("week_ending", ascending=False)
    return newest_first.to_dict("records")


@cached
def by_province(view: View, dataset: Dataset) -> pd.DataFrame:
    """填报率 and 准时率 of every province, with the change of 填报率 since the period before."""
    rates = reporting_rates(statuses(view, dataset), ["week_ending", "province_zh"])
    newest = rates["week_ending"] == rates["week_ending"].max()
    before = rates[~newest].set_index("province_zh")["reporting_rate"]
    current: pd.DataFrame = rates[newest].assign(
        name_zh=lambda rows: rows["province_zh"].map(_SHORT),
        value=lambda rows: rows["reporting_rate"],
        change=lambda rows: rows["reporting_rate"] - rows["province_zh"].map(before),
        numerator=lambda rows: rows["actual_reports"],
        denominator=lambda rows: rows["expected_reports"],
        units=lambda rows: rows["actual_reports"],
        expected=lambda rows: rows["expected_reports"],
    )
    return current.sort_values(["reporting_rate", "reports_missing"], ascending=[False, True])


@cached
def province_bars(view: View, dataset: Dataset, compact: bool) -> Figure:
    """Provinces from the highest to the lowest 填报率."""
    whole = headline(view, dataset)[0]["reporting_rate"]
    return ranked_bars(
        by_province(view, dataset),
        Unit.SHARE,
        average=whole,
        average_zh=view.area.label_zh,
        higher_is_better=True,
        compact=compact,
    )


@cached
def weekly_rates(view: View, dataset: Dataset) -> pd.DataFrame:
    """填报率 of every period, as a trend: week_ending, value, numerator, denominator, missing."""
    counts = load(reporting.reports_by_week, view, dataset, periods(view, dataset))
    weeks = counts.groupby("week_ending", as_index=False)[["actual", "expected", "missing"]].sum()
    return weeks.assign(
        value=weeks["actual"] / weeks["expected"],
        numerator=weeks["actual"],
        denominator=weeks["expected"],
        units=weeks["actual"],
    )


@cached
def rate_trend(view: View, dataset: Dataset, compact: bool) -> Figure:
    """填报率 period by period, for datasets with too many units for a matrix."""
    return trend_figure(weekly_rates(view, dataset), Unit.SHARE, compact=compact)


@cached
def matrix_rows(view: View, dataset: Dataset) -> pd.DataFrame:
    """Every unit and period, provinces together, those that report worst first within each."""
    rows = load(reporting.status_of_units, view, dataset, periods(view, dataset))
    faults = rows["status"].isin([ReportStatus.MISSING, ReportStatus.LATE])
    ranked: pd.DataFrame = rows.assign(faults=faults.groupby(rows["unit_code"]).transform("sum"))
    ranked = ranked.assign(place=ranked["province_zh"].map(_PLACES))
    return ranked.sort_values(
        ["place", "faults", "unit_code", "week_ending"], ascending=[True, False, True, True]
    )


@cached
def matrix(view: View, dataset: Dataset, compact: bool) -> Figure:
    """Units by periods, each cell with its status."""
    return status_matrix(matrix_rows(view, dataset), compact=compact)


@cached
def units(view: View, dataset: Dataset) -> pd.DataFrame:
    """Every unit of the last period with its status and the last week it reported."""
    rows = statuses(view, dataset)
    last = rows["week_ending"].max()
    reported = load(reporting.last_reports, view, dataset, view.week_ending)
    received = rows["first_received_at"].map(local_text, na_action="ignore")
    newest: pd.DataFrame = rows.assign(received_zh=received)[rows["week_ending"] == last]
    scored = scores(view, dataset).assign(
        on_time_zh=lambda lines: (
            lines["periods_on_time"].astype(str) + "/" + lines["periods"].astype(str)
        )
    )
    newest = newest.merge(reported, on="unit_code", how="left")
    return newest.merge(scored[["unit_code", "score", "on_time_zh"]], on="unit_code", how="left")


@cached
def scores(view: View, dataset: Dataset) -> pd.DataFrame:
    """填报得分 of every unit over its last periods that are due, as `reporting_scores`."""
    book, known = book_of(view, dataset), view.as_of.at
    due = [week for week in periods(view, dataset) if known and book.deadline(week) <= known]
    weeks = due[-SCORED[dataset] :] or periods(view, dataset)[-1:]
    rows = load(reporting.status_of_units, view, dataset, weeks)
    return reporting_scores(rows, ["unit_code"])


@cached
def pending(view: View, dataset: Dataset, period: date) -> pd.DataFrame:
    """The units that still owe the report of the period that is collected now."""
    rows = load(reporting.status_of_units, view, dataset, [period])
    absent = rows[rows["status"] == ReportStatus.MISSING]
    ordered: pd.DataFrame = absent.assign(place=absent["province_zh"].map(_PLACES))
    return ordered.sort_values(["place", "unit_code"], ignore_index=True)


@cached
def missing(view: View, dataset: Dataset) -> pd.DataFrame:
    """The units without a report for the last period."""
    rows = units(view, dataset)
    absent = rows[rows["status"] == ReportStatus.MISSING]
    ordered: pd.DataFrame = absent.assign(place=absent["province_zh"].map(_PLACES))
    return ordered.sort_values(["place", "unit_code"], ignore_index=True)


@cached
def recent_receipts(view: View, dataset: Dataset) -> pd.DataFrame:
    """The newest receipts that hold a unit of the area."""
    rows = load(receipts.recent_receipts, view, dataset, RECEIPTS)
    return rows.assign(received_zh=rows["received_at"].map(local_text))


def reminder(view: View, dataset: Dataset, units: pd.DataFrame, now: datetime) -> str:
    """The message that names the missing units."""
    return reminder_zh(units, dataset, now, book_of(view, dataset))
