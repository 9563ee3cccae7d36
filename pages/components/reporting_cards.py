"""The headline of 填报情况, the rule of the deadline, and the list of those to be reminded."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

import pandas as pd
import streamlit as st

from figures.cards import Card, tone_of
from figures.formats import change_zh, count_zh, plain, value_zh
from indicators.cards import Unit
from indicators.periods import local_text, week_ending, week_label_zh
from indicators.reporting import due_period
from indicators.schedules import rule_zh, time_left_zh
from indicators.vocabulary import Dataset
from pages.components import reporting_parts as parts
from pages.components.caching import View
from pages.components.card_row import show_cards
from pages.components.cards import is_still
from pages.components.downloads import offer_table
from pages.components.figure_tabs import show_figure, show_table
from pages.components.loaders import now
from pages.components.reporting_columns import (
    MATRIX_COLUMNS,
    PENDING_COLUMNS,
    STATUS_WORDS_ZH,
)
from pages.components.schedule_parts import book_of
from pages.components.screen import is_compact
from pages.components.unit_choice import today

_MESSAGE_HEIGHT: Final = 330  # [px]
_MATRIX_HEIGHT: Final = 620  # [px]; 169 zones scroll within
_MATRIX_UNITS: Final = 36  # as many as fit without scrolling
_FEW: Final = 12  # missing units whose message needs no scrolling


class _Card(NamedTuple):
    """One headline number: its column, whether up is good, what it means."""

    title_zh: str
    column: str
    unit: Unit
    higher_is_better: bool | None
    help_zh: str
    spark: str = ""


_CARDS: Final = (
    _Card("填报率", "reporting_rate", Unit.SHARE, True, "实报 ÷ 应报，零报告计入实报", "value"),
    _Card("准时率", "on_time_rate", Unit.SHARE, True, "期限前首次报送的家数 ÷ 应报"),
    _Card("迟报", "reports_late", Unit.COUNT, False, "首次报送晚于期限"),
    _Card("零报告", "zero_reports", Unit.COUNT, None, "按期报告本期无情况，不等于未报"),
    _Card("未报", "reports_missing", Unit.COUNT, False, "没有收到任何报告", "missing"),
)


def reporting_cards(view: View, dataset: Dataset) -> None:
    """填报率, 准时率, 迟报, 零报告 and 未报 of the period, against the one before."""
    lines, weekly = parts.headline(view, dataset), parts.weekly_rates(view, dataset)
    if not lines:
        st.info(f"{view.area.label_zh}没有应报单位。请换一个地区。", icon=":material/info:")
        st.stop()
    since = "较上期" if dataset is Dataset.ROLLOUT else "较上周"
    show_cards([_card(card, lines, weekly, since) for card in _CARDS])


def deadline_line(view: View, dataset: Dataset) -> None:
    """Which period is shown, when it was due, and whether that is over."""
    period = parts.periods(view, dataset)[-1]
    schedule = book_of(view, dataset).of(period)
    deadline = schedule.deadline(period)
    left = time_left_zh(now(), deadline)
    over = now() > deadline
    state = f"{left}，已截止" if over else f"{left}，没有报送不等于逾期"
    rhythm = "按月报送，以当月最后一个周日为准；" if dataset is Dataset.ROLLOUT else ""
    st.markdown(
        f"**报送期限** {rhythm}{rule_zh(schedule)}。"
        f"{week_label_zh(period)}的期限为 {local_text(deadline)}（{state}）。"
    )


def status_legend() -> None:
    """What each status means."""
    st.caption(
        "　·　".join(f"**{status.label_zh}** {words}" for status, words in STATUS_WORDS_ZH.items())
    )


def matrix_and_table(view: View, dataset: Dataset) -> None:
    """Every unit and period: the figure scrolls within, the table is downloaded."""
    chart, table = st.tabs(["图", "表"], key="tabs-填报矩阵", on_change="rerun")
    if chart.open:
        with chart, st.container(height=_height(parts.units(view, dataset))):
            figure = parts.matrix(view, dataset, is_compact())
            show_figure("填报矩阵", figure, "每个单位每一期的填报状态")
    if table.open:
        with table:
            show_table("填报矩阵", parts.matrix_rows(view, dataset), MATRIX_COLUMNS, view)


def reminders(view: View, dataset: Dataset) -> None:
    """Who is overdue for the period shown, and who still has time for the one collected now."""
    current = due_period(dataset, week_ending(today()))
    shown = parts.periods(view, dataset)[-1]
    if current == shown or not view.as_of.is_head:
        _reminder(view, dataset, parts.missing(view, dataset))
        return
    absent, pending = parts.missing(view, dataset), parts.pending(view, dataset, current)
    names = [f"所选一期未报（{len(absent):,} 家）", f"本期待报（{len(pending):,} 家）"]
    for tab, units in zip(st.tabs(names), (absent, pending), strict=True):
        with tab:
            _reminder(view, dataset, units)
            if units is pending and len(pending):
                offer_table("本期待报单位", pending, PENDING_COLUMNS, view)


def _reminder(view: View, dataset: Dataset, missing: pd.DataFrame) -> None:
    """The text that a reviewer copies to remind the missing units."""
    if missing.empty:
        st.success("应报单位已全部报送，无需催报。", icon=":material/task_alt:")
        return
    st.caption("右上角可复制，直接粘贴到通知或工作群；也可由命令 remind 定时发送")
    st.code(
        parts.reminder(view, dataset, missing, now()),
        language=None,
        wrap_lines=True,
        height="content" if len(missing) <= _FEW else _MESSAGE_HEIGHT,
    )


def _card(
    card: _Card,
    lines: Sequence[Mapping[Hashable, Any]],
    weekly: pd.DataFrame,
    since_zh: str,
) -> Card:
    line = lines[0]
    change = line[card.column] - lines[1][card.column] if len(lines) > 1 else None
    still = is_still(change)
    expected = count_zh(line["expected_reports"])
    covered = f"{count_zh(line['actual_reports'])}/{expected} 家" if card.unit is Unit.SHARE else ""
    told = [since_zh if change is not None else "", covered if card.spark else ""]
    return Card(
        card.title_zh,
        value_zh(line[card.column], card.unit),
        "" if change is None else change_zh(change, card.unit),
        rises=None if change is None or still else change > 0,
        tone=tone_of(None if still else change, higher_is_better=card.higher_is_better),
        note_zh=" · ".join(part for part in told if part),
        help_zh=f"{card.help_zh}；应报 {expected} 家",
        points=tuple(plain(value) for value in weekly[card.spark]) if card.spark else (),
    )


def _height(units: pd.DataFrame) -> int | Literal["content"]:
    return _MATRIX_HEIGHT if len(units) > _MATRIX_UNITS else "content"
