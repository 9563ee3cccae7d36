"""The fields of the form, each with last week's value as a hint and its issues below."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from data_access.datasets.columns import NOTE_LIMIT, Column, ColumnKind
from data_access.uploads.issues import Issue
from data_access.views.form_row import FormRow, Texts
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset, Severity
from pages.components.upload_form_parts import fields_of, unit_code

_WHILE_TYPING: Final = "0.4s"
_NUMBER_LENGTH: Final = 30
_YES_NO: Final = ("是", "否")
_COLOURS: Final = {Severity.ERROR: "red", Severity.QUERY: "orange", Severity.NOTE: "gray"}


def show_fields(row: FormRow, issues: Mapping[str, Sequence[Issue]]) -> None:
    """Every value of the report; numbers side by side, notes below them."""
    columns = fields_of(row.dataset)
    short = [column for column in columns if column.kind is not ColumnKind.TEXT]
    with st.grid(columns=3, min_column_width=190):
        for column in short:
            with st.container(gap=None):
                _field(row, column)
                _told(issues.get(column.header_zh, ()))
    for column in columns:
        if column.kind is ColumnKind.TEXT:
            _field(row, column)
            _told(issues.get(column.header_zh, ()))


def typed_texts(row: FormRow) -> dict[str, str]:
    """The row as it stands: what was typed, with day, code and name."""
    return dict(row.blank) | {
        column.header_zh: str(_begun(row, column) or "") for column in fields_of(row.dataset)
    }


def bring_in(row: FormRow, texts: Texts) -> None:
    """Put texts into the fields, such as last week's."""
    put_in(row.dataset, str(row.week_ending), unit_code(row), texts)


def empty_fields(row: FormRow) -> None:
    """Empty every field."""
    bring_in(row, {})


def put_in(dataset: Dataset, week: str, code: str, texts: Texts) -> None:
    """Put texts into the fields of a unit and week."""
    for column in fields_of(dataset):
        key = _key(dataset, week, code, column)
        st.session_state[key] = texts.get(column.header_zh, "") or None


def _key(dataset: Dataset, week: str, code: str, column: Column) -> str:
    return f"form-{dataset.value}-{week}-{code}-{column.field}"


def _begun(row: FormRow, column: Column) -> str | None:
    """The field's text; before anything was typed, what the week says so far."""
    begins = row.begins_with.get(column.header_zh, "") or None
    text: str | None = st.session_state.setdefault(_key_of(row, column), begins)
    return text


def _key_of(row: FormRow, column: Column) -> str:
    return _key(row.dataset, str(row.week_ending), unit_code(row), column)


def _field(row: FormRow, column: Column) -> None:
    key, last = _key_of(row, column), row.last.get(column.header_zh, "")
    label = column.header_zh + ("（必填）" if column.required else "")
    _begun(row, column)
    if column.kind is ColumnKind.TEXT:
        st.text_area(
            label, max_chars=NOTE_LIMIT, height=68, key=key, persist_state="session",
            help=column.meaning_zh, placeholder=last,
        )  # fmt: skip
    elif options := _options(column):
        st.segmented_control(
            label, options, key=key, persist_state="session", help=column.meaning_zh, wrap=True
        )
    else:
        st.text_input(
            label, max_chars=_NUMBER_LENGTH, key=key, live=_WHILE_TYPING, persist_state="session",
            help=column.meaning_zh, placeholder=last, icon=None, autocomplete="off",
        )  # fmt: skip


def _options(column: Column) -> list[str]:
    if column.kind is ColumnKind.BOOLEAN:
        return list(_YES_NO)
    return [choice.label_zh for choice in column.choices] if column.choices else []


def _told(issues: Sequence[Issue]) -> None:
    for issue in issues:
        colour = _COLOURS[issue.severity]
        told = f"{issue.severity.label_zh}：{escape_markdown(issue.message_zh)}"
        st.markdown(f":{colour}[:small[{told}]]")
