"""How slides and reports are laid out: rooms are filled, nothing is cut, gaps are told."""

import io
from datetime import date
from typing import Any, Final

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation
from pptx.oxml.ns import qn as qn_pptx
from pptx.util import Inches

from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.filters import NATION, Area
from figures.briefing.html_file import whole_page
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import KINDS, Briefing, briefing_of
from serving.file_writing import briefing_file
from tests.actors import MINISTRY

WEEK: Final = date(2020, 6, 7)
SHAPES: Final = [(13.333, 7.5), (10.0, 7.5), (11.69, 8.27)]
REPORTED_BY_NOBODY: Final = date(2020, 7, 5)


def made(store: Store, week: date = WEEK, area: Area = NATION) -> Briefing:
    with store.reading() as session:
        wanted = Wanted(week, resolve_as_of(session), area, SYNTHETIC_NOTICE_ZH)
        return briefing_of(read_facts(session, MINISTRY, wanted))


@pytest.fixture(scope="module")
def nation(store: Store) -> Briefing:
    return made(store)


def deck(briefing: Briefing, size: tuple[float, float]) -> dict[str, Any]:
    """The slides of the office's own template of some size, by key."""
    own = Presentation()
    own.slide_width, own.slide_height = Inches(size[0]), Inches(size[1])
    written = io.BytesIO()
    own.save(written)
    made_of_it = Presentation(io.BytesIO(briefing_file(briefing, "pptx", written.getvalue())))
    keys = [slide.key for slide in briefing.story.slides]
    return dict(zip(keys, made_of_it.slides, strict=True))


def qn_chart(name: str) -> str:
    return str(qn_pptx(f"c:{name}"))


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def table_of(briefing: Briefing) -> Any:
    return Document(io.BytesIO(briefing_file(briefing, "docx"))).tables[0]


@pytest.mark.parametrize("size", SHAPES)
def test_what_is_shown_reaches_down_to_the_foot(
    nation: Briefing, size: tuple[float, float]
) -> None:
    height = Inches(size[1])
    reached = {
        key: max(shape.top + shape.height for shape in list(slide.shapes)[:-2]) / height
        for key, slide in deck(nation, size).items()
        if key not in {"cover", "rollout", "reporting"}
    }

    assert {key: share for key, share in reached.items() if share < 0.82} == {}


def test_a_chart_of_few_bars_takes_the_width_and_height_of_its_slide(nation: Briefing) -> None:
    frame = next(shape for shape in deck(nation, (10.0, 7.5))["risk"].shapes if shape.has_chart)

    assert frame.width > Inches(8.5)
    assert frame.height > Inches(4.0)


def test_every_province_is_a_bar_with_the_decimals_of_the_title(nation: Briefing) -> None:
    slide = next(one for one in nation.story.slides if one.key == "provinces")

    left, right = charts(deck(nation, SHAPES[0])["provinces"])

    named = [*left.plots[0].categories, *right.plots[0].categories]
    assert sorted(named) == sorted(["全国", *nation.facts.provinces["name_zh"]])
    assert slide.chart is not None
    assert slide.chart.number_format == "0.0%"
    assert {one.plots[0].data_labels.number_format for one in (left, right)} == {"0.0%"}
    assert left.value_axis.maximum_scale == right.value_axis.maximum_scale


def test_a_bar_that_reaches_its_end_has_room_for_its_number(nation: Briefing) -> None:
    slide = deck(nation, SHAPES[0])["provinces"]

    for frame in (shape for shape in slide.shapes if shape.has_chart):
        layout = frame.chart._chartSpace.find(f".//{qn_chart('manualLayout')}")
        left, width = (float(layout.find(qn_chart(name)).get("val")) for name in ("x", "w"))
        assert (1 - left - width) * frame.width > Inches(0.45)  # 100.0% in letters of 11 points


def test_this_week_lies_above_the_week_before_as_on_the_screen(nation: Briefing) -> None:
    (drawn,) = charts(deck(nation, SHAPES[0])["difficulties"])
    slide = next(one for one in nation.story.slides if one.key == "difficulties")

    assert drawn.category_axis.reverse_order
    assert [series.name for series in drawn.plots[0].series] == ["本周", "上周"]
    assert slide.chart is not None
    assert tuple(drawn.plots[0].categories) == slide.chart.categories


