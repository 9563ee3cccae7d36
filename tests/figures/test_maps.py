"""Maps: what is drawn for whom, what is never drawn, and what it weighs."""

import itertools
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from figures.map_base import GEOMETRY_URL, LAND
from figures.map_classes import RATE_CLASSES, rate_class
from figures.map_layout import CREDIT_ZH
from figures.maps import MAP_CONFIG, ZoneColour, site_map, zone_map
from figures.theme import MISSING_COLOUR, RISK_COLOURS, RISK_SYMBOLS
from geo.boundaries import boundary_version
from geo.places.zone_register import zones
from indicators.vocabulary import RiskLevel

WEEK = date(2020, 4, 5)
LARGEST_BYTES = 40 * 1024


@pytest.fixture
def three_zones() -> pd.DataFrame:
    rows = [
        ("HTZ001", "中关村", 116.2, 40.0, 0.9, "low"),
        ("HTZ099", "武汉东湖<b>&", 114.5, 30.5, 0.4, "high"),
        ("HTZ162", "兰州", 103.9, 36.1, pd.NA, "medium"),
    ]
    return _zone_frame(rows)


@pytest.fixture
def three_provinces() -> pd.DataFrame:
    rows = [
        ("110000", "北京市", 0.9, 1, 1),
        ("420000", "湖北省", 0.4, 11, 12),
        ("620000", "甘肃省", pd.NA, 0, 2),
    ]
    columns = ["adcode", "name_zh", "value", "units", "expected"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "Float64"})


def _zone_frame(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    columns = ["zone_code", "name_zh", "lon", "lat", "value", "risk_level"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "Float64"})


def _map(frame: pd.DataFrame, **over: Any) -> go.Figure:
    return zone_map(frame, week_ending=WEEK, value_title_zh="企业复工率", **over)


def _scatters(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.type == "scattergeo"]


def _points(figure: go.Figure) -> dict[str, tuple[list[str], str, str]]:
    """Legend entry → codes, colour, symbol."""
    return {
        trace.name: (
            [row[0] for row in trace.customdata],
            trace.marker.color,
            trace.marker.symbol,
        )
        for trace in _scatters(figure)
        if trace.customdata is not None
    }


def test_risk_is_told_by_colour_and_by_mark(three_zones: pd.DataFrame) -> None:
    points = _points(_map(three_zones))

    assert points == {
        "未报　1 家": (["HTZ162"], "#55606C", "x"),
        "低风险　1 家": (
            ["HTZ001"],
            RISK_COLOURS[RiskLevel.LOW],
            RISK_SYMBOLS[RiskLevel.LOW],
        ),
        "中风险　0 家": ([], RISK_COLOURS[RiskLevel.MEDIUM], RISK_SYMBOLS[RiskLevel.MEDIUM]),
        "高风险　1 家": (
            ["HTZ099"],
            RISK_COLOURS[RiskLevel.HIGH],
            RISK_SYMBOLS[RiskLevel.HIGH],
        ),
    }


def test_a_zone_without_a_level_is_not_taken_for_low_risk(three_zones: pd.DataFrame) -> None:
    three_zones.loc[0, "risk_level"] = pd.NA

    points = _points(_map(three_zones))

    assert (points["未定级　1 家"][0], points["低风险　0 家"][0]) == (["HTZ001"], [])


def test_a_zone_that_did_not_report_is_in_no_rate_class(three_zones: pd.DataFrame) -> None:
    points = _points(_map(three_zones, colour_by=ZoneColour.RATE))

    codes = {name: codes for name, (codes, _, _) in points.items() if codes}
    assert codes == {
        "未报　1 家": ["HTZ162"],
        "90%–95%　1 家": ["HTZ001"],
        "60% 以下　1 家": ["HTZ099"],
    }


def test_a_rate_is_classed_as_it_is_read() -> None:
    rates = [0.5994, 0.59951, 0.9, 0.9496, 1.0]

    labels = [rate_class(rate).label_zh for rate in rates]

    assert labels == ["60% 以下", "60%–80%", "90%–95%", "95% 及以上", "95% 及以上"]


