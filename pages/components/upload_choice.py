"""Choosing a file: the uploader, how to report, the template and the files to try."""

from collections.abc import Iterator, Sequence
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.periods import local_text, week_label_zh
from indicators.safe_text import escape_markdown
from indicators.schedules import time_left_zh
from indicators.vocabulary import Dataset
from pages.components.downloads import XLSX, offer_bytes
from pages.components.loaders import now, store
from pages.components.schedule_parts import book_of
from pages.components.unit_choice import view_of_week
from pages.components.upload_delivery import ChosenFile
from pages.components.upload_draft import give_up_draft
from pages.components.upload_form import fill_in
from pages.components.upload_parts import SampleFile, codes_within_reach, sample_files
from pages.components.upload_state import (
    FILE_WAY_ZH,
    FORM_WAY_ZH,
    WAY_KEY,
    ZERO_WAY_ZH,
    take_uploaded,
    upload_state,
)
from pages.components.upload_template import offer_template
from pages.components.upload_zero import report_nothing
from pages.components.visit import current_actor

MAX_MEGABYTES: Final = 20
_CSV: Final = "text/csv"


_STEPS_ZH: Final = {
    FILE_WAY_ZH: (
        "下载模板，在 WPS 或 Excel 中填写，一行一个单位",
        "选择文件，逐条核对问题和变化",
        "对核实性问题写明说明，提交后领取回执",
    ),
    FORM_WAY_ZH: (
        "选单位，逐项填写；边填边查，草稿自动保存",
        "核对与上次相比的变化",
        "对核实性问题写明说明，提交后领取回执",
    ),
    ZERO_WAY_ZH: (
        "选单位，确认这一周没有情况可报",
        "提交后领取回执；以后有数了，再报即为更正",
    ),
}


def choose_file(dataset: Dataset, way: str) -> ChosenFile | None:
    """The uploader, the form or the 零报告 button; or the file that came of it.

    Once chosen, the file is kept here and the uploader goes: it would forget the file, and with it
    everything mended, whenever the page is laid out anew (a turned phone, another page).
    """
    state = upload_state()
    if state.chosen is None:
        if way == FORM_WAY_ZH:
            fill_in(dataset)
        elif way == ZERO_WAY_ZH:
            report_nothing(dataset)
        else:
            _uploader(dataset)
        return None
    _chosen_file(state.chosen)
    return state.chosen


def pick_way() -> str:
    """By file, by form, or with nothing to report; not asked once there is a file."""
    if upload_state().chosen is not None:
        return FILE_WAY_ZH
    ways = (FILE_WAY_ZH, FORM_WAY_ZH, ZERO_WAY_ZH)
    chosen = st.segmented_control(
        "填报方式", ways, default=FILE_WAY_ZH, required=True, key=WAY_KEY,
        bind="query-params", persist_state="session", wrap=True,
    )  # fmt: skip
    return chosen or FILE_WAY_ZH


def _uploader(dataset: Dataset) -> None:
    """Every kind of file may be chosen: what is none of ours is refused in words, by the reader.

    The uploader itself would show a red chip and keep its sentence for screen readers.
    """
    st.file_uploader(
        f"选择{dataset.label_zh}文件（CSV 或 XLSX，不超过 {MAX_MEGABYTES} MB）",
        key=upload_state().uploader_key,
        on_change=take_uploaded,
        max_upload_size=MAX_MEGABYTES,
        help="UTF-8、GB18030（WPS、Excel 常见）均可；旧版 .xls、.et 请先另存为 .xlsx",
    )


def _chosen_file(chosen: ChosenFile) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        size = f"{len(chosen.content) / 1024:,.1f} KB"
        st.markdown(
            f":material/description: **{escape_markdown(chosen.name)}**　{size}",
            width="stretch",
        )
        if chosen.is_typed:
            st.button("返回修改", on_click=give_up_draft, icon=":material/arrow_back:")
        else:
            st.button("换一个文件", on_click=give_up_draft, icon=":material/swap_horiz:")


def how_to_report(dataset: Dataset, way: str) -> None:
    """The week that is due, the steps, and the template for a file."""
    view = view_of_week()
    due = book_of(view, dataset).deadline(view.week_ending)
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(_STEPS_ZH[way], start=1))
    st.markdown(
        f"**本周** {week_label_zh(view.week_ending)}，{local_text(due)} 前报送"
        f"（{time_left_zh(now(), due)}）\n\n{steps}"
    )
    if way == FILE_WAY_ZH:
        offer_template(dataset)


def files_to_try() -> None:
    """The sample files that the account may send, while the data are synthetic."""
    if not store().settings.demo:
        return
    st.subheader("试一试：示例文件", anchor=False)
    st.caption("数字均为演示数据（合成）。下载后在上面选择，看看系统怎样读、怎样查、怎样给回执。")
    reach, beyond = codes_within_reach(current_actor()), 0
    for heading_zh, files in sample_files().items():
        fitting = [file for file in files if file.codes <= reach]
        beyond += len(files) - len(fitting)
        if fitting:
            with st.container(border=True, gap="small"):
                st.markdown(f"**{heading_zh}**")
                _offered(fitting)
    if beyond:
        st.caption(
            f"另有 {beyond} 个示例填的是别的单位，本账号不能提交；部级审核员的演示账号都能试。"
        )


def _offered(files: Sequence[SampleFile]) -> None:
    for file, cell in zip(files, _cells(len(files)), strict=True):
        with cell, st.container(gap=None):
            offer_bytes(
                file.file_name, file.path.read_bytes, file.file_name,
                _CSV if file.file_name.endswith("csv") else XLSX,
            )  # fmt: skip
            st.caption(file.about_zh)


def _cells(count: int) -> Iterator[DeltaGenerator]:
    """Places side by side that wrap on a phone."""
    grid = st.grid(columns=4, min_column_width=250)
    return (grid.container() for _ in range(count))