def test_each_notice_stands_on_the_axis_of_the_trend_and_beside_it(nation: Briefing) -> None:
    slide = deck(nation, SHAPES[0])["trend"]

    told = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]

    signs = [text for text in told if text in "①②③④⑤⑥⑦⑧"]
    assert len(signs) == 8
    assert all(any(text.startswith(sign) and "月" in text
                   for text in "\n".join(told).split("\n")) for sign in signs)  # fmt: skip


def test_the_columns_of_the_report_are_as_wide_as_their_words(nation: Briefing) -> None:
    table = table_of(nation)

    widths = [column.width for column in table.columns]
    assert widths[4] > widths[5] * 1.2  # 最突出的困难, 占企业
    assert max(len(cell.text) for cell in table.columns[1].cells) * 11 * 0.353 < widths[1] / 36_000
    assert not table.autofit


def test_no_page_parts_a_row_of_the_report_and_each_has_its_header(nation: Briefing) -> None:
    rows = table_of(nation).rows

    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert repeated == [True] + [False] * (len(rows) - 1)


def test_numbers_of_the_report_stand_to_the_right_under_their_headers(nation: Briefing) -> None:
    table = table_of(nation)

    aligned = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]

    assert aligned == [[0, 0, 2, 2, 0, 2, 0]] * len(table.rows)  # 0 is left, 2 is right


def test_a_week_that_nobody_reported_claims_nothing(store: Store) -> None:
    told = made(store, REPORTED_BY_NOBODY)

    said = [sentence for slide in told.story.slides
            for sentence in (slide.title_zh, *slide.points_zh, *slide.notes_zh)]  # fmt: skip
    assert not any("连续" in sentence or "None" in sentence for sentence in said)
    assert not any(sentence.endswith(("：", "，")) or not sentence for sentence in said)
    assert "169 家高新区均未填报。" in said
    assert "企业复工率本周暂无填报，最近一次为 6月28日的 95.7%" in said
    assert {"risk", "provinces", "zones", "difficulties"}.isdisjoint(
        slide.key for slide in told.story.slides
    )
    assert all(briefing_file(told, kind) for kind in KINDS)


def test_the_first_week_has_no_trend_and_no_empty_sentence(store: Store) -> None:
    told = made(store, date(2020, 2, 2))

    assert "trend" not in [slide.key for slide in told.story.slides]
    assert all(point for slide in told.story.slides for point in slide.points_zh)
    zones = next(slide for slide in told.story.slides if slide.key == "zones")
    assert zones.title_zh.startswith("9 家企业复工率最低，为 0.0%；")


def test_a_province_of_one_zone_is_told_by_its_name(store: Store) -> None:
    told = made(store, area=Area("海南省"))

    slides = {slide.key: slide for slide in told.story.slides}
    rate = slides["headline"].title_zh.split()[1].rstrip("，")
    assert slides["zones"].title_zh.startswith("海南省 1 家高新区：海口 ")
    assert rate.split("%")[0] in slides["zones"].title_zh
    assert slides["map"].drawing is not None
    assert "海南省高新区风险等级" in slides["map"].drawing.title_zh


@pytest.mark.parametrize(("area", "is_told"), [("海南省", False), ("湖北省", True)])
def test_levels_are_compared_where_there_are_several(
    store: Store, area: str, is_told: bool
) -> None:
    told = made(store, date(2020, 4, 5), Area(area))

    assert ("risk" in [slide.key for slide in told.story.slides]) is is_told


def test_sites_that_report_by_month_are_compared_with_the_month_before(store: Store) -> None:
    at_the_end, within = (
        next(slide for slide in made(store, week).story.slides if slide.key == "rollout")
        for week in (date(2020, 5, 31), date(2020, 6, 14))
    )

    assert within.title_zh == at_the_end.title_zh
    assert "较上期提高" in within.title_zh
    assert within.foot_zh.startswith("按月填报，本期截至 5月31日")


def test_a_long_message_stands_in_smaller_letters(nation: Briefing) -> None:
    page = whole_page(nation.story, "", "", "")

    zones = next(slide for slide in nation.story.slides if slide.key == "zones")
    assert f'<h1 class="long">{zones.title_zh}</h1>' in page
    assert f"<h1>{nation.story.slides[1].title_zh}</h1>" in page
