"""A map as plain shapes: whole, official, in its frame, and the same in every file."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, TypeVar
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import pytest

from figures.drawing.map_drawing import HEIGHT, WIDTH, draw_map
from figures.drawing.png import png_bytes
from figures.drawing.shapes import Area, Drawing, Mark, Stroke, Words
from figures.drawing.svg import svg_text
from figures.drawing.titles import with_title
from figures.map_layout import CREDIT_ZH, OUTLINE
from figures.map_risk import risk_map
from geo.boundaries import Level, islands
from geo.outlines import SLIDE_TOLERANCE, outlines, rings_of
from geo.places.division_register import provinces
from geo.places.zone_register import zones

GROUPS: Final = ("low", "medium", "high", "at_least_medium")
Shape = TypeVar("Shape", Area, Mark, Stroke, Words)


def drawn(tolerance: float = 0.0, missing: str = "青海") -> Drawing:
    """Every zone in one of four levels; one province unreported."""
    points = pd.DataFrame(
        [
            {
                "zone_code": zone.zone_code, "name_zh": zone.short_name_zh, "lon": zone.lon,
                "lat": zone.lat, "group": GROUPS[rank % 4], "basis_zh": "", "value": 0.5,
                "new_confirmed_14d": 1, "confirmed_cumulative": 2,
            }
            for rank, zone in enumerate(zones())
        ]
    )  # fmt: skip
    shaded = pd.DataFrame(
        [
            {
                "adcode": one.adcode, "name_zh": one.name_zh, "units": 1, "expected": 1,
                "value": None if one.short_name_zh == missing else 0.97,
            }
            for one in provinces()
        ]
    )  # fmt: skip
    figure = risk_map(
        points, week_ending=date(2020, 4, 5), value_title_zh="企业复工率", areas=shaded
    )
    return draw_map(figure, "风险地图", tolerance)


@pytest.fixture(scope="module")
def whole() -> Drawing:
    return drawn()


def of(drawing: Drawing, kind: type[Shape]) -> list[Shape]:
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


def said(drawing: Drawing) -> list[str]:
    return [words.text for words in of(drawing, Words)]


def test_every_zone_has_its_mark_and_each_level_its_shape(whole: Drawing) -> None:
    marks = [mark for mark in of(whole, Mark) if mark.name_zh]

    assert len(marks) == len(zones())
    assert {mark.symbol for mark in marks} == {"circle", "diamond", "square", "triangle-up"}


def test_the_outline_the_dashes_the_islets_taiwan_and_the_credit_are_there(whole: Drawing) -> None:
    outline = [area for area in of(whole, Area) if area.edge == OUTLINE and not area.fill]
    strokes = [stroke for stroke in of(whole, Stroke) if stroke.colour == OUTLINE]
    dots = [mark for mark in of(whole, Mark) if mark.fill == OUTLINE]

    assert len(outline) == 3  # the country, its part in the inset, and the inset's rim
    assert len(strokes) >= 10
    assert len(dots) >= len(islands())
    assert {"台湾", "南海诸岛", CREDIT_ZH, "高新区风险等级", "各省企业复工率"} <= set(said(whole))
    assert any(area.name_zh == "台湾省" for area in of(whole, Area))


def test_an_unreported_province_is_grey_with_strokes(whole: Drawing) -> None:
    without = drawn(missing="")

    assert len(of(whole, Stroke)) > len(of(without, Stroke)) + 5


def test_everything_lies_in_the_drawing(whole: Drawing) -> None:
    corners = np.vstack([ring for area in of(whole, Area) for ring in area.rings])

    assert corners.min() >= -0.01
    assert corners[:, 0].max() <= WIDTH + 0.01
    assert corners[:, 1].max() <= HEIGHT + 0.01


def test_the_legend_names_each_level_with_its_count(whole: Drawing) -> None:
    entries = [text for text in said(whole) if re.search(r"\d+ 家$", text)]

    assert len(entries) == 4
    assert sum(int(re.findall(r"(\d+) 家", text)[0]) for text in entries) == len(zones())


def test_a_coarse_drawing_keeps_every_province(whole: Drawing) -> None:
    coarse = drawn(SLIDE_TOLERANCE)

    def corners(drawing: Drawing) -> int:
        return sum(len(ring) for area in of(drawing, Area) for ring in area.rings)

    names = {area.name_zh for area in of(whole, Area)}
    assert {area.name_zh for area in of(coarse, Area)} == names
    assert corners(coarse) < corners(whole) / 1.5
    assert len(outlines(Level.PROVINCE, None, SLIDE_TOLERANCE)) == 34


def test_an_area_keeps_its_size_when_it_is_made_coarse() -> None:
    fine, coarse = (outlines(Level.COUNTRY, None, step) for step in (0.0, SLIDE_TOLERANCE))

    ratio = coarse["100000"].area / fine["100000"].area
    assert abs(ratio - 1) < 0.005
    assert all(len(ring) >= 4 for ring in rings_of(coarse["100000"]))


def test_a_mark_and_a_province_tell_what_the_screen_tells(whole: Drawing) -> None:
    told = {mark.name_zh: mark.told_zh for mark in of(whole, Mark)}
    provinces_told = {area.name_zh: area.told_zh for area in of(whole, Area)}

    assert told["中关村"].splitlines() == [
        "中关村", "低风险（）", "近14日新增1 例，累计2 例", "企业复工率：50.0%",
        "2020年第14周（3月30日—4月5日）",
    ]  # fmt: skip
    assert provinces_told["青海省"].splitlines()[1] == "企业复工率：未报"
    assert svg_text(whole).count('class="told"') > len(zones())


def test_the_svg_is_well_formed_and_its_words_are_escaped(whole: Drawing) -> None:
    titled = with_title(whole, "<b>甲</b> & 乙", ["演示数据（合成）", ""])

    tree = ET.fromstring(svg_text(titled))  # noqa: S314 - our own

    texts = [element.text for element in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert {"<b>甲</b> & 乙", "演示数据（合成）", CREDIT_ZH} <= set(texts)


def test_the_picture_is_as_large_as_it_is_asked_for(whole: Drawing) -> None:
    picture = png_bytes(whole, 72)

    assert picture.startswith(b"\x89PNG")
    size: Sequence[int] = [int.from_bytes(picture[at : at + 4]) for at in (16, 20)]
    assert list(size) == [WIDTH, HEIGHT]
    assert len(picture) > 50_000
