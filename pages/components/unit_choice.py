"""Choosing reporting units: a province first, then all of it or one unit by name."""

from datetime import date, timedelta
from typing import Final

import pandas as pd
import streamlit as st

from data_access.views.blank_sheet import template_units
from figures.formats import count_zh
from indicators.periods import SHANGHAI, week_ending, week_label_zh
from indicators.vocabulary import Dataset
from pages.components.caching import View, cached
from pages.components.loaders import current_as_of, load, now
from pages.components.schedule_parts import book_of
from pages.components.visit import current_actor

WEEK_KEY: Final = "form-week"
_ALL: Final = ""
_LISTED: Final = 2_000  # above, a list of units is too long to send; a province is chosen first
_WEEKS_OFFERED: Final = 5  # an older week needs a 说明 anyway


def today() -> date:
    """The product clock's day in Shanghai."""
    return now().astimezone(SHANGHAI).date()


def units_due(view: View, dataset: Dataset) -> pd.DataFrame:
    """The units that owe the week's report; tells the visitor where there are none."""
    units = _units(view, dataset)
    if units.empty:
        st.info(
            f"您的管辖范围内没有应报{dataset.label_zh}的单位；如有遗漏，请联系系统管理员登记。",
            icon=":material/info:",
        )
    return units


def view_of_week(ending: date | None = None) -> View:
    """The newest numbers, at a week; at the one that is due without one."""
    return View(current_as_of(), current_actor(), ending or week_ending(today()))


def counted_day(view: View, dataset: Dataset) -> date:
    """统计日期 to be filled in: the week's cut-off, or today while that is to come."""
    return min(today(), book_of(view, dataset).of(view.week_ending).cutoff(view.week_ending))


def choose_units(units: pd.DataFrame, key: str) -> pd.DataFrame:
    """The units of a province, or one of them."""
    area, unit = st.columns([2, 3])
    with area:
        within = _of_province(units, area_key(key))
    with unit:
        code = _one_of(within, key, "范围内全部单位")
    return within if code == _ALL else within[within["unit_code"] == code]


def choose_unit(units: pd.DataFrame, key: str) -> str:
    """The code of one unit, "" until one is chosen; whoever has only one is not asked."""
    if len(units) == 1:
        return str(units["unit_code"].iloc[0])
    area, unit = st.columns([2, 3])
    with area:
        within = _of_province(units, area_key(key))
    with unit:
        return _one_of(within, key, "请选择单位")


def choose_week() -> date:
    """Which week a form reports: the one that is due, or one of those before."""
    due = week_ending(today())
    weeks = [due - timedelta(weeks=back) for back in range(_WEEKS_OFFERED)]
    chosen = st.selectbox(
        "报告周",
        weeks,
        format_func=lambda week: week_label_zh(week) + ("（本周）" if week == due else ""),
        key=WEEK_KEY,
        persist_state="session",
    )
    return chosen or due


def area_key(key: str) -> str:
    """Where the province chosen is kept."""
    return f"{key}-area"


def unit_key(key: str, province_zh: str) -> str:
    """Where the unit chosen within a province is kept."""
    return f"{key}-unit-{province_zh}"


def _of_province(units: pd.DataFrame, key: str) -> pd.DataFrame:
    counts = units["province_zh"].value_counts().sort_index().to_dict()
    province = st.selectbox(
        "省份",
        [_ALL, *counts],
        format_func=lambda name: (
            f"{name or '全部'}（{count_zh(counts.get(name, len(units)), '家')}）"
        ),
        key=key,
        persist_state="session",
    )
    return units if province == _ALL else units[units["province_zh"] == province]


def _one_of(units: pd.DataFrame, key: str, none_zh: str) -> str:
    listed = units if len(units) <= _LISTED else units.head(0)
    names = dict(zip(listed["unit_code"], listed["name_zh"], strict=True))
    chosen = st.selectbox(
        "单位（可输入名称查找）",
        [_ALL, *names],
        format_func=lambda code: f"{names[code]}　{code}" if code else none_zh,
        key=unit_key(key, st.session_state.get(area_key(key)) or _ALL),
        persist_state="session",
        disabled=not names,
        help=None if names else "单位太多，请先选省份",
    )
    return chosen or _ALL


@cached
def _units(view: View, dataset: Dataset) -> pd.DataFrame:
    return load(template_units, view, dataset, view.week_ending)
