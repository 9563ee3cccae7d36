"""What stands around every page: title, synthetic banner, the line under the title, the foot."""

from typing import Final, NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_access.views.coverage import coverage
from figures.formats import coverage_zh, percent
from indicators.periods import local_text, week_label_zh
from indicators.reporting import Coverage, is_provisional
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH, Dataset
from pages.components.announcement_forms import show_announcements
from pages.components.caching import View, cached
from pages.components.loaders import load, now, store
from pages.components.schedule_parts import book_of
from pages.components.share import offer_link

_EMPTY_ZH: Final = (
    "还没有数据。请先装入演示数据（`make run` 会自动完成），或到“数据填报”上传本周报表。"
)
_NONE_APPROVED_ZH: Final = "还没有审核通过的数据。打开“含未审”，可看尚未审核的填报。"
_NOT_YET_ZH: Final = "到 {day} 为止还没有数据入库。清空“重现某日所见”，即看最新数据。"


def page_title(title_zh: str, question_zh: str) -> DeltaGenerator:
    """The title, the question the page answers, and the banner while the data are synthetic.

    Returns:
        The place under the title for `coverage_line`.
    """
    if store().settings.demo:
        st.html(
            f'<div class="synthetic" role="note">{SYNTHETIC_NOTICE_ZH}：各高新区、载体和单位的填报'
            "数均为程序生成，并非真实统计；疫情病例数与湖北风险等级公告为真实公开数据。</div>"
        )
    show_announcements()
    st.title(title_zh, anchor=False)
    st.caption(question_zh)
    return st.container(horizontal=True, vertical_alignment="center", key="under-title")


def coverage_line(
    view: View, dataset: Dataset, under_title: DeltaGenerator, words_zh: str = ""
) -> None:
    """数据截至 · 覆盖 · 是否含未审 · 口径 · 来源, as every page says it under its title.

    `words_zh` is what the page is about, and what 来源 looks for.
    """
    told, provisional = _coverage_text(view, dataset), _provisional_zh(view, dataset)
    known = local_text(view.as_of.at) if view.as_of.at else "—"
    newest = "" if view.as_of.is_head else "（历史时点，非最新）"
    with under_title:
        st.markdown(
            f"**{week_label_zh(view.week_ending)}** · 数据截至 {known}{newest} · "
            f"覆盖 {view.area.label_zh} {told} · {basis_zh(view)}{provisional}",
            width="content",
        )
        st.page_link("pages/indicators.py", label="口径", icon=":material/menu_book:")
        _sources_link(dataset, words_zh)
        offer_link(view, dataset)


def basis_zh(view: View) -> str:
    """Which reports the numbers rest on, as a page and its files say it."""
    return "只含已审数据" if view.as_of.approved_only else "含未审数据"


def empty_state() -> NoReturn:
    """Say what to do next where there is nothing to show, and end the page."""
    if day := st.session_state.get("as_of"):
        st.info(_NOT_YET_ZH.format(day=day), icon=":material/history:")
        st.stop()
    if st.session_state.get("unreviewed") is False:
        st.info(_NONE_APPROVED_ZH, icon=":material/rule:")
        st.stop()
    st.info(_EMPTY_ZH, icon=":material/inbox:")
    st.page_link("pages/upload.py", label="去填报", icon=":material/upload_file:")
    st.stop()


def source_note(*parts_zh: str) -> None:
    """The caption that ends a page: sources and definitions."""
    st.caption("　·　".join(parts_zh))


def _sources_link(dataset: Dataset, words_zh: str) -> None:
    """The way from the numbers of a page to the reports behind them; week and area go along."""
    about = {"dataset": dataset.label_zh} | ({"find": words_zh} if words_zh else {})
    st.page_link(
        "pages/sources.py", label="来源", icon=":material/account_tree:", query_params=about
    )


def _provisional_zh(view: View, dataset: Dataset) -> str:
    """A mark on a week of which reports are still to come, or wait for their review."""
    told = _coverage(view, dataset)
    if not is_provisional(told, collecting=_is_collecting(view, dataset)):
        return ""
    missing = f"已报 {percent(told.reporting_rate)}" if told.reported < told.expected else ""
    waiting = "未审完" if told.reviewed < told.reported else ""
    return f" :orange-badge[初步数　{'，'.join(filter(None, (missing, waiting)))}]"


def _is_collecting(view: View, dataset: Dataset) -> bool:
    """Whether the week's deadline had not passed at the moment the view shows."""
    moment = now() if view.as_of.is_head else view.as_of.at
    deadline = book_of(view, dataset).deadline(view.week_ending)
    return moment is not None and moment <= deadline


def _coverage_text(view: View, dataset: Dataset) -> str:
    told = _coverage(view, dataset)
    return coverage_zh(told.reported, told.expected, told.reviewed)


@cached
def _coverage(view: View, dataset: Dataset) -> Coverage:
    return load(coverage, view, dataset, view.week_ending)
