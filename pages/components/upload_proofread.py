"""校对: every problem, each severity apart, and the bad rows to be mended on the spot."""

from typing import Final

import streamlit as st

from data_access.uploads.issues import of_severity
from indicators.vocabulary import Severity
from pages.components.downloads import XLSX, offer_bytes
from pages.components.upload_delivery import ChosenFile
from pages.components.upload_editor import edit_bad_rows
from pages.components.upload_issue_list import issue_list
from pages.components.upload_parts import handback, issues_csv
from pages.components.upload_state import Review, upload_state

SHOWN_ISSUES: Final = 200
_ADVICE_ZH: Final = {
    Severity.ERROR: (":material/block:", "必须改正：在下面直接改，或下载标注了问题的原表改好再传"),
    Severity.QUERY: (":material/help:", "请核对；数字属实的，提交时写明说明即可"),
    Severity.NOTE: (":material/auto_fix_high:", "不需要处理，供核对"),
}

_UNREAD_ZH: Final = "文件没有读出数据：按下面的说明改好文件，再换一个文件上传"


def show_proofread(review: Review, chosen: ChosenFile) -> None:
    """Counts, the issues, the bad rows to mend, and what can be taken away."""
    st.subheader("2　校对", anchor=False)
    issues = review.checked.issues
    if not issues:
        st.success("没有发现问题。", icon=":material/check_circle:")
    for severity in (Severity.ERROR, Severity.QUERY):
        _issues_of(review, severity)
    edit_bad_rows(review)
    _mended_so_far()
    if notes := of_severity(issues, Severity.NOTE):
        icon, advice = _ADVICE_ZH[Severity.NOTE]
        with st.expander(f"{icon} 已自动更正（{len(notes):,} 处）", key="notes"):
            st.caption(advice)
            issue_list(notes[:SHOWN_ISSUES])
    if issues:
        _offer_files(review, chosen)


def _issues_of(review: Review, severity: Severity) -> None:
    issues = of_severity(review.checked.issues, severity)
    if not issues:
        return
    icon, advice = _ADVICE_ZH[severity]
    advice = advice if review.sheet is not None else _UNREAD_ZH
    more = f"；下面列出前 {SHOWN_ISSUES} 处，全部见核对清单" if len(issues) > SHOWN_ISSUES else ""
    st.markdown(f"**{icon} {severity.label_zh}（{len(issues):,} 处）**　{advice}{more}")
    issue_list(issues[:SHOWN_ISSUES])


def _mended_so_far() -> None:
    """How much was mended in the browser, and the way back."""
    state = upload_state()
    mending = state.mending
    if mending.is_empty:
        return
    told = [
        f"指定第 {mending.header_row} 行为表头" if mending.header_row else "",
        f"指定 {len(mending.headers)} 列" if mending.headers else "",
        f"改 {len(mending.cells)} 格" if mending.cells else "",
        f"删 {len(mending.left_out)} 行" if mending.left_out else "",
    ]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/edit: 已在线{'、'.join(filter(None, told))}；文件没有改动，原件一并留存",
            width="content",
        )
        st.button("撤销上一步", on_click=state.undo, icon=":material/undo:", key="undo-mending")
        st.button("全部撤销", on_click=state.undo_all, key="undo-mendings")


def _offer_files(review: Review, chosen: ChosenFile) -> None:
    """The reporter's own sheet with the doubtful cells marked, and the bare list."""
    issues, stem = review.checked.issues, (chosen.name.rpartition(".")[0] or "文件")[:40]
    sheet = review.sheet
    with st.container(horizontal=True):
        if sheet is not None:
            offer_bytes(
                "下载标注问题的原表（XLSX）",
                lambda: handback(sheet, review.checked),
                f"标注_{stem}.xlsx",
                XLSX,
            )
        offer_bytes(
            f"下载核对清单（{len(issues):,} 处，CSV）",
            lambda: issues_csv(issues),
            f"核对清单_{stem}.csv",
            "text/csv",
        )
