"""Provinces' own ways of grading (地方分级办法), as they published them: never mapped to levels."""

from functools import cache
from pathlib import Path
from typing import Final

import pandas as pd

_FILE: Final = Path(__file__).parent / "data" / "risk_variants.csv"
COLUMNS: Final = (
    "province_zh", "scheme_zh", "counted_on", "rank", "colour_zh", "label_zh", "counties",
    "source",
)  # fmt: skip


def risk_variants() -> pd.DataFrame:
    """How many counties stood in each class of a province's own scheme, day by day.

    Zhejiang's five colours are older than the national rule and rest on other indicators
    (累计病例、本地病例占比、聚集性疫情、连续3天无新增). Its words sound like the national
    levels and mean others, so no class is counted as a national level anywhere.

    Returns:
        province_zh, scheme_zh, counted_on (date), rank (1 the gravest), colour_zh, label_zh,
        counties [count], source; by scheme, day and rank.

    Source: each row's own `source`.
    """
    return _variants().copy()


@cache
def _variants() -> pd.DataFrame:
    rows = pd.read_csv(_FILE, dtype={"rank": int, "counties": int})
    days = pd.to_datetime(rows["counted_on"]).dt.date
    return rows.assign(counted_on=days)[list(COLUMNS)]
