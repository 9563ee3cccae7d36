"""Stacked bars: parts in their order, totals at the end, no number where it does not fit."""

import pandas as pd
import plotly.graph_objects as go

from figures.stacks import stacked_bars
from figures.theme import MISSING_COLOUR
from indicators.cards import Unit

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


def test_money_ends_in_its_own_unit_and_the_words_of_the_kind() -> None:
    funds = pd.DataFrame(
        [("湖北", "中央资金", 70_500_000), ("湖北", "社会资金", 241_000_000)],
        columns=["kind_zh", "part_zh", "count"],
    )

    figure = stacked_bars(
        funds, ["中央资金", "社会资金"], unit=Unit.MONEY, ends_zh={"湖北": "4.8 倍"}
    )

    assert figure.layout.annotations[1].text == "<b>3.1 亿元</b>　4.8 倍"
    assert [part.text for part in figure.data] == [("7,050.0 万元",), ("2.4 亿元",)]


def test_what_was_not_reported_is_grey_and_comes_last() -> None:
    counts = pd.DataFrame(
        [("城市", "未报", 3), ("城市", "启动", 5)], columns=["kind_zh", "part_zh", "count"]
    )

    figure = stacked_bars(counts, ["启动"], absent_zh="未报")

    assert [(part.name, part.x) for part in figure.data] == [("启动", (5,)), ("未报", (3,))]
    assert figure.data[-1].marker.color == MISSING_COLOUR


def test_a_long_name_is_cut_on_the_axis_and_whole_in_the_hover() -> None:
    name = "智能制造产业升级及先进技术推广应用"
    counts = pd.DataFrame([(name, "启动", 1)], columns=["kind_zh", "part_zh", "count"])

    figure = stacked_bars(counts, ["启动"])

    assert figure.layout.yaxis.ticktext == ("智能制造产业升级及先进…",)
    assert name in figure.data[0].customdata[0]
