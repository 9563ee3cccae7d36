"""The template of the visitor's own units: choose them, take it as XLSX or CSV."""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from data_access.uploads.template import template_csv
from data_access.uploads.template_book import template_xlsx
from data_access.views.blank_sheet import BlankSheet, blank_sheet, template_units
from figures.formats import count_zh
from indicators.periods import SHANGHAI, week_ending
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH, Dataset
from pages.components.downloads import XLSX, offer_bytes
from pages.components.loaders import View, cached, current_actor, current_as_of, load, now, store

_ALL: Final = ""
_LISTED: Final = 2_000  # above, a list of units is too long to send; a province is chosen first


def offer_template(dataset: Dataset) -> None:
    """A sheet with the chosen units filled in, for the week that is due."""
    today = now().astimezone(SHANGHAI).date()
    view = View(current_as_of(), current_actor(), week_ending(today))
    units = _units(view, dataset)
    if units.empty:
        st.info("名录里还没有应报单位；请联系管理员登记后再下载模板。", icon=":material/info:")
        return
    chosen = _chosen_units(units, dataset)
    name = chosen["name_zh"].iloc[0] if len(chosen) == 1 else f"{len(chosen)}家"
    stem = f"模板_{dataset.label_zh}_{name}_{view.week_ending}"
    with st.container(horizontal=True):
        offer_bytes(
            "下载模板（XLSX）",
            lambda: template_xlsx(_blank(view, dataset, today, chosen), _notice_zh()),
            f"{stem}.xlsx",
            XLSX,
        )
        offer_bytes(
            "下载模板（CSV）",
            lambda: template_csv(dataset, _blank(view, dataset, today, chosen).rows, _notice_zh()),
            f"{stem}.csv",
            "text/csv",
        )
    st.caption("单位和日期已填好，附上周数、下拉选项和离线检查，Excel、WPS 都能用。")


def _chosen_units(units: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    area, unit = st.columns([2, 3])
    counts = units["province_zh"].value_counts().sort_index().to_dict()
    province = area.selectbox(
        "模板范围",
        [_ALL, *counts],
        format_func=lambda name: (
            f"{name or '全部'}（{count_zh(counts.get(name, len(units)), '家')}）"
        ),
        key=f"template-area-{dataset.value}",
    )
    within = units if province == _ALL else units[units["province_zh"] == province]
    listed = within if len(within) <= _LISTED else within.head(0)
    names = dict(zip(listed["unit_code"], listed["name_zh"], strict=True))
    code = unit.selectbox(
        "单位（可输入名称查找）",
        [_ALL, *names],
        format_func=lambda code: f"{names[code]}　{code}" if code else "范围内全部单位",
        key=f"template-unit-{dataset.value}-{province}",
        disabled=not names,
        help=None if names else "单位太多，请先选省份",
    )
    return within if code == _ALL else within[within["unit_code"] == code]


@cached
def _units(view: View, dataset: Dataset) -> pd.DataFrame:
    return load(template_units, view, dataset, view.week_ending)


def _blank(view: View, dataset: Dataset, today: date, chosen: pd.DataFrame) -> BlankSheet:
    codes = chosen["unit_code"].tolist()
    return load(blank_sheet, view, dataset, view.week_ending, min(today, view.week_ending), codes)


def _notice_zh() -> str:
    return SYNTHETIC_NOTICE_ZH if store().settings.demo else ""
