"""Maps: what is drawn for whom, what every map shows, and what it weighs."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from figures.map_base import GEOMETRY_URL, LAND
from figures.map_classes import RATE_CLASSES
from figures.map_layout import CREDIT_ZH
from figures.maps import MAP_CONFIG
from figures.theme import MISSING_COLOUR
from geo.boundaries import boundary_version
from geo.places.zone_register import zones
from tests.figures.zone_maps import map_of, scatters, zone_frame

LARGEST_BYTES = 40 * 1024


def test_unreported_provinces_are_grey_with_strokes_and_others_plain(
    three_zones: pd.DataFrame, three_provinces: pd.DataFrame
) -> None:
    figure = map_of(three_zones, areas=three_provinces)

    colours = {
        code: trace.colorscale[0][1]
        for trace in figure.data
        if trace.type == "choropleth" and trace.geo == "geo"
        for code in trace.locations
    }
    strokes = [trace for trace in scatters(figure) if trace.mode == "lines" and trace.geo == "geo"]
    assert (colours["620000"], colours["540000"], colours["420000"]) == (
        MISSING_COLOUR,
        LAND,
        RATE_CLASSES[0].colour,
    )
    assert len(strokes) == 2  # the dashes and the strokes
    assert set(colours) - {"100000"} >= {"710000", "810000", "820000"}


def test_the_hover_tells_value_coverage_and_week(
    three_zones: pd.DataFrame, three_provinces: pd.DataFrame
) -> None:
    figure = map_of(three_zones, areas=three_provinces)

    shown = {
        trace.customdata[0][0]: (trace.customdata[0], trace.hovertemplate)
        for trace in figure.data
        if trace.customdata
    }
    assert shown["420000"] == (
        ["420000", "40.0%", "11/12 家已报"],
        "<b>%{text}</b><br>企业复工率：%{customdata[1]}<br>覆盖：%{customdata[2]}"
        "<br>2020年第14周（3月30日—4月5日）<extra></extra>",
    )
    assert shown["HTZ162"] == (
        ["HTZ162", "未报", "中风险"],
        "<b>%{text}</b><br>企业复工率：%{customdata[1]}<br>风险等级：%{customdata[2]}"
        "<br>2020年第14周（3月30日—4月5日）<extra></extra>",
    )


def test_names_are_shown_literally(three_zones: pd.DataFrame) -> None:
    figure = map_of(three_zones)

    texts = [text for trace in figure.data if trace.name == "高风险　1 家" for text in trace.text]

    assert texts == ["武汉东湖&lt;b&gt;&amp;"]


def test_every_map_has_the_inset_the_dashes_and_the_credit(three_zones: pd.DataFrame) -> None:
    for compact in (False, True):
        figure = map_of(three_zones, compact=compact)
        dashes = [
            trace.geo for trace in scatters(figure) if list(trace["lon"] or []).count(None) == 9
        ]

        assert dashes == ["geo", "geo2"]
        assert figure.layout.geo2.showframe
        assert [note.text for note in figure.layout.annotations] == [CREDIT_ZH]


def test_a_phone_gets_no_labels(three_zones: pd.DataFrame) -> None:
    labels = [
        sum(
            len(trace.text)
            for trace in scatters(map_of(three_zones, compact=compact))
            if trace.mode == "text"
        )
        for compact in (False, True)
    ]

    assert labels == [35, 1]  # 34 provinces and 南海诸岛


def test_letters_and_marks_grow_on_a_wall(three_zones: pd.DataFrame) -> None:
    desk, wall = (map_of(three_zones, height=height) for height in (680, 1000))

    sizes = [(one.layout.legend.font.size, one.data[-1].marker.size) for one in (desk, wall)]

    assert sizes == [(12, 9), (17.6, 13.2)]


def test_geometry_travels_by_address_and_plotly_asks_only_ours(three_zones: pd.DataFrame) -> None:
    figure = map_of(three_zones)

    addresses = {trace.geojson for trace in figure.data if trace.type == "choropleth"}

    assert addresses == {f"{GEOMETRY_URL}/province.json", f"{GEOMETRY_URL}/country.json"}
    assert MAP_CONFIG["topojsonURL"] == f"/geo/{boundary_version()}/"


@pytest.mark.parametrize("compact", [False, True])
def test_plotly_accepts_the_figures(
    three_zones: pd.DataFrame, three_provinces: pd.DataFrame, *, compact: bool
) -> None:
    figure = map_of(three_zones, areas=three_provinces, compact=compact)

    checked = go.Figure(json.loads(figure.to_json()))

    assert len(checked.data) == len(figure.data)


def test_all_169_zones_weigh_less_than_40_kib() -> None:
    rows = [
        (one.zone_code, f"{one.short_name_zh}高新区", one.lon, one.lat, 0.876, "low")
        for one in zones()
    ]
    provinces = pd.DataFrame(
        [(code, "某省", 0.876, 5, 6) for code in sorted({one.province_adcode for one in zones()})],
        columns=["adcode", "name_zh", "value", "units", "expected"],
    )

    figure = map_of(zone_frame(rows), areas=provinces)

    assert len(figure.to_json().encode()) < LARGEST_BYTES
