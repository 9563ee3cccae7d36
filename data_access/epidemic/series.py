"""A case series read as a whole: where it falls, and which days it does not tell."""

from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from data_access.epidemic.findings import problem
from data_access.uploads.issues import Issue

_COLUMNS: Final = ["adcode", "asof_date", "confirmed"]
_DAYS_NAMED: Final = 3


def series_issues(fresh: pd.DataFrame, known: pd.DataFrame, sundays: pd.DataFrame) -> list[Issue]:
    """Falls and gaps of the series that a file continues or changes: shown, never mended.

    A place that nobody imported yet is counted by the week: a file that says less than that
    count is asked about too, for its numbers take the place of those.

    Args:
        fresh: adcode, name_zh, asof_date, confirmed and sheet_row of the file.
        known: adcode, asof_date and confirmed as the store knows them.
        sundays: the same of the weekly counts.
    """
    if fresh.empty:
        return []
    counted = pd.concat([sundays[_COLUMNS], known[_COLUMNS]])
    return [*_falls(_beside_before(fresh, counted)), *_gaps(_beside_before(fresh, known))]


def _beside_before(fresh: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """The rows of the file with the count before each in the whole series, and its day."""
    both = pd.concat([known[_COLUMNS], fresh[[*_COLUMNS, "name_zh", "sheet_row"]]])
    series = both.drop_duplicates(["adcode", "asof_date"], keep="last").assign(
        day=lambda rows: pd.to_datetime(rows["asof_date"]),
        confirmed=lambda rows: rows["confirmed"].astype("int64"),
    )
    series = series.sort_values(["adcode", "day"], kind="stable")
    by_unit = series.groupby("adcode")
    return series.assign(
        before=by_unit["confirmed"].shift(), day_before=by_unit["day"].shift()
    ).dropna(subset=["sheet_row", "before"])


def _falls(told: pd.DataFrame) -> Iterator[Issue]:
    for row in told[told["confirmed"] < told["before"]].to_dict("records"):
        fallen = int(row["before"]) - row["confirmed"]
        yield problem(
            "Q02",
            f"{row['name_zh']} {row['asof_date']} 比前一次少 {fallen:,} 例"
            f"（{int(row['before']):,}→{row['confirmed']:,}）：该日新增按 0 计，不冲减此前的新增",
            row=int(row["sheet_row"]),
            column_zh="累计确诊",
            value=str(row["confirmed"]),
        )


def _gaps(told: pd.DataFrame) -> Iterator[Issue]:
    """One line per unit: a missing day carries the count of the day before."""
    missing = (told["day"] - told["day_before"]).dt.days - 1
    jumps = told.assign(missing=missing)[missing > 0]
    for _, unit in jumps.groupby("adcode", sort=False):
        rows = unit.to_dict("records")
        spans = "、".join(_span(row) for row in rows[:_DAYS_NAMED])
        more = " 等" if len(rows) > _DAYS_NAMED else ""
        yield problem(
            "Q03",
            f"{rows[0]['name_zh']} 缺 {int(unit['missing'].sum()):,} 天的病例数（{spans}{more}）："
            "沿用前一日，其后的上升计在有数的那天",
            row=int(rows[0]["sheet_row"]),
            column_zh="统计日期",
        )


def _span(row: dict[Any, Any]) -> str:
    first = (row["day_before"] + pd.Timedelta(days=1)).date()
    last = (row["day"] - pd.Timedelta(days=1)).date()
    return str(first) if first == last else f"{first} 至 {last}"
