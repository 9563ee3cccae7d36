"""Issues as a list that wraps its words: a table on a desk, a stack of cards on a phone."""

import html
from collections.abc import Iterable
from urllib.parse import quote

import streamlit as st

from data_access.uploads.issues import Issue
from pages.components.upload_parts import rule_title_zh

_HEADERS_ZH = ("行", "列", "原值", "问题与改法", "规则")


def issue_list(issues: Iterable[Issue]) -> None:
    """Row, column, value, what is wrong and how to mend it, and the rule."""
    head = "".join(f"<th>{name}</th>" for name in _HEADERS_ZH)
    body = "".join(map(_line, issues))
    st.html(f'<table class="issues"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _line(issue: Issue) -> str:
    row = "整份文件" if issue.row is None else f"第 {issue.row} 行"
    texts = (row, issue.column_zh, issue.value, issue.message_zh)
    told = [html.escape(text) for text in texts] + [_rule(issue.code)]
    cells = (
        f'<td data-name="{name}"{"" if text else " class=empty"}>{text}</td>'
        for name, text in zip(_HEADERS_ZH, told, strict=True)
    )
    return f'<tr class="{issue.severity.value}">{"".join(cells)}</tr>'


def _rule(code: str) -> str:
    """The rule's name, leading to its card; in another tab, so that the upload stays."""
    address = f"indicators?part={quote('校验规则')}&rule={code}"
    return f'<a href="{address}" target="_blank">{code} {html.escape(rule_title_zh(code))}</a>'
