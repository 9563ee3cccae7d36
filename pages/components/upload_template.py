"""The template of the visitor's own units: choose them, take it as XLSX or CSV."""

import pandas as pd
import streamlit as st

from data_access.uploads.template import template_csv
from data_access.uploads.template_book import template_xlsx
from data_access.views.blank_sheet import BlankSheet, blank_sheet
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH, Dataset
from pages.components.caching import View
from pages.components.downloads import XLSX, offer_bytes
from pages.components.loaders import load, store
from pages.components.unit_choice import choose_units, counted_day, units_due, view_of_week


def offer_template(dataset: Dataset) -> None:
    """A sheet with the chosen units filled in, for the week that is due."""
    view = view_of_week()
    units = units_due(view, dataset)
    if units.empty:
        return
    chosen = choose_units(units, f"template-{dataset.value}")
    name = chosen["name_zh"].iloc[0] if len(chosen) == 1 else f"{len(chosen)}家"
    stem = f"模板_{dataset.label_zh}_{name}_{view.week_ending}"
    with st.container(horizontal=True):
        offer_bytes(
            "下载模板（XLSX）",
            lambda: template_xlsx(_blank(view, dataset, chosen), _notice_zh()),
            f"{stem}.xlsx",
            XLSX,
        )
        offer_bytes(
            "下载模板（CSV）",
            lambda: template_csv(dataset, _blank(view, dataset, chosen).rows, _notice_zh()),
            f"{stem}.csv",
            "text/csv",
        )
    st.caption("单位和日期已填好，附上周数、下拉选项和离线检查，Excel、WPS 都能用。")


def _blank(view: View, dataset: Dataset, chosen: pd.DataFrame) -> BlankSheet:
    codes = chosen["unit_code"].tolist()
    day = counted_day(view, dataset)
    return load(blank_sheet, view, dataset, view.week_ending, day, codes)


def _notice_zh() -> str:
    return SYNTHETIC_NOTICE_ZH if store().settings.demo else ""
