"""The map of a province or city: its parts, its names, and where it lies in the nation."""

import json
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from figures.axes import text_width
from figures.drawing.map_drawing import draw_map
from figures.drawing.shapes import Area, Mark, Stroke
from figures.map_ground import ground_of
from figures.map_labels import Box
from figures.map_risk import risk_map
from figures.map_size import MapSize
from figures.theme import PRIMARY
from geo.boundaries import province_ids
from geo.divisions import within
from geo.places.zone_register import zones
from tests.drawn import drawn_rows

WEEK = date(2020, 3, 15)
HUBEI = "420000"


def region(place: str, shaded: str = "", **over: Any) -> go.Figure:
    """The risk map of a place with its zones; `shaded` draws adcode, value, units, expected."""
    own = [one for one in zones() if place in (one.province_adcode, one.city_adcode, one.adcode)]
    points = pd.DataFrame(
        [(one.zone_code, one.short_name_zh, one.lon, one.lat) for one in own],
        columns=["zone_code", "name_zh", "lon", "lat"],
    ).assign(
        group="medium", basis_zh="官方公告", new_confirmed_14d=1, confirmed_cumulative=2, value=0.5
    )
    areas = None
    if shaded:
        areas = pd.DataFrame(
            drawn_rows(shaded), columns=["adcode", "name_zh", "value", "units", "expected"]
        )
        numbers = ["value", "units", "expected"]
        areas[numbers] = areas[numbers].apply(pd.to_numeric).astype("Float64")
    return risk_map(
        points, week_ending=WEEK, value_title_zh="企业复工率", areas=areas, place=place, **over
    )


def traces(figure: go.Figure, kind: str, geo: str = "geo") -> list[dict[str, Any]]:
    told = figure.to_dict()["data"]
    return [one for one in told if one["type"] == kind and one.get("geo", "geo") == geo]


def names(figure: go.Figure) -> list[str]:
    return [
        text
        for one in traces(figure, "scattergeo")
        if one.get("mode") == "text"
        for text in one["text"]
    ]


def test_every_part_is_drawn_once_and_opens_by_its_code() -> None:
    figure = region(HUBEI, "420100 | 武汉 | 0.4 | 1 | 1\n420600 | 襄阳 | | 0 | 1")

    parts = [
        one for one in traces(figure, "choropleth") if one["geojson"].endswith("/city/420000.json")
    ]
    codes = [code for one in parts for code in one["locations"]]

    assert sorted(codes) == [one.adcode for one in within(HUBEI)]
    assert all(
        data[0] == code
        for one in parts
        for code, data in zip(one["locations"], one["customdata"], strict=True)
    )


@pytest.mark.parametrize("place", [*province_ids(), "420100", "110108", "429004", "460300"])
def test_every_map_shows_the_dashes_the_islets_taiwan_and_the_credit(place: str) -> None:
    figure = region(place)

    locator = traces(figure, "choropleth", "geo2")
    dashes = [one for one in traces(figure, "scattergeo", "geo2") if one["mode"] == "lines"]
    islets = [one for one in traces(figure, "scattergeo", "geo2") if one["mode"] == "markers"]

    assert [one["locations"] for one in locator] == [[f"{place[:2]}0000"], ["100000"]]
    assert locator[1]["geojson"].endswith("/country.json")  # Taiwan is in it
    assert dashes[0]["lon"].count(None) == 9
    assert len(islets[0]["lon"]) > 50
    assert "审图号" in figure.layout.annotations[0].text


@pytest.mark.parametrize("size", [MapSize(), MapSize(given_height=900), MapSize(compact=True)])
@pytest.mark.parametrize("place", [*province_ids(), "420100", "310000"])
def test_no_name_runs_into_another_at_any_size(place: str, size: MapSize) -> None:
    figure = region(place, compact=size.compact, height=size.given_height)
    (named,) = [one for one in traces(figure, "scattergeo") if one.get("mode") == "text"]
    window = ground_of(place, size).window

    spots = window.pixels(named["lon"], named["lat"])
    halves = [text_width(text, round(size.label)) / 2 for text in named["text"]]
    boxes = [
        Box(x - half, y - size.label / 2, x + half, y + size.label / 2)
        for (x, y), half in zip(spots, halves, strict=True)
    ]

    assert len(boxes) >= min(len(within(place)), 5)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_a_county_is_outlined_on_the_map_of_its_city() -> None:
    figure = region("420111", "420111 | 洪山区 | 0.4 | 1 | 1")

    outlined = [
        one["locations"]
        for one in traces(figure, "choropleth")
        if one["marker"]["line"] == {"color": PRIMARY, "width": 2.2}
    ]

    assert outlined == [["420111"]]
    assert "黄陂区" in names(figure)


