"""The rule beside the notices, place by place: what each rests on, and why they differ."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd

from indicators.risk_cases import mark_clusters
from indicators.risk_comparison import Agreement, compare_with_notices
from indicators.risk_decision import decide_levels
from indicators.risk_groups import add_groups
from indicators.risk_notices import city_code_of, official_level
from indicators.risk_rule import (
    BEFORE_RULE_ZH,
    LARGE_OUTBREAK_CASES,
    RULE_ISSUED_ON,
    WINDOW_DAYS,
    grade_units,
    level_text_zh,
)
from indicators.vocabulary import RiskLevel

FRESH_DAYS: Final = 7  # [days] a count may be old and still speak of the day; a Sunday's is a week
NO_SERIES_ZH: Final = "无该地病例序列"
_COUNTS: Final = ["confirmed_cumulative", "new_confirmed_14d"]
_SEVERITY: Final = {RiskLevel.LOW.value: 0, RiskLevel.MEDIUM.value: 1, RiskLevel.HIGH.value: 2}


def review_notices(
    notices: pd.DataFrame, series: pd.DataFrame, clusters: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Each notice beside the level that the rule suggests, and why they agree, differ or cannot.

    A count of at most a week before the day of the notice speaks for it, and its day is told.
    What has no series, or one that begins less than 14 days before, is never guessed.

    Args:
        notices: As for `compare_with_notices`.
        series: Rows of `place_counts`.
        clusters: As for `mark_clusters`.

    Returns:
        The rows of `compare_with_notices` with explained_zh.
    """
    days = sorted(set(notices["announced_on"]))
    graded = [_graded_on(series, clusters, day) for day in days]
    suggested = pd.concat(graded, ignore_index=True) if graded else _nothing_suggested()
    compared = compare_with_notices(suggested, notices)
    spans = _spans(series)
    days_of = zip(suggested["unit_code"], suggested["on"], suggested["counted_on"], strict=True)
    counted_on = {(code, on): pd.Timestamp(day).date() for code, on, day in days_of}
    told = [
        _explained_zh(row, spans, counted_on.get((row["adcode"], row["announced_on"])))
        for row in compared.to_dict("records")
    ]
    return compared.assign(explained_zh=told)


def place_history(
    adcode: str,
    series: pd.DataFrame,
    notices: pd.DataFrame,
    clusters: pd.DataFrame | None,
    days: Iterable[date],
) -> pd.DataFrame:
    """One place day by day: its cases, what the rule suggests and what a notice says.

    Returns:
        on, confirmed_cumulative, new_confirmed_14d, level, at_least, reason_zh, group, group_zh,
        basis_zh, suggested_zh, published_zh (both empty where there is none) and differs_zh.
    """
    rows = [_history_on(adcode, series, notices, clusters, day) for day in days]
    return add_groups(pd.concat(rows, ignore_index=True))


def _graded_on(series: pd.DataFrame, clusters: pd.DataFrame | None, on: date) -> pd.DataFrame:
    """The level of every place whose series speaks of a day."""
    standing = _standing(series, on)
    return grade_units(mark_clusters(standing.assign(on=on), clusters, on))


def _standing(series: pd.DataFrame, on: date) -> pd.DataFrame:
    day = pd.Timestamp(on)
    known = series[series["counted_on"] <= day].drop_duplicates("unit_code", keep="last")
    return known[known["counted_on"] > day - pd.Timedelta(days=FRESH_DAYS)].reset_index(drop=True)


def _nothing_suggested() -> pd.DataFrame:
    names = ("unit_code", "on", "counted_on", "level", "at_least", "reason_zh")
    return pd.DataFrame({name: pd.Series(dtype=object) for name in names})


def _spans(series: pd.DataFrame) -> dict[str, tuple[date, date]]:
    """From when to when each place is counted."""
    spans = series.groupby("unit_code")["counted_on"].agg(["min", "max"])
    return {
        str(code): (first.date(), last.date())
        for code, first, last in zip(spans.index, spans["min"], spans["max"], strict=True)
    }


def _explained_zh(
    row: dict[Any, Any], spans: dict[str, tuple[date, date]], counted_on: date | None
) -> str:
    if row["agreement"] == Agreement.NOT_COMPARABLE.value:
        return _why_not_zh(row, spans)
    earlier = counted_on is not None and counted_on < row["announced_on"]
    reason = f"{row['reason_zh']}{f'（病例截至 {counted_on}）' if earlier else ''}"
    if row["agreement"] == Agreement.AGREE.value:
        return reason
    return f"{reason}：{_difference_zh(row)}"


def _why_not_zh(row: dict[Any, Any], spans: dict[str, tuple[date, date]]) -> str:
    code = str(row["adcode"])
    if row["unit_type"] != "county":
        return str(row["why_zh"])
    if code not in spans:
        return str(row["why_zh"]) if city_code_of(code) in spans else NO_SERIES_ZH
    first, last = spans[code]
    if row["announced_on"] < first or row["announced_on"] >= last + timedelta(days=FRESH_DAYS):
        return f"该地病例序列只有 {first} 至 {last}"
    if row["announced_on"] < first + timedelta(days=WINDOW_DAYS):
        return f"该地病例序列始于 {first}，不足{WINDOW_DAYS}天"
    return f"{BEFORE_RULE_ZH}，不定级" if row["announced_on"] < RULE_ISSUED_ON else "该日无病例数"


def _difference_zh(row: dict[Any, Any]) -> str:
    """Why the rule says another level than the notice, from the counts alone."""
    published, suggested = row["published_zh"], row["suggested_zh"]
    if _SEVERITY[row["risk_level"]] < _SEVERITY[row["level"]]:
        return f"按规则为{suggested}，公告定为{published}，从宽"
    if row["level"] == RiskLevel.LOW.value:
        return f"连续{WINDOW_DAYS}天无新增，按规则为{suggested}；公告定为{published}，从严"
    return (
        f"累计不超过{LARGE_OUTBREAK_CASES}例或无聚集性疫情，按规则为{suggested}；"
        f"公告定为{published}，从严"
    )


def _history_on(
    adcode: str,
    series: pd.DataFrame,
    notices: pd.DataFrame,
    clusters: pd.DataFrame | None,
    on: date,
) -> pd.DataFrame:
    own = _standing(series[series["unit_code"] == adcode], on)
    if own.empty:
        own = pd.DataFrame({"unit_code": [adcode]}).assign(
            **{name: pd.array([None], dtype="Int64") for name in _COUNTS}
        )
    graded = grade_units(mark_clusters(own.assign(on=on), clusters, on))
    level, at_least = graded["level"].iloc[0], bool(graded["at_least"].iloc[0])
    suggested_zh = "" if pd.isna(level) else level_text_zh(level, at_least)
    official = official_level(notices, adcode, on)
    holds = official is not None and not official.expired
    published_zh = official.level.label_zh if official is not None and holds else ""
    differs = bool(published_zh and suggested_zh) and not _fits(official, level, at_least)
    decided = decide_levels(graded, graded["unit_code"], notices, on)
    return decided.astype(dict.fromkeys(_COUNTS, "Int64")).assign(
        suggested_zh=suggested_zh,
        published_zh=published_zh,
        differs_zh="不一致" if differs else "",
    )


def _fits(official: Any, level: str, at_least: bool) -> bool:
    """Whether a notice says no other level than the rule; 「≥中」 leaves high open."""
    allowed = {level, RiskLevel.HIGH.value} if at_least else {level}
    return official.level.value in allowed
