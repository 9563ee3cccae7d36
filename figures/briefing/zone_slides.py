"""The slide of zones: who lags and why, who is back in full; or all zones of a province."""

from typing import Any, Final

import pandas as pd

from figures.briefing import sentences as say
from figures.briefing.facts import BriefingFacts
from figures.briefing.parts import LAGGING_COLUMNS, ZONE_COLUMNS
from figures.briefing.story import Slide
from figures.formats import is_missing, percent
from figures.risk_classes import GROUP_SHORT_ZH
from indicators.lagging import lagging_zones
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE

_RATE: Final = ENTERPRISE_RESUMPTION_RATE
_LISTED: Final = 12
_LED: Final = 5


def zones_slide(facts: BriefingFacts, foot: str) -> Slide:
    """Those that lag and those that lead; for a province, each of its zones."""
    named = facts.zones.assign(level_zh=facts.zones["group"].map(GROUP_SHORT_ZH))
    if not facts.is_national:
        rows = named.sort_values(_RATE.code, ascending=False, na_position="last")
        title = f"{facts.area_zh} {len(rows)} 家高新区"
        return Slide("zones", "本省高新区", title, table=rows, columns=ZONE_COLUMNS, foot_zh=foot)
    behind = lagging_zones(named, _RATE.code, _LISTED)
    leaders = [told] if (told := _ahead_zh(named)) else []
    return Slide(
        "zones",
        "领先与滞后",
        _behind_zh(behind),
        table=behind,
        columns=LAGGING_COLUMNS,
        points_zh=leaders,
        notes_zh=[*leaders, *(_reason_zh(row) for row in behind.to_dict("records"))],
        foot_zh=foot,
    )


def _ahead_zh(zones: pd.DataFrame) -> str:
    """Where every enterprise is back, or who is nearest to it."""
    full = zones[(zones[_RATE.code] >= 1).fillna(False)]["short_name_zh"].tolist()
    if full:
        return f"企业全部复工：{say.names_zh(full)}"
    ahead = zones.dropna(subset=[_RATE.code]).nlargest(_LED, _RATE.code)
    if ahead.empty:
        return ""
    return "领先：" + "、".join(ahead["short_name_zh"])


def _behind_zh(behind: pd.DataFrame) -> str:
    if behind.empty:
        return "各高新区暂无填报"
    kinds = behind["difficulty_zh"].dropna()
    names = say.names_zh(behind["short_name_zh"].tolist()[:3])
    if kinds.empty:
        return f"滞后的高新区：{names}等"
    worst, count = kinds.mode().iloc[0], int(kinds.value_counts().iloc[0])
    return f"{names}等滞后；{len(behind)} 家中 {count} 家最突出的是“{worst}”"


def _reason_zh(row: dict[Any, Any]) -> str:
    told = f"{row['short_name_zh']} {percent(row[_RATE.code])}"
    if is_missing(row["difficulty_zh"]):
        return told
    return f"{told}，{row['difficulty_zh']}（占企业 {percent(row['difficulty_share'])}）"
