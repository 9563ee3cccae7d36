"""The slide of zones: who lags and why, who is back in full; or all zones of a province."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from figures.briefing import sentences as say
from figures.briefing.facts import BriefingFacts
from figures.briefing.lagging import LAGGING_COLUMNS, difficulty_zh, lagging
from figures.briefing.parts import ZONE_COLUMNS
from figures.briefing.story import Slide
from figures.formats import percent
from figures.risk_classes import GROUP_SHORT_ZH
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE

_RATE: Final = ENTERPRISE_RESUMPTION_RATE
_LISTED: Final = 12
_LED: Final = 5
_NAMED: Final = 3


def zones_slide(facts: BriefingFacts, foot: str) -> Slide:
    """Those that lag and those that lead; for a province, each of its zones."""
    named = facts.zones.assign(level_zh=facts.zones["group"].map(GROUP_SHORT_ZH))
    if not facts.is_national:
        rows = named.sort_values(_RATE.code, ascending=False, na_position="last")
        title = f"{facts.area_zh} {len(rows)} 家高新区{_spread_zh(rows)}"
        return Slide("zones", "本省高新区", title, table=rows, columns=ZONE_COLUMNS,
                     notes_zh=_told_zh(rows), foot_zh=foot)  # fmt: skip
    behind = lagging(facts, named, _LISTED)
    leaders = [told] if (told := _ahead_zh(named)) else []
    return Slide(
        "zones",
        "领先与滞后",
        _behind_zh(behind, named[_RATE.code]),
        table=behind,
        columns=LAGGING_COLUMNS,
        points_zh=leaders,
        notes_zh=[*leaders, *(_reason_zh(row, facts.area_zh) for row in behind.to_dict("records"))],
        foot_zh=foot,
    )


def _spread_zh(ranked: pd.DataFrame) -> str:
    """The first and the last of a province's zones; of one alone its rate."""
    told = ranked.dropna(subset=[_RATE.code])
    if told.empty:
        return "，暂无填报"
    first, last = (f"{row['short_name_zh']} {percent(row[_RATE.code])}"
                   for row in (told.iloc[0], told.iloc[-1]))  # fmt: skip
    if len(told) == 1:
        return f"：{first}" if len(ranked) == 1 else f"，仅{first}已报"
    full = int((told[_RATE.code] >= 1).sum())
    if full == len(told):
        return f"，已报的 {full} 家企业全部复工"
    ahead = f"{full} 家企业全部复工" if full else f"{first} 最高"
    return f"：{ahead}，{last} 最低"


def _told_zh(ranked: pd.DataFrame) -> list[str]:
    """Each zone that reported, and who did not."""
    is_told = ranked[_RATE.code].notna()
    silent = ranked.loc[~is_told, "short_name_zh"].tolist()
    said = [f"{row['short_name_zh']}企业复工率 {percent(row[_RATE.code])}"
            for row in ranked[is_told].to_dict("records")]  # fmt: skip
    return [*said, *([f"未报：{say.names_zh(silent)}"] if silent else [])]


def _ahead_zh(zones: pd.DataFrame) -> str:
    """Where every enterprise is back, or who is nearest to it."""
    full = zones[(zones[_RATE.code] >= 1).fillna(False)]["short_name_zh"].tolist()
    if full:
        return f"企业全部复工：{say.names_zh(full)}"
    ahead = zones.dropna(subset=[_RATE.code]).nlargest(_LED, _RATE.code)
    if ahead.empty:
        return ""
    return "领先：" + "、".join(
        f"{row['short_name_zh']} {percent(row[_RATE.code])}" for row in ahead.to_dict("records")
    )


def _behind_zh(behind: pd.DataFrame, rates: "pd.Series[float]") -> str:
    if behind.empty:
        return "没有落在全国之后的高新区" if rates.notna().any() else "各高新区暂无填报"
    kinds = behind["difficulty_zh"].dropna()
    names = _last_zh(behind["short_name_zh"].tolist(), rates)
    if kinds.empty:
        return names
    worst, count = kinds.mode().iloc[0], int(kinds.value_counts().iloc[0])
    return f"{names}；{len(behind)} 家中 {count} 家“{worst}”高出全国最多"


def _last_zh(names: Sequence[str], rates: "pd.Series[float]") -> str:
    """Who lags; where many share the lowest rate none of them is named as the last."""
    lowest = percent(rates.min())
    last = int((rates.dropna().map(percent) == lowest).sum())
    if last > _NAMED:
        return f"{last} 家企业复工率最低，为 {lowest}"
    return f"{'、'.join(names[:_NAMED])}{'等' if len(names) > _NAMED else ''}滞后"


def _reason_zh(row: dict[Any, Any], area_zh: str) -> str:
    told = f"{row['short_name_zh']} {percent(row[_RATE.code])}"
    return f"{told}，{difficulty_zh(row, area_zh)}"