def test_the_ramp_darkens_from_class_to_class() -> None:
    colours = [one.colour for one in RATE_CLASSES]

    lightness = [sum(int(colour[i : i + 2], 16) for i in (1, 3, 5)) for colour in colours]

    assert all(lighter - darker > 40 for lighter, darker in itertools.pairwise(lightness))


def test_unreported_provinces_are_grey_with_strokes_and_others_plain(
    three_zones: pd.DataFrame, three_provinces: pd.DataFrame
) -> None:
    figure = _map(three_zones, areas=three_provinces)

    colours = {
        code: trace.colorscale[0][1]
        for trace in figure.data
        if trace.type == "choropleth" and trace.geo == "geo"
        for code in trace.locations
    }
    strokes = [trace for trace in _scatters(figure) if trace.mode == "lines" and trace.geo == "geo"]
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
    figure = _map(three_zones, areas=three_provinces)

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
    figure = _map(three_zones)

    texts = [text for trace in figure.data if trace.name == "高风险　1 家" for text in trace.text]

    assert texts == ["武汉东湖&lt;b&gt;&amp;"]


def test_every_map_has_the_inset_the_dashes_and_the_credit(three_zones: pd.DataFrame) -> None:
    for compact in (False, True):
        figure = _map(three_zones, compact=compact)
        dashes = [
            trace.geo for trace in _scatters(figure) if list(trace["lon"] or []).count(None) == 9
        ]

        assert dashes == ["geo", "geo2"]
        assert figure.layout.geo2.showframe
        assert [note.text for note in figure.layout.annotations] == [CREDIT_ZH]


def test_a_phone_gets_no_labels(three_zones: pd.DataFrame) -> None:
    labels = [
        sum(
            len(trace.text)
            for trace in _scatters(_map(three_zones, compact=compact))
            if trace.mode == "text"
        )
        for compact in (False, True)
    ]

    assert labels == [35, 1]  # 34 provinces and 南海诸岛


def test_letters_and_marks_grow_on_a_wall(three_zones: pd.DataFrame) -> None:
    desk, wall = (_map(three_zones, height=height) for height in (680, 1000))

    sizes = [(one.layout.legend.font.size, one.data[-1].marker.size) for one in (desk, wall)]

    assert sizes == [(12, 9), (17.6, 13.2)]


def test_geometry_travels_by_address_and_plotly_asks_only_ours(three_zones: pd.DataFrame) -> None:
    figure = _map(three_zones)

    addresses = {trace.geojson for trace in figure.data if trace.type == "choropleth"}

    assert addresses == {f"{GEOMETRY_URL}/province.json", f"{GEOMETRY_URL}/country.json"}
    assert MAP_CONFIG["topojsonURL"] == f"/geo/{boundary_version()}/"


def test_a_site_s_colour_is_its_stage_and_its_mark_its_type() -> None:
    rows = [
        ("S1", "深圳", 114.0, 22.5, "city", "launched", "人工智能<i>"),
        ("S2", "杨凌", 108.0, 34.3, "agricultural_zone", "launched", pd.NA),
        ("S3", "成都", 104.0, 30.6, "zone", pd.NA, pd.NA),
    ]
    columns = ["site_code", "name_zh", "lon", "lat", "site_type", "stage", "theme_zh"]

    figure = site_map(pd.DataFrame(rows, columns=columns), week_ending=WEEK)

    traces = {trace.customdata[0][0]: trace for trace in figure.data if trace.customdata}
    assert list(traces["S1"].marker.symbol) == ["square", "triangle-up"]
    assert traces["S1"].customdata == (
        ["S1", "创新型城市", "启动", "人工智能&lt;i&gt;"],
        ["S2", "国家农高区", "启动", "—"],
    )
    assert (traces["S3"].name, traces["S3"].marker.symbol) == ("未报　1 家", "x")


@pytest.mark.parametrize("compact", [False, True])
def test_plotly_accepts_the_figures(
    three_zones: pd.DataFrame, three_provinces: pd.DataFrame, *, compact: bool
) -> None:
    figure = _map(three_zones, areas=three_provinces, compact=compact)

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

    figure = _map(_zone_frame(rows), areas=provinces)

    assert len(figure.to_json().encode()) < LARGEST_BYTES
