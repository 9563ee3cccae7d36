"""The form (在线填写): one unit's report typed into the page and checked while one types."""

from typing import Final

import streamlit as st

from data_access.uploads.checked import CheckedUpload
from data_access.uploads.closing import SHUT_CODES
from data_access.uploads.form import form_csv
from data_access.uploads.issues import Issue
from data_access.views.form_row import FormRow
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset, Severity
from pages.components import upload_form_parts as parts
from pages.components.unit_choice import choose_unit, choose_week, units_due, view_of_week
from pages.components.upload_form_draft import keep_form_draft
from pages.components.upload_form_fields import (
    bring_in,
    empty_fields,
    show_fields,
    typed_texts,
)
from pages.components.upload_issue_list import issue_list
from pages.components.upload_state import upload_state

_STILL_TO_FILL: Final = "V01"


def fill_in(dataset: Dataset) -> None:
    """The fields of one unit and week, what is wrong with them, and the way on."""
    row = choose_row(dataset)
    if row is None:
        return
    _last_week(row)
    typed = typed_texts(row)
    checked = parts.checked_form(dataset, form_csv(dataset, typed), parts.form_name(row))
    with st.container(key="form"):
        show_fields(row, _by_header(checked))
    keep_form_draft(row)
    _rest_of_issues(row, checked)
    _go_on(row, checked)


def choose_row(dataset: Dataset) -> FormRow | None:
    """The unit and week that are reported; None, with a sentence, until a unit is chosen."""
    week = choose_week()
    view = view_of_week(week)
    units = units_due(view, dataset)
    if units.empty:
        return None
    code = choose_unit(units, f"form-{dataset.value}")
    if not code:
        st.info("请先选择单位。", icon=":material/domain:")
        return None
    return parts.row_of(view, dataset, code)


def _last_week(row: FormRow) -> None:
    """What is at hand already, and the buttons that bring it in or clear the fields."""
    if row.reported:
        st.info("本单位这一周已经报过，下面是已报的数；改动后提交即为更正。")
    with st.container(horizontal=True, vertical_alignment="center"):
        if row.last_week is not None:
            st.markdown(
                f"灰字是{week_label_zh(row.last_week)}的数，不会自动带入。", width="stretch"
            )
            st.button(
                "带入上次的数", on_click=bring_in, args=(row, row.last), icon=":material/input:"
            )
        st.button("清空", on_click=empty_fields, args=(row,), icon=":material/ink_eraser:")


def _by_header(checked: CheckedUpload) -> dict[str, list[Issue]]:
    """The issues beside each field; what is only not filled in yet is no fault while typing."""
    found: dict[str, list[Issue]] = {}
    for issue in checked.issues:
        if issue.column_zh and issue.code != _STILL_TO_FILL:
            found.setdefault(issue.column_zh, []).append(issue)
    return found


def _rest_of_issues(row: FormRow, checked: CheckedUpload) -> None:
    """What concerns the whole row."""
    fields = {column.header_zh for column in parts.fields_of(row.dataset)}
    rest = [issue for issue in checked.issues if issue.column_zh not in fields]
    rest = [issue for issue in rest if issue.severity is not Severity.NOTE]
    if rest:
        issue_list(rest)


def _go_on(row: FormRow, checked: CheckedUpload) -> None:
    """What is still missing, and the button that takes the row to the four steps."""
    missing = [issue.column_zh for issue in checked.errors if issue.code == _STILL_TO_FILL]
    closed = [issue for issue in checked.errors if issue.code in SHUT_CODES]
    wrong = len(checked.errors) - len(missing) - len(closed)
    told = [
        f"还差必填：{'、'.join(missing)}" if missing else "",
        f"{wrong} 处要改" if wrong else "",
        "该周已关闭，下一步提交更正申请" if closed else "",
    ]
    with (
        st.bottom,
        st.container(border=True, horizontal=True, vertical_alignment="center"),
    ):
        st.markdown(
            escape_markdown("；".join(filter(None, told))) or ":material/check_circle: 可以提交",
            width="stretch",
        )
        st.button(
            "核对变化并提交",
            type="primary",
            icon=":material/arrow_forward:",
            on_click=_take,
            args=(row,),
            disabled=bool(missing or wrong),
            key="take-form",
        )


def _take(row: FormRow) -> None:
    state = upload_state()
    token = state.token
    state.take(parts.as_file(row, form_csv(row.dataset, typed_texts(row))))
    state.token = token  # the form's draft becomes that of the file
