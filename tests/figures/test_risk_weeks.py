"""Numbers of zones by level and week."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from figures.risk_weeks import COMPACT_WEEKS, group_weeks

FIRST = date(2020, 2, 23)
COUNTS = pd.DataFrame(
    [
        (FIRST, "at_least_medium", 63),
        (FIRST, "low", 30),
        (FIRST + timedelta(days=7), "high", 8),
        (FIRST + timedelta(days=7), "low", 89),
    ],
    columns=["on", "group", "zones"],
)


def test_every_level_has_its_row_and_a_nought_stays_blank() -> None:
    figure = go.Figure(group_weeks(COUNTS).to_dict())

    assert [trace.text for trace in figure.data] == [
        (["", "8"],),
        (["63", ""],),
        (["", ""],),
        (["30", "89"],),
    ]


def test_the_rows_carry_mark_and_word() -> None:
    labels = group_weeks(COUNTS).layout.yaxis.ticktext

    assert [label.split("</span> ")[1] for label in labels] == [
        "高风险", "≥中", "中风险", "低风险",
    ]  # fmt: skip


def test_a_phone_shows_the_last_weeks() -> None:
    weeks = [FIRST + timedelta(days=7 * step) for step in range(12)]
    counts = pd.DataFrame({"on": weeks, "group": "low", "zones": range(12)})

    assert len(group_weeks(counts, compact=True).data[3].z[0]) == COMPACT_WEEKS
