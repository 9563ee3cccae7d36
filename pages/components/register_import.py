"""Changing the register by a sheet: take it out, change it, give it back, look, confirm."""

from typing import Final

import streamlit as st

from data_access.register_keeping import keep_register
from data_access.register_plan import RegisterPlan
from data_access.uploads.issues import UploadRejectedError
from indicators.safe_text import escape_markdown
from indicators.vocabulary import Dataset
from pages.components import register_parts as parts
from pages.components.attempts import attempt, show_told
from pages.components.caching import View
from pages.components.downloads import offer_bytes
from pages.components.figure_tabs import show_table
from pages.components.loaders import store
from pages.components.register_columns import CHANGE_COLUMNS, PROBLEM_COLUMNS, unit_columns

_TOLD: Final = "register-told"
_MEGABYTES: Final = 20


def import_register(view: View, dataset: Dataset) -> None:
    """The sheet to begin from, the place for the changed one, and what it would do."""
    show_told(_TOLD)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("下载现有名录，在 WPS 或 Excel 中改动或加行，再选择文件；表中没有的单位不变。")
        offer_bytes(
            "下载名录（CSV）",
            lambda: parts.register_csv(view, dataset),
            f"名录_{dataset.label_zh}.csv",
            "text/csv",
        )
    chosen = st.file_uploader(
        "改好的名录（CSV 或 XLSX）", type=["csv", "xlsx"], key=f"register-{dataset.value}",
        max_upload_size=_MEGABYTES,
    )  # fmt: skip
    if chosen is None:
        return
    content = chosen.getvalue()
    try:
        plan = parts.plan(view, dataset, content, chosen.name)
    except UploadRejectedError as error:
        st.error(escape_markdown("；".join(issue.message_zh for issue in error.issues)))
        return
    _show_plan(view, dataset, plan)
    st.button(
        "导入", type="primary", key="keep-register", on_click=_keep,
        args=(dataset, content, chosen.name, plan),
        disabled=bool(plan.problems) or (plan.added.empty and plan.changes.empty),
    )  # fmt: skip


def _show_plan(view: View, dataset: Dataset, plan: RegisterPlan) -> None:
    changed = plan.changes["unit_code"].nunique()
    st.markdown(
        f"新增 **{len(plan.added):,}** 家，修改 **{changed:,}** 家，"
        f"相同 {plan.unchanged:,} 家，问题 **{len(plan.problems):,}** 处"
    )
    if plan.problems:
        st.error("有问题的名录一家也不导入；请按下表改好再选择文件。")
        show_table("名录问题", parts.problem_lines(plan), PROBLEM_COLUMNS, view)
    if not plan.changes.empty:
        show_table("名录改动", parts.change_lines(plan), CHANGE_COLUMNS, view)
    if not plan.added.empty:
        known = {name: column for name, column in unit_columns(dataset).items()
                 if name in plan.added}  # fmt: skip
        show_table("新增单位", plan.added, known, view)


def _keep(dataset: Dataset, content: bytes, file_name: str, plan: RegisterPlan) -> None:
    changed = plan.changes["unit_code"].nunique()
    attempt(
        _TOLD,
        lambda actor: keep_register(store(), actor, dataset, content, file_name, seen=plan),
        f"名录已更新：新增 {len(plan.added):,} 家，修改 {changed:,} 家",
    )
