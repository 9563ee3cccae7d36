"""Approving and returning what waits: a choice of rows, or everything without a query."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from data_access.reviewing import Reviewed, approve, send_back
from data_access.said import TEXT_LIMIT
from indicators.vocabulary import Dataset
from pages.components.attempts import attempt, show_told
from pages.components.caching import View
from pages.components.figure_tabs import column_config
from pages.components.loaders import store
from pages.components.review_columns import WAITING_COLUMNS
from pages.components.sent_tables import displayed

_TOLD: Final = "review-told"
_REASON_KEY: Final = "return-reason"
_HEIGHT: Final = 380  # [px]
_ROWS: Final = 10


def tell() -> None:
    """What came of the last click, once."""
    show_told(_TOLD)


def review_waiting(view: View, dataset: Dataset, waiting: pd.DataFrame) -> None:
    """The reports that wait, the rows chosen of them, and the buttons."""
    if waiting.empty:
        st.info("这一期没有等您审核的填报；其余填报见下。", icon=":material/task_alt:")
        return
    rows = _chosen(view, dataset, waiting)
    plain = waiting[(waiting["queries_zh"] == "") & (waiting["open_questions"] == 0)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _approving(dataset, rows, plain)
        _sending_back(dataset, rows)
    if len(rows) == 1:
        _more_of(dataset, rows.iloc[0])


def _chosen(view: View, dataset: Dataset, waiting: pd.DataFrame) -> pd.DataFrame:
    """The table of what waits, and its ticked rows."""
    chosen = st.dataframe(
        displayed(waiting, WAITING_COLUMNS),
        hide_index=True,
        height=_HEIGHT if len(waiting) > _ROWS else "content",
        column_config=column_config(WAITING_COLUMNS, waiting),
        on_select="rerun",
        selection_mode="multi-row",
        placeholder="—",
        alt="等我审核的填报",
        key=_table_key(view, dataset, waiting),
    )
    return waiting.iloc[list(chosen["selection"]["rows"])]


def _approving(dataset: Dataset, rows: pd.DataFrame, plain: pd.DataFrame) -> None:
    st.button(
        f"通过选中（{len(rows):,} 家）", type="primary", disabled=rows.empty, key="approve",
        on_click=_approve, args=(dataset, _reports(rows)),
    )  # fmt: skip
    st.button(
        f"无核实项的全部通过（{len(plain):,} 家）", disabled=plain.empty, key="approve-plain",
        on_click=_approve, args=(dataset, _reports(plain)),
    )  # fmt: skip


def _sending_back(dataset: Dataset, rows: pd.DataFrame) -> None:
    st.text_input("退回理由（退回时必填）", max_chars=TEXT_LIMIT, key=_REASON_KEY, width="stretch")
    st.button(
        f"退回选中（{len(rows):,} 家）", disabled=rows.empty, key="send-back",
        on_click=_send_back, args=(dataset, _reports(rows)),
    )  # fmt: skip


def _more_of(dataset: Dataset, report: "pd.Series[Any]") -> None:
    """The ways from one chosen report to its values and to its receipt."""
    number = report["receipt_number"]
    st.page_link(
        "pages/sources.py", label="看全部数值、版本，或提出核实任务",
        icon=":material/account_tree:",
        query_params={"dataset": dataset.label_zh, "find": report["unit_code"]},
    )  # fmt: skip
    st.page_link(
        "pages/my_reports.py", label=f"看回执 {number} 的内容、校验和对照",
        icon=":material/receipt_long:", query_params={"receipt": number},
    )  # fmt: skip


def _table_key(view: View, dataset: Dataset, waiting: pd.DataFrame) -> str:
    """Another table for other rows: a tick belongs to the report it was set at, not to a place."""
    known = pd.util.hash_pandas_object(waiting[["unit_code", "revision"]], index=False)
    return f"waiting-{dataset.value}-{view.week_ending}-{len(known)}-{known.sum() % 2**32}"


def _reports(rows: pd.DataFrame) -> list[Reviewed]:
    columns = ["unit_code", "week_ending", "revision"]
    return [Reviewed(*line) for line in rows[columns].itertuples(index=False, name=None)]


def _approve(dataset: Dataset, reports: Sequence[Reviewed]) -> None:
    done_zh = f"已通过 {len(reports):,} 家"
    attempt(_TOLD, lambda actor: approve(store(), actor, dataset, reports), done_zh)


def _send_back(dataset: Dataset, reports: Sequence[Reviewed]) -> None:
    reason = str(st.session_state.get(_REASON_KEY) or "")
    done_zh = f"已退回 {len(reports):,} 家"
    attempt(_TOLD, lambda actor: send_back(store(), actor, dataset, reports, reason), done_zh)
