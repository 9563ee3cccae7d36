"""The briefing's files read back: the numbers, dead formulas, the mark, any area and week."""

import io
import re
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.shared import Mm

from data_access.register_keeping import keep_register
from data_access.settings import Settings
from data_access.store import Store, create_store
from data_access.versions import Basis, resolve_as_of
from data_access.views.filters import Area
from figures.drawing.shapes import Words
from figures.formats import percent
from indicators.vocabulary import Dataset
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import KINDS, Briefing, briefing_of
from serving.file_writing import briefing_file
from serving.handout import handout_page
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.drawn_reports import deliver, register_drawn_units
from tests.drawn import drawn_csv
from tests.serving.sample_briefing import NOTICE, WEEK, deck, made, texts


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


def test_the_map_of_a_province_is_shaded_by_its_cities_as_on_the_page(store: Store) -> None:
    hubei = made(store, area=Area("湖北省"))
    (told,) = [slide for slide in hubei.story.slides if slide.key == "map"]
    assert told.drawing is not None

    words = [shape for shape in told.drawing.shapes if isinstance(shape, Words)]
    legends = {word.text: word.y for word in words if word.text in ("各市企业复工率", "未报")}
    levels = {word.text: word.y for word in words if word.text == "高新区风险等级"}

    assert legends["各市企业复工率"] < legends["未报"] < levels["高新区风险等级"]
    assert "武汉" in set(hubei.facts.parts["name_zh"])
