"""Twelve weeks on one page: every zone in every week, one legend, small enough to send."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from figures.drawing.png import png_bytes
from figures.drawing.shapes import Copy, Drawing, Mark, Words
from figures.drawing.small_maps import HEIGHT, WIDTH, small_maps
from figures.drawing.svg import svg_text
from figures.map_layout import CREDIT_ZH
from geo.places.zone_register import zones
from indicators.risk_groups import CaseGroup, RiskGroup

LARGEST: Final = 300_000  # [bytes]
LEVELS: Final = ("low", "medium", "at_least_medium", "high")
PLACES: Final = pd.DataFrame(
    [{"zone_code": zone.zone_code, "lon": zone.lon, "lat": zone.lat} for zone in zones()]
)


def levels(first: date, weeks: int, groups: Sequence[str] = LEVELS) -> pd.DataFrame:
    """Every zone in one of the groups, another one each week."""
    return pd.DataFrame(
        [
            {
                "zone_code": code,
                "on": first + timedelta(weeks=week),
                "group": groups[(number + week) % len(groups)],
            }
            for week in range(weeks)
            for number, code in enumerate(PLACES["zone_code"])
        ]
    )


@pytest.fixture(scope="module")
def twelve() -> Drawing:
    return small_maps(levels(date(2020, 3, 1), 14), PLACES, date(2020, 5, 31))


def copies(drawing: Drawing, prefix: str) -> list[Copy]:
    shapes = (shape for shape in drawing.shapes if isinstance(shape, Copy))
    return [shape for shape in shapes if shape.symbol.startswith(prefix)]


def said(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def test_each_of_the_last_twelve_weeks_has_its_map_and_every_zone_its_mark(
    twelve: Drawing,
) -> None:
    headings = [text for text in said(twelve) if "年第" in text]

    assert len(copies(twelve, "ground")) == 12
    assert len(copies(twelve, "level-")) == 12 * len(zones())
    assert (headings[0], headings[-1]) == (
        "2020年第11周（3月9日—3月15日）", "2020年第22周（5月25日—5月31日）",
    )  # fmt: skip


def test_the_counts_of_a_week_are_told_with_the_marks_of_the_levels(twelve: Drawing) -> None:
    told = next(text for text in said(twelve) if text.startswith("■"))

    assert re.sub(r"\d+", "", told) == "■ 　▲ 　◆ 　● "
    assert sum(map(int, re.findall(r"\d+", told))) == len(zones())


def test_a_page_stays_small_because_the_outline_is_written_once(twelve: Drawing) -> None:
    text = svg_text(twelve)

    assert len(text.encode()) <= LARGEST
    assert text.count('<symbol id="ground"') == 1
    assert text.count('<use xlink:href="#ground"') == 12
    ET.fromstring(text)  # noqa: S314 - our own


def test_the_ground_holds_the_inset_and_the_page_the_credit(twelve: Drawing) -> None:
    ground = [shape.text for shape in twelve.symbols["ground"] if isinstance(shape, Words)]

    assert ground == ["南海诸岛"]
    assert CREDIT_ZH in said(twelve)


def test_every_mark_lies_on_the_page(twelve: Drawing) -> None:
    places = copies(twelve, "")

    assert min(min(place.x, place.y) for place in places) >= 0
    assert max(place.x for place in places) <= WIDTH
    assert max(place.y for place in places) <= HEIGHT


def test_a_week_before_the_rule_has_zones_without_a_level_and_the_legend_says_so() -> None:
    drawing = small_maps(
        pd.concat([levels(date(2020, 2, 16), 1, ["some"]), levels(date(2020, 2, 23), 1)]),
        PLACES,
        date(2020, 2, 23),
    )

    assert len(copies(drawing, "level-no_level")) == len(zones())
    assert "未定级（分级规则发布前）" in said(drawing)
    assert "分级规则发布前，169 家" in said(drawing)


def test_before_the_rule_the_classes_are_those_of_cases() -> None:
    groups = [group.value for group in CaseGroup]
    drawing = small_maps(levels(date(2020, 2, 2), 3, groups), PLACES, date(2020, 2, 16))

    assert {group.label_zh for group in CaseGroup} <= set(said(drawing))
    assert RiskGroup.HIGH.label_zh not in said(drawing)


def test_fewer_weeks_take_a_lower_page_and_an_unplaced_zone_is_still_counted() -> None:
    unplaced = PLACES.assign(lon=PLACES["lon"].mask(PLACES["zone_code"] == "HTZ001"))
    drawing = small_maps(levels(date(2020, 3, 1), 2, ["low"]), unplaced, date(2020, 3, 8))

    assert drawing.height < HEIGHT - 400
    assert len(copies(drawing, "level-")) == 2 * (len(zones()) - 1)
    assert "■ 0　▲ 0　◆ 0　● 169" in said(drawing)


def test_no_class_is_drawn_white_on_white() -> None:
    groups = [group.value for group in RiskGroup]
    drawing = small_maps(levels(date(2020, 3, 1), 1, groups), PLACES, date(2020, 3, 1))

    marks = [shape for shape in drawing.shapes if isinstance(shape, Mark)]
    assert len(marks) == len(groups)
    assert not [mark for mark in marks if mark.symbol.endswith("-open")]
    assert not [mark for mark in marks if mark.fill == mark.edge]


def test_the_picture_is_as_large_as_the_page(twelve: Drawing) -> None:
    picture = png_bytes(twelve, 72)

    assert [int.from_bytes(picture[at : at + 4]) for at in (16, 20)] == [WIDTH, HEIGHT]
    assert len(picture) > 50_000
