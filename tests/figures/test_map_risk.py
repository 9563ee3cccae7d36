"""The map of risk: levels under the rule, cases before it, whether a zone reported or not."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from figures.map_risk import risk_map

UNDER_RULE, BEFORE_RULE = date(2020, 3, 1), date(2020, 2, 16)
LARGEST_BYTES = 60 * 1024


def zones(*groups: str) -> pd.DataFrame:
    rows = [
        (f"HTZ{number:03}", f"示例<b>{number}", 110.0 + number, 30.0, group, "按病例推算", 3, 60)
        for number, group in enumerate(groups)
    ]
    columns = [
        "zone_code", "name_zh", "lon", "lat", "group", "basis_zh", "new_confirmed_14d",
        "confirmed_cumulative",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).assign(value=None)


def drawn(frame: pd.DataFrame, week: date, **over: Any) -> go.Figure:
    return risk_map(frame, week_ending=week, value_title_zh="企业复工率", **over)


def entries(figure: go.Figure) -> dict[str, str]:
    """Legend entry → mark."""
    shown = [trace for trace in figure.data if trace.legend == "legend" and trace.showlegend]
    return {trace.name: trace.marker.symbol for trace in sorted(shown, key=lambda t: t.legendrank)}


def test_a_zone_keeps_its_level_when_it_did_not_report() -> None:
    figure = drawn(zones("high", "at_least_medium", "low"), UNDER_RULE)

    assert entries(figure) == {
        "高风险　1 家": "square",
        "≥中（聚集性疫情<br>未登记）　1 家": "triangle-up",
        "中风险　0 家": "diamond",
        "低风险　1 家": "circle",
    }


def test_before_the_rule_the_map_tells_cases_and_says_so() -> None:
    figure = drawn(zones("very_many", "none"), BEFORE_RULE)

    assert figure.layout.legend.title.text == "累计确诊（分级规则发布前）"
    assert list(entries(figure)) == [
        "累计超过500例　1 家",
        "累计51–500例　0 家",
        "累计11–50例　0 家",
        "累计1–10例　0 家",
        "累计0例　1 家",
    ]


def test_more_cases_are_larger_marks() -> None:
    figure = drawn(zones("very_many", "many", "some", "few", "none"), BEFORE_RULE)

    sizes = {trace.name: trace.marker.size for trace in figure.data if trace.customdata}
    assert [sizes[name] for name in entries(figure)] == sorted(sizes.values(), reverse=True)


def test_a_zone_without_cases_has_its_own_entry() -> None:
    assert "无病例数据　1 家" in entries(drawn(zones("low", "no_cases"), UNDER_RULE))


def test_the_hover_says_basis_cases_and_silence_with_names_escaped() -> None:
    figure = drawn(zones("high"), UNDER_RULE)

    point = next(trace for trace in figure.data if trace.customdata)
    assert point.text == ("示例&lt;b&gt;0",)
    assert point.customdata == (["HTZ000", "按病例推算", "3 例", "60 例", "未报"],)


def test_the_map_of_all_zones_is_light_and_valid() -> None:
    figure = drawn(zones(*["low"] * 150, *["high"] * 19), UNDER_RULE, compact=True)

    assert len(go.Figure(figure.to_dict()).to_json()) < LARGEST_BYTES
