"""How maps group what they show: classes of a rate, risk levels, and what nobody reported."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from figures.formats import is_missing, percent
from figures.theme import (
    BLUES,
    GREY_DARK,
    GROUND,
    PRIMARY_DARK,
    RISK_COLOURS,
    RISK_SYMBOLS,
)
from indicators.vocabulary import ReportStatus, RiskLevel, RolloutStage

RATE_EDGES: Final = (0.60, 0.80, 0.90, 0.95)  # the upper edge belongs to the class above
RATE_DECIMALS: Final = 3  # classes are cut at what people read, one decimal of a percent
MISSING_ZH: Final = ReportStatus.MISSING.label_zh
NO_LEVEL_ZH: Final = "未定级"


@dataclass(frozen=True, slots=True)
class MapClass:
    """One entry of a legend: its words, colour and mark."""

    label_zh: str
    colour: str
    symbol: str = "circle"
    edge: str = GROUND
    label_colour: str = GREY_DARK


def rate_class(rate: Any) -> MapClass:
    """The class of a rate [0–1]; a missing one is 未报, never the lowest class."""
    if is_missing(rate):
        return MISSING_CLASS
    return RATE_CLASSES[bisect_right(RATE_EDGES, round(float(rate), RATE_DECIMALS))]


def risk_class(level: Any, rate: Any) -> MapClass:
    """The class of a zone's risk level; a zone that did not report is 未报 whatever its level."""
    if is_missing(rate):
        return MISSING_CLASS
    return NO_LEVEL_CLASS if is_missing(level) else RISK_CLASSES[level]


def _rate_classes() -> tuple[MapClass, ...]:
    texts = [percent(edge, 0) for edge in RATE_EDGES]
    middle = [f"{low}–{high}" for low, high in pairwise(texts)]
    labels = [f"{texts[0]} 以下", *middle, f"{texts[-1]} 及以上"]
    colours = BLUES[1:6]
    label_colours = (GREY_DARK, PRIMARY_DARK, GROUND, GROUND, GROUND)
    return tuple(
        MapClass(label, colour, edge=PRIMARY_DARK, label_colour=label_colour)
        for label, colour, label_colour in zip(labels, colours, label_colours, strict=True)
    )


RATE_CLASSES: Final = _rate_classes()
RISK_CLASSES: Final[Mapping[str, MapClass]] = {
    level: MapClass(level.label_zh, RISK_COLOURS[level], RISK_SYMBOLS[level]) for level in RiskLevel
}
MISSING_CLASS: Final = MapClass(MISSING_ZH, GREY_DARK, "x")
NO_LEVEL_CLASS: Final = MapClass(NO_LEVEL_ZH, GROUND, "circle-open", edge=GREY_DARK)
STAGE_CLASSES: Final[Mapping[str | None, MapClass]] = {
    **{
        stage: MapClass(stage.label_zh, colour, edge=PRIMARY_DARK)
        for stage, colour in zip(RolloutStage, BLUES[1:], strict=True)
    },
    None: MISSING_CLASS,
}
