"""Importing an epidemic series: the template, the file, what it would do, and doing it."""

from typing import Final

import streamlit as st

from data_access.epidemic.keeping import keep_series
from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.plan import SeriesPlan
from data_access.errors import PermissionDeniedError
from data_access.uploads.issues import UploadRejectedError
from indicators.safe_text import escape_markdown
from pages.components import epidemic_parts as parts
from pages.components.attempts import attempt, is_done_untold, show_told
from pages.components.caching import View
from pages.components.downloads import XLSX, offer_bytes, offer_table
from pages.components.epidemic_choice import pick_kind
from pages.components.epidemic_columns import APART_COLUMNS, FRESH_COLUMNS, ISSUE_COLUMNS
from pages.components.figure_tabs import show_table
from pages.components.loaders import store
from pages.components.plain_table import plain_table
from pages.components.unit_choice import today

_ROUND: Final = "epidemic-round"  # a new one takes the imported file out of the page
_TOLD: Final = "epidemic-told"
_MEGABYTES: Final = 20
_ISSUES_SHOWN: Final = 30
_HELP_ZH: Final = {
    EpidemicKind.CASES: "累计确诊，每个地方每天一行；可直接用公开的每日病例文件（含 .csv.gz）。"
    "历史订正（如4月17日武汉）另导入“病例订正”，否则计作新增。",
    EpidemicKind.CLUSTERS: "有或无都要写明；“撤销”收回以前的登记。",
    EpidemicKind.NOTICES: "县级名单、“XX市城区”、乡镇街道；写明文件和来源，公告优先于推算。",
    EpidemicKind.CORRECTIONS: "累计数里不是新增病例的部分，如4月17日武汉的订正。",
}


def import_series(view: View) -> None:
    """One kind at a time: a file of several kinds does not exist."""
    show_told(_TOLD)
    kind = pick_kind()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_HELP_ZH[kind])
        for ending, mime in (("csv", "text/csv"), ("xlsx", XLSX)):
            offer_bytes(
                f"模板（{ending.upper()}）",
                lambda ending=ending: parts.template(kind, ending),  # type: ignore[misc]
                f"模板_{kind.label_zh}.{ending}",
                mime,
            )
    chosen = st.file_uploader(
        f"{kind.label_zh}（CSV 或 XLSX）", type=["csv", "xlsx", "gz"],
        key=f"epidemic-{kind.value}-{st.session_state.get(_ROUND, 0)}", max_upload_size=_MEGABYTES,
    )  # fmt: skip
    if chosen is None:
        return
    content = chosen.getvalue()
    try:
        plan = parts.plan(view, kind, content, chosen.name, today())
    except UploadRejectedError as error:
        st.error(escape_markdown("；".join(issue.message_zh for issue in error.issues)))
        return
    except PermissionDeniedError as error:
        st.error(escape_markdown(error.reason_zh))
        return
    _show_plan(view, plan)
    _offer_keeping(plan, content, chosen.name)


def _show_plan(view: View, plan: SeriesPlan) -> None:
    apart = int(plan.apart["rows"].sum()) if len(plan.apart) else 0
    st.markdown(
        f"读到 {plan.rows_read:,} 行：新增 **{len(plan.fresh) - plan.changed:,}**，"
        f"更新 **{plan.changed:,}**，相同 {plan.unchanged:,}，单列 {apart:,}；"
        f"强制性问题 **{len(plan.errors):,}** 处，核实性 **{len(plan.queries):,}** 处"
    )
    if plan.errors:
        st.error("有强制性问题的文件一行也不导入；请按下表改好再选择文件。")
    elif plan.fresh.empty:
        st.info("各行与已入库的相同，没有可导入的。", icon=":material/task_alt:")
    if plan.issues:
        _show_issues(view, plan)
    if len(plan.apart):
        st.markdown("**单列的单位**：境外输入等不是地方，名录里没有的也不猜；这些行不入库。")
        show_table("单列的单位", plan.apart, APART_COLUMNS, view)
    if len(plan.fresh) and not plan.errors:
        st.markdown(_preview_zh(plan))
        show_table("将导入的行", parts.fresh_lines(plan), FRESH_COLUMNS[plan.kind], view)


def _show_issues(view: View, plan: SeriesPlan) -> None:
    """The sentences whole, where a grid of cells would cut them; the file holds every one."""
    lines = parts.issue_lines(plan)
    plain_table(lines.head(_ISSUES_SHOWN), ISSUE_COLUMNS)
    if len(lines) > _ISSUES_SHOWN:
        st.caption(f"只列前 {_ISSUES_SHOWN} 处，下载的表里有全部 {len(lines):,} 处")
    offer_table("导入问题", lines, ISSUE_COLUMNS, view)


def _preview_zh(plan: SeriesPlan) -> str:
    if len(plan.fresh) <= parts.FRESH_SHOWN:
        return "**将导入的行**"
    return f"**将导入的行**（前 {parts.FRESH_SHOWN:,} 行，共 {len(plan.fresh):,} 行）"


def _offer_keeping(plan: SeriesPlan, content: bytes, file_name: str) -> None:
    """What is odd must have been seen before the button can be pressed."""
    is_fit = not plan.errors and len(plan.fresh) > 0
    if is_fit and plan.queries:
        seen = st.checkbox(
            f"已看过 {len(plan.queries):,} 处核实性问题，照此导入", key="epidemic-seen"
        )
        is_fit = bool(seen)
    st.button(
        "导入", type="primary", key="keep-epidemic", on_click=_keep, disabled=not is_fit,
        args=(plan, content, file_name),
    )  # fmt: skip


def _keep(plan: SeriesPlan, content: bytes, file_name: str) -> None:
    attempt(
        _TOLD,
        lambda actor: keep_series(store(), actor, plan.kind, content, file_name),
        f"{plan.kind.label_zh}已导入：新增 {len(plan.fresh) - plan.changed:,} 行，"
        f"更新 {plan.changed:,} 行；用得上的高新区等级从现在起随之改变",
    )
    if is_done_untold(_TOLD):  # the file has done its work: looked at again it would hold nothing
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
