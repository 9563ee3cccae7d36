"""Stacked bars: parts in their order, totals at the end, no number where it does not fit."""

import pandas as pd
import plotly.graph_objects as go

from figures.stacks import stacked_bars

COUNTS = pd.DataFrame(
    [("国家高新区", "启动", 98), ("国家高新区", "推荐", 1), ("<i>城市", "推荐", 4)],
    columns=["kind_zh", "part_zh", "count"],
)


def test_parts_follow_the_given_order_and_end_in_the_total() -> None:
    figure = stacked_bars(COUNTS, ["推荐", "启动"])

    assert [(part.name, part.x) for part in figure.data] == [
        ("推荐", (1, 4)), ("启动", (98, 0)),
    ]  # fmt: skip
    assert [note.text for note in figure.layout.annotations][1:] == ["<b>99</b>", "<b>4</b>"]


def test_a_number_is_left_out_where_its_segment_is_too_narrow() -> None:
    figure = stacked_bars(COUNTS, ["推荐", "启动"])

    assert [part.text for part in figure.data] == [("", "4"), ("98", "")]


def test_the_key_names_every_part_once() -> None:
    figure = stacked_bars(COUNTS, ["推荐", "启动"], compact=True)

    key = figure.layout.annotations[0].text
    assert (key.count("推荐"), key.count("启动"), key.count("■")) == (1, 1, 2)
    assert figure.layout.yaxis.ticktext == ("国家高新区", "&lt;i&gt;城市")


def test_stacked_bars_are_a_valid_figure() -> None:
    figure = stacked_bars(COUNTS, ["推荐", "启动"])

    assert len(go.Figure(figure.to_dict()).data) == 2
