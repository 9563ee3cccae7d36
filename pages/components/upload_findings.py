"""What a check found: what the file was taken for, and its issues, each severity apart."""

from typing import Final

import streamlit as st

from data_access.uploads.issues import Issue, of_severity
from figures.formats import count_zh
from figures.tables import Columns, display_frame
from indicators.periods import week_label_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset, Severity
from pages.components.downloads import XLSX, offer_bytes
from pages.components.figure_tabs import column_config
from pages.components.upload_columns import ISSUE_COLUMNS
from pages.components.upload_delivery import ChosenFile
from pages.components.upload_parts import handback, issue_frame, issues_csv
from pages.components.upload_state import Review, choose_dataset

SHOWN_ISSUES: Final = 200
_TABLE_HEIGHT: Final = 420  # [px] at most
_ROWS_SHOWN: Final = 10
_HEADINGS_ZH: Final = {
    Severity.ERROR: (
        ":material/block:",
        "必须改正，改好后重新选择文件即可；下面可下载标注了问题的原表，直接在上面改",
    ),
    Severity.QUERY: (":material/help:", "请核对；属实的在下面写明说明"),
    Severity.NOTE: (":material/auto_fix_high:", "不需要处理，供核对"),
}


def taken_for(review: Review, chosen: ChosenFile) -> None:
    """What the file was taken for, and the offer to check it as another dataset."""
    weeks = sorted(set(review.checked.rows["week_ending"]))
    told = {
        "文件": escape_markdown(chosen.name),
        "报表": review.dataset.label_zh,
        "读取": _reading_zh(review),
        "报告周": "、".join(map(week_label_zh, weeks[:3])) + ("等" if weeks[3:] else "") or "—",
    }
    with st.container(border=True):
        st.markdown("  \n".join(f"**{name}**　{value}" for name, value in told.items()))
    guessed = review.glance.guessed
    if guessed is not None and guessed is not review.dataset:
        _offer_other(review, guessed)


def _reading_zh(review: Review) -> str:
    checked, row = review.checked, review.glance.header_row
    if row is None:
        return "未能读出表格"
    sheet = f"工作表“{escape_markdown(checked.sheet_name)}”" if checked.sheet_name else ""
    parts = [checked.encoding, sheet, f"表头第 {row} 行", f"数据 {count_zh(checked.rows_read)} 行"]
    return "，".join(part for part in parts if part)


def issue_counts(review: Review) -> None:
    """Rows that would be stored, and the issues of each severity."""
    checked = review.checked
    with st.grid(columns=4, min_column_width=150):
        st.metric("可入库的行", f"{len(checked.rows):,} / {checked.rows_read:,}", border=True)
        for severity in Severity:
            found = of_severity(checked.issues, severity)
            st.metric(severity.label_zh, f"{len(found):,} 处", border=True)


def issue_tables(review: Review, chosen: ChosenFile) -> None:
    """The issues, each severity apart, and all of them as a file."""
    issues = review.checked.issues
    for severity in Severity:
        if found := of_severity(issues, severity):
            _issue_table(severity, found)
    if issues:
        _offer_marked(review, chosen)


def _offer_marked(review: Review, chosen: ChosenFile) -> None:
    """The reporter's own sheet with the doubtful cells marked, and the bare list."""
    issues, stem = review.checked.issues, (chosen.name.rpartition(".")[0] or "文件")[:40]
    with st.container(horizontal=True):
        if review.glance.header_row is not None:
            offer_bytes(
                "下载标注问题的原表（XLSX）",
                lambda: handback(review, chosen),
                f"标注_{stem}.xlsx",
                XLSX,
            )
        offer_bytes(
            f"下载核对清单（{len(issues):,} 处，CSV）",
            lambda: issues_csv(issues),
            f"核对清单_{stem}.csv",
            "text/csv",
        )


def _issue_table(severity: Severity, issues: tuple[Issue, ...]) -> None:
    icon, advice = _HEADINGS_ZH[severity]
    title = f"{icon} {severity.label_zh}（{len(issues):,} 处）"
    if severity is Severity.NOTE:
        with st.expander(title, key="notes"):
            _table(severity, issues, advice)
        return
    st.subheader(title, anchor=False)
    _table(severity, issues, advice)


def _table(severity: Severity, issues: tuple[Issue, ...], advice: str) -> None:
    more = f"；下面列出前 {SHOWN_ISSUES} 处" if len(issues) > SHOWN_ISSUES else ""
    st.caption(advice + more)
    columns: Columns = {k: v for k, v in ISSUE_COLUMNS.items() if k != "severity"}
    settings = column_config(columns)
    settings["问题与改法"]["width"] = 640
    st.dataframe(
        display_frame(issue_frame(issues[:SHOWN_ISSUES]), columns),
        hide_index=True,
        height=_TABLE_HEIGHT if len(issues) > _ROWS_SHOWN else "auto",
        column_config=settings,
        placeholder="—",
        alt=f"{severity.label_zh}问题",
        key=f"issues-{severity.value}",
    )


def _offer_other(review: Review, guessed: Dataset) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/swap_horiz: 这个文件更像 **{guessed.label_zh}**，"
            f"现在按“{review.dataset.label_zh}”校验。"
        )
        st.button(f"改按“{guessed.label_zh}”校验", on_click=choose_dataset, args=(guessed,))
