"""Cases and level around one zone."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.risk_history import risk_history
from indicators.events import POLICY_EVENTS

LEVELS = pd.DataFrame(
    [
        (date(2020, 2, 16), 40, 20, "some", "累计11–50例"),
        (date(2020, 2, 23), pd.NA, pd.NA, "no_cases", "无病例数据"),
        (date(2020, 3, 1), 60, 5, "at_least_medium", "≥中（聚集性疫情未登记）"),
    ],
    columns=["on", "confirmed_cumulative", "new_confirmed_14d", "group", "group_zh"],
).astype({"confirmed_cumulative": "Int64", "new_confirmed_14d": "Int64"})


def test_a_week_without_cases_is_a_gap_and_before_the_rule_there_is_no_mark() -> None:
    cumulative, new, strip = go.Figure(risk_history(LEVELS).to_dict()).data

    assert cumulative.y == (40, None, 60)
    assert new.y == (20, None, 5)
    assert strip.text == ("", "○", "▲")


def test_the_key_names_only_the_marks_that_occur() -> None:
    figure = risk_history(LEVELS, compact=True)

    assert figure.layout.annotations[-1].text == "○ 无病例数据　▲ ≥中　灰：分级规则发布前"


def test_the_marks_of_policy_are_numbered_and_named() -> None:
    figure = risk_history(LEVELS, events=POLICY_EVENTS[1:2])

    assert figure.data[-1].text == ("1",)
    assert "① 2月17日 分区分级防控" in figure.layout.annotations[-1].text
