"""Twelve weeks as small maps on one page: the same classes in all, to be printed (小幅多图)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

import pandas as pd

from figures.axes import text_width
from figures.drawing.shapes import Anchor, Copy, Drawing, Mark, Shape, Words
from figures.drawing.small_ground import fine_ground, small_frame
from figures.formats import count_zh
from figures.map_classes import NO_LEVEL_ZH, MapClass
from figures.map_layout import CREDIT_ZH
from figures.map_points import marker
from figures.risk_classes import CASE_CLASSES, CASE_SCALES, GROUP_MARKS_ZH, LEVEL_CLASSES
from figures.theme import GREY_DARK, GREY_LIGHT, INK
from indicators.periods import week_label_zh
from indicators.risk_groups import UNKNOWN, CaseGroup, RiskGroup, groups_on
from indicators.risk_rule import BEFORE_RULE_ZH

WEEKS: Final = 12
WIDTH: Final = 1000.0  # as an A4 page lying
HEIGHT: Final = 707.0  # with three rows
_COLUMNS: Final = 4
_TOP: Final = 58.0  # for the heading of the page
_ROW: Final = 203.0
_MAP_TOP: Final = 34.0  # for the week and its counts
_FOOT: Final = 40.0  # for the legend and the credit
_LEGEND_UP: Final = 25.0
_CREDIT_UP: Final = 8.0
_HEADING: Final = 11.5
_SMALL: Final = 9.5
_MARK: Final = 4.2
_LEGEND_MARK: Final = 8.0
_EDGE: Final = 0.3
_GROUND: Final = "ground"
_NO_LEVEL: Final = "no_level"
_NO_LEVEL_CLASS: Final = MapClass(f"{NO_LEVEL_ZH}（{BEFORE_RULE_ZH}）", GREY_LIGHT, edge=GREY_DARK)


def small_maps(levels: pd.DataFrame, places: pd.DataFrame, week_ending: date) -> Drawing:
    """The last twelve weeks up to one, four in a row, oldest first.

    The classes are those of the last week: under the rule a week before it has no levels, and
    its zones are drawn as such.

    Args:
        levels: one row per zone and week: zone_code, on, group (code word of `groups_on`).
        places: one row per zone: zone_code, lon, lat [degrees, missing where unknown].
        week_ending: the last week.
    """
    shown = levels[levels["on"] <= week_ending].merge(places, on="zone_code", how="left")
    weeks = sorted(set(shown["on"]))[-WEEKS:]
    under_rule = groups_on(week_ending) is RiskGroup
    before = {week for week in weeks if under_rule and groups_on(week) is not RiskGroup}
    shown = shown[shown["on"].isin(weeks)]
    shown = shown.assign(group=shown["group"].mask(shown["on"].isin(before), _NO_LEVEL))
    classes = _classes(set(shown["group"]), under_rule=under_rule)
    symbols = {_GROUND: fine_ground()} | {
        _name(group): [_mark(one, group)] for group, one in classes.items()
    }
    cells = [
        shape
        for number, week in enumerate(weeks)
        for shape in _cell(shown[shown["on"] == week], week, number, classes)
    ]
    height = _TOP + _ROW * -(-len(weeks) // _COLUMNS) + _FOOT
    shapes = [*cells, *_legend(classes, height - _LEGEND_UP), _credit(height - _CREDIT_UP)]
    return Drawing(WIDTH, height, shapes, _title_zh(len(weeks), under_rule=under_rule), symbols)


def _title_zh(weeks: int, *, under_rule: bool) -> str:
    what = "疫情风险等级" if under_rule else f"所在地累计确诊（{BEFORE_RULE_ZH}）"
    return f"各高新区{what}：近{weeks}周"


def _classes(present: set[str], *, under_rule: bool) -> Mapping[str, MapClass]:
    """The classes of all weeks, the gravest first; what nobody knows only where it is so."""
    groups = list(RiskGroup if under_rule else CaseGroup)
    known = LEVEL_CLASSES if under_rule else CASE_CLASSES
    own = {g.value: known[g.value] for g in groups if g.value != UNKNOWN or UNKNOWN in present}
    # an open circle would be lost at this size
    own = {
        group: replace(one, symbol="circle") if one.symbol == "circle-open" else one
        for group, one in own.items()
    }
    return own | ({_NO_LEVEL: _NO_LEVEL_CLASS} if _NO_LEVEL in present else {})


def _cell(
    zones: pd.DataFrame, week: date, number: int, classes: Mapping[str, MapClass]
) -> Iterator[Shape]:
    left = WIDTH / _COLUMNS * (number % _COLUMNS) + 5
    top = _TOP + _ROW * (number // _COLUMNS)
    yield Words(week_label_zh(week), left, top + 8, _HEADING, INK, bold=True)
    yield Words(_counts_zh(zones), left, top + 23, _SMALL, GREY_DARK)
    yield Copy(_GROUND, left, top + _MAP_TOP)
    for group in list(classes)[::-1]:  # the gravest is drawn last
        of_group = zones[zones["group"] == group].dropna(subset=["lon", "lat"])
        for x, y in small_frame("geo").project(of_group["lon"].tolist(), of_group["lat"].tolist()):
            yield Copy(_name(group), float(x) + left, float(y) + top + _MAP_TOP)


def _counts_zh(zones: pd.DataFrame) -> str:
    """How many zones stand in each level, with the level's mark."""
    counts = zones["group"].value_counts()
    if not set(counts.index) & {group.value for group in RiskGroup if group != UNKNOWN}:
        return f"{BEFORE_RULE_ZH}，{count_zh(len(zones), '家')}"
    told = [group for group in RiskGroup if group != UNKNOWN or UNKNOWN in counts]
    return "　".join(f"{GROUP_MARKS_ZH[group]} {counts.get(group.value, 0)}" for group in told)


def _legend(classes: Mapping[str, MapClass], y: float) -> Iterator[Shape]:
    x = 8.0
    for one in classes.values():
        yield Mark(one.symbol, x + 4, y, _LEGEND_MARK, one.colour, one.edge, _EDGE)
        yield Words(one.label_zh, x + 13, y, _HEADING, INK)
        x += 13 + text_width(one.label_zh, round(_HEADING)) + 18


def _credit(y: float) -> Words:
    return Words(CREDIT_ZH, WIDTH - 4, y, _SMALL, GREY_DARK, Anchor.RIGHT)


def _mark(one: MapClass, group: str) -> Mark:
    size = marker(one, _MARK)["size"] * CASE_SCALES.get(group, 1.0)
    return Mark(one.symbol, 0, 0, size, one.colour, one.edge, _EDGE)


def _name(group: str) -> str:
    return f"level-{group}"