def test_an_area_that_did_not_report_has_strokes_of_its_own() -> None:
    reported = region(HUBEI, "420100 | 武汉 | 0.4 | 1 | 1")
    unreported = region(HUBEI, "420100 | 武汉 | | 0 | 1")

    lines = [
        sum(one["mode"] == "lines" for one in traces(figure, "scattergeo"))
        for figure in (reported, unreported)
    ]

    assert lines[1] == lines[0] + 1


def test_the_drawing_of_a_region_has_its_parts_its_marks_and_a_frame() -> None:
    drawn = draw_map(region(HUBEI, "420100 | 武汉 | 0.4 | 1 | 1"))

    areas = {shape.name_zh for shape in drawn.shapes if isinstance(shape, Area)}
    marks = [shape for shape in drawn.shapes if isinstance(shape, Mark) and shape.name_zh]

    assert {one.name_zh for one in within(HUBEI)} - areas == {"武汉市"}
    assert "武汉" in areas
    assert len(marks) == 12
    assert any(isinstance(shape, Stroke) for shape in drawn.shapes)


@pytest.mark.parametrize("place", [HUBEI, "420100", "820000"])
def test_plotly_accepts_the_map_of_a_place(place: str) -> None:
    figure = region(place, "420100 | 武汉 | 0.4 | 1 | 1")

    checked = go.Figure(json.loads(figure.to_json()))

    assert len(checked.data) == len(figure.data)


LEVELS = """
    420100 | 武汉市 | at_least_medium | 按地市病例推算 | 9 | 49000
    420600 | 襄阳市 | low | 按地市病例推算 | | 1175
    429004 | 仙桃市 | medium | 官方公告 | 0 | 575
    429005 | 潜江市 | high | 官方公告 | 1 | 198
    421000 | 荆州市 | no_cases | 无病例数据 | |
    """


def levels_of(drawing: str) -> pd.DataFrame:
    columns = [
        "adcode", "name_zh", "group", "basis_zh", "new_confirmed_14d", "confirmed_cumulative",
    ]  # fmt: skip
    rows = pd.DataFrame(drawn_rows(drawing), columns=columns)
    counts = columns[4:]
    rows[counts] = rows[counts].apply(pd.to_numeric).astype("Int64")
    return rows


@pytest.mark.parametrize(
    ("place", "url"), [(HUBEI, "/city/420000.json"), ("", "/city.json")], ids=["province", "nation"]
)
def test_areas_tell_their_level_by_tint_and_the_grave_ones_by_strokes_too(
    place: str, url: str
) -> None:
    figure = region(place, levels=levels_of(LEVELS))

    tints = {
        one["colorscale"][0][1]: one["locations"]
        for one in traces(figure, "choropleth")
        if one["geojson"].endswith(url) and "2020年" in one.get("hovertemplate", "")
    }
    strokes = {
        one["line"]["color"]
        for one in traces(figure, "scattergeo")
        if one["mode"] == "lines" and len(one["lon"]) and one["line"]["width"] == 0.8
    }
    legend = [one["name"] for one in traces(figure, "scattergeo") if one.get("legend") == "legend2"]

    known = ["420100", "420600", "429004", "429005"]
    drawn = sorted(code for codes in tints.values() for code in codes)
    assert drawn == (sorted([*known, "421000"]) if place else known)
    assert len(tints) == len(drawn)
    assert len(strokes) == 2
    assert legend == [
        "高风险　1 个",
        "≥中　1 个",
        "中风险　1 个",
        "低风险　1 个",
        "无病例数据　1 个",
    ]


def test_a_level_stands_before_the_name_of_its_area() -> None:
    shown = names(region(HUBEI, levels=levels_of(LEVELS)))

    assert {"▲武汉", "●襄阳", "◆仙桃", "■潜江", "荆州"} <= set(shown)


def test_an_area_without_cases_says_so() -> None:
    figure = region(HUBEI, levels=levels_of(LEVELS))

    said = {
        data[0]: (data[1:], one["hovertemplate"])
        for one in traces(figure, "choropleth")
        for data in one.get("customdata") or []
        if "2020年" in one["hovertemplate"]
    }

    assert "没有病例数据" in said["421000"][1]
    assert (said["429004"][0], said["420600"][0]) == ([0, 575], ["—", 1175])
    assert "（官方公告）" in said["429004"][1]
    assert "近14日新增%{customdata[1]}例，累计%{customdata[2]}例" in said["429004"][1]


def test_a_plain_map_claims_nothing_of_zones() -> None:
    hovers = [
        one["hovertemplate"]
        for figure in (region(HUBEI), region(HUBEI, "420100 | 武汉 | 0.4 | 1 | 1"))
        for one in traces(figure, "choropleth")
        if one.get("hovertemplate") and len(one["locations"]) > 1
    ]

    assert ["无国家高新区" in hover for hover in hovers] == [False, True]
