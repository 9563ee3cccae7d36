"""零报告 by a button: a unit says that it has nothing to report this week."""

from typing import Final

import streamlit as st

from data_access.uploads.form import as_zero_report, form_csv
from data_access.views.form_row import FormRow
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components import upload_form_parts as parts
from pages.components.upload_form import choose_row
from pages.components.upload_state import upload_state

_KIND_ZH: Final = "零报告"


def report_nothing(dataset: Dataset) -> None:
    """The unit and week, what a 零报告 means, and its button."""
    row = choose_row(dataset)
    if row is None:
        return
    with st.container(border=True):
        name = escape_markdown(parts.unit_name(row))
        st.markdown(
            f"**{name}** {week_label_zh(row.week_ending)}没有情况可报。\n\n"
            "零报告计入填报率，不参与任何比率；它不等于各项都是 0。"
        )
        if row.reported:
            st.warning("这一周已经报过数；报零报告会替换它，需要写明更正原因。")
        st.button(
            "报零报告",
            type="primary",
            icon=":material/exposure_zero:",
            on_click=_take,
            args=(row,),
            key="take-zero",
        )


def _take(row: FormRow) -> None:
    content = form_csv(row.dataset, as_zero_report(row.dataset, row.blank))
    upload_state().take(parts.as_file(row, content, _KIND_ZH))
