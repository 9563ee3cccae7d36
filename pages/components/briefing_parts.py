"""What 汇报 offers: the full screen, the four files and the hand-out of the chosen slides."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from data_access.briefing_content import SavedBriefing
from data_access.marks import notice_zh
from data_access.versions import Basis
from figures.briefing.choice import optional_keys
from figures.briefing.pptx_file import TemplateRefusedError, check_template
from figures.drawing.chinese_fonts import ChineseFontMissingError, sans_family
from pages.components.briefing_choice import Choice
from pages.components.caching import View, cached
from pages.components.downloads import XLSX, offer_bytes
from pages.components.loaders import ask_store, store
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import Briefing, briefing_of
from serving.file_making import FILES
from serving.file_orders import FileKind, FileOrder
from serving.handout import read_over_weeks
from serving.present_routes import present_address, saved_address, wall_address

_OFFICE = "application/vnd.openxmlformats-officedocument"
_FILES = (
    ("幻灯（PPTX）", FileKind.PPTX, f"{_OFFICE}.presentationml.presentation"),
    ("周报（DOCX）", FileKind.DOCX, f"{_OFFICE}.wordprocessingml.document"),
    ("PDF", FileKind.PDF, "application/pdf"),
    ("全部表格（XLSX）", FileKind.XLSX, XLSX),
)
_EVERY = (3, 600, 15)  # least, most, usual [s]
_WITH_PICTURES = (FileKind.DOCX, FileKind.PDF)


@cached
def _briefing(view: View, notice: str) -> Briefing:
    return briefing_of(ask_store(read_facts, view.actor, _wanted(view, notice)))


def briefing(view: View) -> Briefing:
    """The view's week as a briefing; what was read once does not move while somebody speaks."""
    return _briefing(view, _notice(view))


def _wanted(view: View, notice: str) -> Wanted:
    return Wanted(view.week_ending, view.as_of, view.area, notice)


def _notice(view: View) -> str:
    return notice_zh(store().settings, view.actor, view.area.label_zh)


def offer_files(view: View, choice: Choice) -> None:
    """A button for each file, of the chosen slides; it is made when it is asked for."""
    template = _template()
    without_fonts = _font_problem_zh()
    if without_fonts:
        st.warning(without_fonts, icon=":material/font_download_off:")
    stem = f"复工复产{view.area.label_zh}讲义_{view.week_ending}"
    offer_bytes(
        "讲义（一个 HTML 文件，只含已审数据，可离线打开）",
        lambda: FILES.make(_approved(FileKind.PAGE, view, choice)),
        f"{stem}.html",
        "text/html",
    )
    offer_bytes(
        "讲义文件夹（ZIP，另有每个高新区一页，只含已审数据，可离线打开）",
        lambda: FILES.make(_approved(FileKind.FOLDER, view, choice)),
        f"{stem}.zip",
        "application/zip",
    )
    whole = briefing(view)
    for label, kind, mime in _FILES:
        if without_fonts and kind in _WITH_PICTURES:
            continue
        own = template if kind is FileKind.PPTX else None
        offer_bytes(label, _maker(whole, choice, kind, own), whole.name(kind), mime)
    if choice.points and not view.as_of.approved_only:
        st.caption("讲义只含已审数据，用自动生成的讲稿；手写的讲稿可能引用未审的数，不进讲义")


def offer_screen(view: View, choice: Choice, opened: SavedBriefing | None) -> None:
    """The way to the full screen, frozen at what the page shows, and to a file for everybody."""
    is_whole = choice.slides == optional_keys(briefing(view).story)
    address = (
        saved_address(opened.number, opened.revision)
        if opened
        else present_address(
            view.week_ending, view.area, view.as_of, None if is_whole else choice.slides
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        every = st.number_input(
            "自动播放每页（秒）", *_EVERY, key="every", step=5, bind="query-params", width=150
        )
        shown = f"{address}&every={every}"
        st.link_button("汇报模式（全屏）", shown, icon=":material/slideshow:", type="primary")
        wall = wall_address(view.area, int(every))
        st.link_button("大屏轮播", wall, icon=":material/autoplay:")
    st.caption(
        "← → 翻页，F 全屏，P 自动播放，N 讲稿，S 讲者视图；填报数定格在本页的时点，网址可以发给别人"
    )
    if choice.points and not opened:
        st.caption("手写的讲稿要保存以后才进汇报模式")


def _template() -> bytes | None:
    """The office's own template; a file that is none is told and left out."""
    chosen = st.file_uploader(
        "本单位的 PPTX 模板（可不选；取其母版、字体和标志）", type=["pptx"], key="template"
    )
    if chosen is None:
        return None
    try:
        check_template(chosen.getvalue())
    except TemplateRefusedError as error:
        st.error(error.reason_zh)
        return None
    return chosen.getvalue()


def _maker(
    whole: Briefing, choice: Choice, kind: FileKind, template: bytes | None
) -> Callable[[], bytes]:
    order = FileOrder(kind, whole.facts, choice.slides, choice.points, template)
    return lambda: FILES.make(order)


def _approved(kind: FileKind, view: View, choice: Choice) -> FileOrder:
    """A hand-out of approved numbers; words written over other numbers stay out of it."""
    approved = _on_approved(view)
    points = choice.points if view.as_of.approved_only else {}
    over_weeks = None
    if kind is FileKind.FOLDER:
        wanted = _wanted(approved, _notice(view))
        over_weeks = ask_store(read_over_weeks, view.actor, wanted)
    facts = briefing(approved).facts
    return FileOrder(kind, facts, choice.slides, points, over_weeks=over_weeks)


def _on_approved(view: View) -> View:
    return replace(view, as_of=replace(view.as_of, basis=Basis.APPROVED))


def _font_problem_zh() -> str:
    try:
        sans_family()
    except ChineseFontMissingError as error:
        return error.reason_zh
    return ""
