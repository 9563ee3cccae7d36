"""An address of a page that says everything: whoever opens it sees the same week and reports."""

from urllib.parse import urlencode

import streamlit as st

from indicators.vocabulary import Dataset
from pages.components.caching import View
from pages.components.choices import DATASET_KEY


def offer_link(view: View, dataset: Dataset) -> None:
    """The page's address with what the browser's own leaves out: the defaults of this role."""
    with st.popover("链接", icon=":material/link:", type="tertiary"):
        st.caption("打开即是同一周、同一口径和同样的选择；看得到多少，按打开的人的管辖范围")
        st.code(_address(view, dataset), language=None, wrap_lines=True)


def _address(view: View, dataset: Dataset) -> str:
    page = (st.context.url or "").partition("?")[0]
    chosen = {key: st.query_params[key] for key in st.query_params}
    is_picked = st.session_state.get(DATASET_KEY) == dataset.label_zh
    report = {DATASET_KEY: dataset.label_zh} if is_picked and dataset is not Dataset.WEEKLY else {}
    told = {
        "week": str(view.week_ending),
        "unreviewed": str(not view.as_of.approved_only).lower(),
        **report,
        **({"area": view.area.province_zh} if view.area.province_zh else {}),
    }
    return f"{page}?{urlencode(chosen | told)}"
