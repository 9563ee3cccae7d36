"""Who lags behind the whole area, and what sets each apart: the table and the words."""

from collections.abc import Hashable, Mapping
from typing import Any, Final

import pandas as pd

from figures.briefing.facts import BriefingFacts
from figures.formats import is_missing, percent
from figures.tables import ColumnFormat, Columns, TableKind
from indicators.leading import ahead_and_behind
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE

_RATE: Final = ENTERPRISE_RESUMPTION_RATE
LAGGING_COLUMNS: Final[Columns] = {
    "short_name_zh": ColumnFormat("高新区"),
    "province_zh": ColumnFormat("省份"),
    "enterprise_resumption_rate": ColumnFormat("企业复工率", TableKind.SHARE),
    "enterprise_change": ColumnFormat("较上周", TableKind.POINTS),
    "difficulty_zh": ColumnFormat("最突出的困难"),
    "difficulty_share": ColumnFormat("占企业", TableKind.SHARE),
    "level_zh": ColumnFormat("风险等级"),
}


def lagging(facts: BriefingFacts, zones: pd.DataFrame, most: int) -> pd.DataFrame:
    """The zones furthest behind the rate of the whole area, the furthest first.

    Args:
        facts: of the week.
        zones: its zones, with whatever else is to be shown of them.
        most: how many.

    Returns:
        Their rows, with the difficulty that stands out as `ahead_and_behind` tells it.
    """
    whole = facts.line(_RATE.code).get("value")
    if is_missing(whole):
        return zones.iloc[:0].assign(difficulty_zh=None, difficulty_share=None, group_share=None)
    return ahead_and_behind(
        zones, _RATE.code, whole=float(whole or 0), higher_is_better=True, most=most
    )[1]


def difficulty_zh(row: Mapping[Hashable, Any], area_zh: str) -> str:
    """The difficulty that stands out, beside the whole area; or that none does."""
    if is_missing(row["difficulty_zh"]):
        return f"五类困难都不高于{area_zh}"
    share, whole = percent(row["difficulty_share"]), percent(row["group_share"])
    return f"{row['difficulty_zh']}占企业 {share}，{area_zh} {whole}"
