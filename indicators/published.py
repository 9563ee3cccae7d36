"""Figures that were published in 2020, to be shown beside the reported ones and never mixed in."""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Final

import pandas as pd

_FILE: Final = Path(__file__).parent / "data" / "published.csv"
COLUMNS: Final = (
    "dataset", "indicator", "scope_zh", "on", "value", "unit", "note_zh", "source",
)  # fmt: skip


def published(indicator: str | None = None) -> pd.DataFrame:
    """Published figures in order of date, all of them or those of one indicator.

    Shares are 0–1 and money is in yuan, as everywhere in code. `note_zh` says where a figure
    was published as a bound or counts another population than ours. `dataset` is one of the
    reporting datasets or `context` (activity indices of others).

    Returns:
        One row per figure: dataset, indicator, scope_zh, on (date), value, unit (share, count,
        people or cny), note_zh, source.

    Source: each row's own `source`.
    """
    figures = _figures()
    wanted = figures if indicator is None else figures[figures["indicator"] == indicator]
    return wanted.sort_values("on", kind="stable", ignore_index=True)


def registered_enterprises(names_zh: Collection[str]) -> pd.DataFrame:
    """What was published of the enterprises registered or watched in a zone, by its names.

    They count another population than 企业总数 and only explain why the two differ.
    """
    figures = published("registered_enterprises")
    return figures[figures["scope_zh"].isin(names_zh)]


@cache
def _figures() -> pd.DataFrame:
    figures = pd.read_csv(_FILE, dtype=str, keep_default_na=False)
    figures["value"] = figures["value"].map(float)
    figures["on"] = pd.to_datetime(figures["on"]).dt.date
    return figures
