"""The slide of the provinces: all of them in one ranking, the nation at its place among them."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from figures.briefing import sentences as say
from figures.briefing.facts import NATION_ZH, BriefingFacts
from figures.briefing.story import Slide
from figures.drawing.charts import Chart, ChartKind, Series
from figures.formats import percent, plain
from figures.theme import SERIES
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE

_RATE: Final = ENTERPRISE_RESUMPTION_RATE
_NATION_COLOUR: Final = SERIES[1]  # the whole stands out among its parts
_IN_ONE_COLUMN: Final = 16
_TOLD: Final = 3  # provinces at either end


def provinces_slide(facts: BriefingFacts, line: Mapping[str, Any], foot: str) -> Slide:
    """Lying bars: thirty names stand below each other, never beside each other."""
    return Slide(
        "provinces",
        "各省",
        say.provinces_zh(facts.provinces, line.get("value")) or "各省企业复工率",
        chart=_ranking(facts.provinces, line.get("value")),
        notes_zh=_ends_zh(facts.provinces),
        foot_zh=foot,
    )


def _ranking(provinces: pd.DataFrame, nation: Any) -> Chart:
    """Every province by its rate, the nation at its own place among them."""
    rows = [*zip(provinces["name_zh"], map(plain, provinces["value"]), strict=True)]
    ranked = sorted([(NATION_ZH, plain(nation)), *rows], key=_by_rate)
    names = tuple(name for name, _ in ranked)
    return Chart(
        ChartKind.BARS,
        names,
        (Series(_RATE.title_zh, tuple(value for _, value in ranked)),),
        colours=tuple(_NATION_COLOUR if name == NATION_ZH else SERIES[0] for name in names),
        columns=2 if len(names) > _IN_ONE_COLUMN else 1,
    )


def _by_rate(row: tuple[str, float | None]) -> tuple[bool, float]:
    """The highest first, who did not report last."""
    return row[1] is None, -(row[1] or 0.0)


def _ends_zh(provinces: pd.DataFrame) -> list[str]:
    """The first and the last few, as they are said aloud."""
    told = provinces.dropna(subset=["value"]).sort_values("value", ascending=False, kind="stable")
    named = [f"{row['name_zh']} {percent(row['value'])}" for row in told.to_dict("records")]
    if len(named) < _TOLD * 2:
        return ["、".join(named)]
    return [f"靠前：{'、'.join(named[:_TOLD])}", f"靠后：{'、'.join(named[: -_TOLD - 1 : -1])}"]
