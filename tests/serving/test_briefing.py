"""The briefing's files read back: the page's numbers, native charts, dead formulas, the banner."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from docx import Document
from docx.shared import Mm
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from data_access.register_keeping import keep_register
from data_access.settings import Settings
from data_access.store import Store, create_store, open_store
from data_access.versions import Basis, resolve_as_of
from data_access.views.filters import Area
from data_access.views.resumption import headline
from figures.briefing.pptx_file import TemplateRefusedError
from figures.formats import percent
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from indicators.vocabulary import Dataset
from serving.briefing import main
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import KINDS, Briefing, briefing_of
from serving.file_writing import briefing_file
from serving.handout import handout_page
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.drawn_reports import deliver, register_drawn_units
from tests.drawn import drawn_csv
from tests.loaded_store import copy_store, loaded_sample

WEEK: Final = date(2020, 6, 7)
PLAIN_ZIP: Final = b"PK\x05\x06" + b"\0" * 18  # an empty archive
NOTICE: Final = "演示数据（合成）"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    loaded = loaded_sample(tmp_path_factory.getbasetemp().parent)
    return copy_store(loaded, tmp_path_factory.mktemp("briefing"))


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    with closing(open_store(Settings(folder))) as opened:
        yield opened


def made(store: Store, week: date = WEEK, area: Area = Area()) -> Briefing:  # noqa: B008
    with store.reading() as session:
        wanted = Wanted(week, resolve_as_of(session), area, notice_zh=NOTICE)
        return briefing_of(read_facts(session, MINISTRY, wanted))


@pytest.fixture(scope="module")
def briefing(store: Store) -> Briefing:
    return made(store)


@pytest.fixture(scope="module")
def rate(store: Store) -> str:
    """企业复工率 as the overview shows it."""
    with store.reading() as session:
        lines = headline(session, resolve_as_of(session), MINISTRY, WEEK,
                         [ENTERPRISE_RESUMPTION_RATE])  # fmt: skip
    return percent(float(lines["value"].iloc[0]))


def deck(briefing: Briefing, template: bytes | None = None) -> Any:
    return Presentation(io.BytesIO(briefing_file(briefing, "pptx", template)))


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_every_slide_has_its_message_its_foot_and_its_notes(briefing: Briefing, rate: str) -> None:
    slides = list(deck(briefing).slides)

    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles == [slide.title_zh for slide in briefing.story.slides]
    assert rate in titles[1]
    assert all("数据截至" in texts(slide) and NOTICE in texts(slide) for slide in slides[1:])
    assert NOTICE in texts(slides[0])
    assert all(slide.notes_slide.notes_text_frame.text for slide in slides[1:-1])


def test_charts_and_tables_are_native_and_the_map_is_shapes(briefing: Briefing) -> None:
    kinds = {
        slide.shapes.title.text_frame.text: [shape.shape_type for shape in slide.shapes]
        for slide in deck(briefing).slides
    }

    found = [kind for shapes in kinds.values() for kind in shapes]
    assert found.count(MSO_SHAPE_TYPE.CHART) >= 6
    assert found.count(MSO_SHAPE_TYPE.TABLE) >= 3
    assert MSO_SHAPE_TYPE.PICTURE not in found
    group = next(shape for slide in deck(briefing).slides for shape in slide.shapes
                 if shape.shape_type == MSO_SHAPE_TYPE.GROUP)  # fmt: skip
    names = [shape.name for shape in group.shapes]
    assert {"台湾", "南海诸岛"} <= set(names)
    assert len(names) > 300


def test_every_run_has_a_chinese_typeface(briefing: Briefing) -> None:
    with zipfile.ZipFile(io.BytesIO(briefing_file(briefing, "pptx"))) as archive:
        slides = [name for name in archive.namelist() if re.match(r"ppt/slides/slide\d+", name)]
        told = "".join(archive.read(name).decode() for name in slides)

    runs = re.findall(r"<a:r>.*?</a:r>", told, re.DOTALL)
    assert len(runs) > 100
    assert all("<a:ea typeface=" in run for run in runs)


def test_the_offices_own_template_is_taken_without_its_slides(briefing: Briefing) -> None:
    own = Presentation()
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "旧的一页"
    own.slide_width = own.slide_width * 2
    written = io.BytesIO()
    own.save(written)

    made_of_it = deck(briefing, written.getvalue())

    assert made_of_it.slide_width == own.slide_width
    assert len(made_of_it.slides) == len(briefing.story.slides)
    assert all("旧的一页" not in texts(slide) for slide in made_of_it.slides)


@pytest.mark.parametrize(("width", "height"), [(10.0, 7.5), (13.333, 7.5), (26.0, 7.5)])
def test_nothing_leaves_the_slides_of_a_template(
    briefing: Briefing, width: float, height: float
) -> None:
    own = Presentation()
    own.slide_width, own.slide_height = Inches(width), Inches(height)
    written = io.BytesIO()
    own.save(written)

    made_of_it = deck(briefing, written.getvalue())

    room = Inches(0.01)
    for slide in made_of_it.slides:
        for shape in slide.shapes:
            assert shape.left >= -room
            assert shape.top >= -room
            assert shape.left + shape.width <= made_of_it.slide_width + room, shape.name
            assert shape.top + shape.height <= made_of_it.slide_height + room, shape.name


@pytest.mark.parametrize("content", [b"", b"no pptx", PLAIN_ZIP])
def test_a_template_that_is_none_is_told(briefing: Briefing, content: bytes) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        briefing_file(briefing, "pptx", content)

    assert "不是 PPTX 文件" in refused.value.reason_zh


def test_the_mark_stands_on_every_page_of_every_file(store: Store) -> None:
    mark = "内部资料　全国　张三"
    with store.reading() as session:
        approved = replace(resolve_as_of(session), basis=Basis.APPROVED)
        wanted = Wanted(WEEK, approved, notice_zh=mark)
        marked = briefing_of(read_facts(session, MINISTRY, wanted))

    report = Document(io.BytesIO(briefing_file(marked, "docx")))
    book = openpyxl.load_workbook(io.BytesIO(briefing_file(marked, "xlsx")))
    assert all(mark in texts(slide) for slide in deck(marked).slides)
    assert report.sections[0].header.paragraphs[0].text == mark
    assert handout_page(marked).decode().count(mark) >= len(marked.story.slides)
    assert any(cell.value == mark for row in book["说明"].iter_rows() for cell in row)


def test_a_frozen_moment_keeps_who_owed_a_report(tmp_path: Path) -> None:
    with closing(create_store(Settings(tmp_path / "own"))) as store:
        register_drawn_units(store)
        deliver(store, "unit | week\nHTZ057 | 06-07")
        with store.reading() as session:
            wanted = Wanted(WEEK, resolve_as_of(session))
        ended = drawn_csv("代码 | 名称 | 省份 | 失效日期\nHTZ058 | 蚌埠 | 安徽省 | 2020-05-01")
        keep_register(store, SYSTEM, Dataset.WEEKLY, ended, "名录.csv")
        with store.reading() as session:
            newest = Wanted(WEEK, resolve_as_of(session))
            told = [read_facts(session, MINISTRY, of).reporting for of in (wanted, newest)]

    assert [reporting["expected_reports"] for reporting in told] == [3, 2]


def test_the_report_has_its_form_and_the_same_numbers(briefing: Briefing, rate: str) -> None:
    document = Document(io.BytesIO(briefing_file(briefing, "docx")))

    told = [paragraph.text for paragraph in document.paragraphs]
    assert told[0] == "国家高新区复工复产情况周报"
    assert document.sections[0].header.paragraphs[0].text == NOTICE
    assert f"企业复工率为 {rate}" in "".join(told)
    headings = [text for text in told if re.match("[一二三四五六七八九]、", text)]
    assert len(headings) == len(briefing.report.sections)
    faces = {run.font.name for one in document.paragraphs for run in one.runs if run.font.name}
    assert faces == {"方正小标宋简体", "黑体", "仿宋_GB2312"}
    page = document.sections[0]
    assert abs((page.top_margin or 0) - Mm(37)) < Mm(0.1)
    assert abs((page.left_margin or 0) - Mm(28)) < Mm(0.1)


def test_the_pdf_is_a_pdf_with_its_words(briefing: Briefing) -> None:
    content = briefing_file(briefing, "pdf")

    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") >= 3 or content.count(b"/Type/Page") >= 3


def test_the_workbook_holds_every_table_and_no_formula(briefing: Briefing, rate: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(briefing_file(briefing, "xlsx")))

    assert {"总体情况", "各省", "五类困难", "全部高新区", "说明"} <= set(book.sheetnames)
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(isinstance(cell, str) and cell.startswith(("=", "+", "@")) for cell in cells)
    first = book["总体情况"]
    assert first["A1"].value == NOTICE
    assert percent(float(str(first["B3"].value)) / 100) == rate
    assert book["全部高新区"].max_row == 169 + 2


def test_the_files_follow_the_chosen_slides_and_the_words_written_by_hand(
    briefing: Briefing,
) -> None:
    told = briefing.chosen(["headline"], {"headline": ["=1+1", "先说总数。"], "cover": ["各位好"]})

    slides = list(deck(told).slides)
    assert len(slides) == 3
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert notes[:2] == ["各位好", "=1+1\n先说总数。"]
    book = openpyxl.load_workbook(io.BytesIO(briefing_file(told, "xlsx")))
    assert book.sheetnames == ["总体情况", "来源与口径", "全部高新区", "讲稿", "说明"]
    said = [[cell.value for cell in row] for row in book["讲稿"].iter_rows(min_row=3)]
    assert said == [["封面", "各位好"], ["总体情况", "'=1+1"], ["总体情况", "先说总数。"]]
    report = "".join(
        one.text for one in Document(io.BytesIO(briefing_file(told, "docx"))).paragraphs
    )
    assert "二、汇报要点封面：各位好。总体情况：=1+1；先说总数。" in report
    assert "困难、" not in report
    assert briefing_file(told, "pdf").startswith(b"%PDF-")


def test_a_province_tells_of_its_own_zones(store: Store) -> None:
    told = made(store, area=Area("安徽省"))

    keys = [slide.key for slide in told.story.slides]
    assert "provinces" not in keys
    zones = next(slide for slide in told.story.slides if slide.key == "zones")
    assert zones.title_zh == "安徽省 6 家高新区：4 家企业全部复工，淮南 87.9% 最低"
    assert all(briefing_file(told, kind) for kind in KINDS)


@pytest.mark.parametrize("week", [date(2020, 2, 2), date(2020, 2, 9), date(2020, 3, 22)])
def test_the_first_weeks_have_files_too(store: Store, week: date) -> None:
    told = made(store, week)

    assert all(briefing_file(told, kind) for kind in KINDS)
    assert "None" not in str([slide.title_zh for slide in told.story.slides])
    assert "nan" not in str(told.report)


def test_a_store_without_reports_claims_nothing(tmp_path: Path) -> None:
    with closing(create_store(Settings(tmp_path / "empty"))) as store:
        register_drawn_units(store)
        told = made(store)

        assert "暂无填报" in told.story.slides[1].title_zh
        assert all(briefing_file(told, kind) for kind in KINDS)


def test_the_command_makes_four_files(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATA_DIR", str(folder))

    code = main(["--week", "2020-06-05", "--out", str(tmp_path / "out"), "--json"])

    files = json.loads(capsys.readouterr().out)["files"]
    assert code == 0
    assert [Path(name).suffix for name in files] == [".pptx", ".docx", ".pdf", ".xlsx"]
    assert all(Path(name).stat().st_size > 5_000 for name in files)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--week", "2020-07-05"], 1, "填报率 0.0%，低于 90.0%，未生成"),
        (["--week", "2020-06-07", "--least-coverage", "1"], 1, "低于 100.0%，未生成"),
    ],
)
def test_the_command_holds_back_what_is_half_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, told: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("DATA_DIR", str(folder))

    assert main([*arguments, "--out", str(tmp_path / "out")]) == code

    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
