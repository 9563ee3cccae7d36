"""Maps: what colour and mark say of a zone and of a site, and what they never claim."""

import itertools

import pandas as pd
import plotly.graph_objects as go

from figures.map_classes import RATE_CLASSES, rate_class
from figures.maps import ZoneColour, site_map
from figures.theme import RISK_COLOURS, RISK_SYMBOLS
from indicators.vocabulary import RiskLevel
from tests.figures.zone_maps import WEEK, map_of, scatters


def _points(figure: go.Figure) -> dict[str, tuple[list[str], str, str]]:
    """Legend entry → codes, colour, symbol."""
    return {
        trace.name: (
            [row[0] for row in trace.customdata],
            trace.marker.color,
            trace.marker.symbol,
        )
        for trace in scatters(figure)
        if trace.customdata is not None
    }


def test_risk_is_told_by_colour_and_by_mark(three_zones: pd.DataFrame) -> None:
    points = _points(map_of(three_zones))

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

    points = _points(map_of(three_zones))

    assert (points["未定级　1 家"][0], points["低风险　0 家"][0]) == (["HTZ001"], [])


def test_a_zone_that_did_not_report_is_in_no_rate_class(three_zones: pd.DataFrame) -> None:
    points = _points(map_of(three_zones, colour_by=ZoneColour.RATE))

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
