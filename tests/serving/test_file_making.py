"""Files made in a process of their own: the same files, one at a time, whatever happens to it."""

import io
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import openpyxl
import pandas as pd
import psutil  # type: ignore[import-untyped]
import pytest

from data_access.settings import Settings
from data_access.store import create_store
from data_access.versions import resolve_as_of
from figures.briefing.pptx_file import TemplateRefusedError
from figures.briefing.zone_pages import ZonesOverWeeks
from figures.drawing.chinese_fonts import ChineseFontMissingError
from serving import file_worker
from serving.briefing_facts import Wanted, read_facts
from serving.file_making import FileMaker, FileNotMadeError
from serving.file_orders import FileKind, FileOrder
from serving.file_pipe import Numbered, send
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, register_drawn_units

WEEK: Final = date(2020, 4, 5)


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> FileOrder:
    with closing(create_store(Settings(tmp_path_factory.mktemp("orders")))) as store:
        register_drawn_units(store)
        deliver(store, "unit | week\nHTZ057 | 04-05")
        with store.reading() as session:
            facts = read_facts(session, MINISTRY, Wanted(WEEK, resolve_as_of(session)))
    return FileOrder(FileKind.XLSX, facts, ["headline"], {"headline": ["先说总数"]})


def of_approved(order: FileOrder) -> FileOrder:
    """The same order of numbers that count as approved: others are not handed out."""
    return replace(order, facts=replace(order.facts, approved_only=True))


@pytest.fixture(scope="module")
def maker() -> Iterator[FileMaker]:
    started = FileMaker()
    yield started
    started.close()


def process_of(maker: FileMaker) -> psutil.Process:
    assert maker._process is not None
    return psutil.Process(maker._process.pid)


def kill(maker: FileMaker) -> None:
    """End its process and wait until it has: on a busy machine that takes its time."""
    assert maker._process is not None
    maker._process.kill()
    maker._process.wait()


def test_the_file_is_what_was_ordered(maker: FileMaker, order: FileOrder) -> None:
    book = openpyxl.load_workbook(io.BytesIO(maker.make(order)))

    assert book["讲稿"]["B3"].value == "先说总数"


@pytest.mark.parametrize("kind", [FileKind.PPTX, FileKind.DOCX, FileKind.PDF, FileKind.PAGE])
def test_every_kind_is_made(maker: FileMaker, order: FileOrder, kind: FileKind) -> None:
    content = maker.make(replace(of_approved(order), kind=kind))

    begins = {"pptx": b"PK", "docx": b"PK", "pdf": b"%PDF-", "html": b"<!DOCTYPE html>"}
    assert content.startswith(begins[kind])


@pytest.mark.parametrize("kind", [FileKind.PPTX, FileKind.DOCX, FileKind.PDF, FileKind.XLSX])
def test_words_that_no_file_holds_are_made_holdable(
    maker: FileMaker, order: FileOrder, kind: FileKind
) -> None:
    odd = {"headline": ["a\x02b", "甲\ufffe乙\ud800"]}

    assert maker.make(replace(order, kind=kind, points=odd))


def test_it_gives_way_to_everybody(maker: FileMaker, order: FileOrder) -> None:
    maker.make(order)

    assert process_of(maker).nice() == file_worker.NICENESS


def test_many_orders_at_once_are_made_by_one_process(maker: FileMaker, order: FileOrder) -> None:
    first = process_of(maker).pid

    with ThreadPoolExecutor(5) as pool:
        files = list(pool.map(maker.make, [order] * 5))

    assert process_of(maker).pid == first
    for content in files:
        with ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None


def test_what_it_refuses_is_refused_here(maker: FileMaker, order: FileOrder) -> None:
    with pytest.raises(TemplateRefusedError, match="模板打不开"):
        maker.make(replace(order, kind=FileKind.PPTX, template=b"no pptx"))
    with pytest.raises(ValueError, match="zip"):
        maker.make(replace(order, kind=FileKind.FOLDER))

    assert maker.make(order)


@pytest.mark.parametrize("kind", [FileKind.PAGE, FileKind.FOLDER])
def test_numbers_that_nobody_approved_are_not_handed_out(
    maker: FileMaker, order: FileOrder, kind: FileKind
) -> None:
    past = ZonesOverWeeks([WEEK], pd.DataFrame(), pd.DataFrame())

    with pytest.raises(ValueError, match=r"^all$"):
        maker.make(replace(order, kind=kind, over_weeks=past))


def test_an_error_that_cannot_travel_goes_as_its_words() -> None:
    told = file_worker._portable(ChineseFontMissingError())

    assert "fonts-noto-cjk" in str(pickle.loads(pickle.dumps(told)))  # noqa: S301 - just written


def test_one_that_was_killed_is_told_and_then_replaced(maker: FileMaker, order: FileOrder) -> None:
    maker.make(order)
    killed = process_of(maker)
    kill(maker)

    assert maker.make(order)
    assert process_of(maker).pid != killed.pid


@pytest.mark.parametrize("broken", [MemoryError, KeyboardInterrupt])
def test_an_answer_that_nobody_read_is_not_handed_to_the_next(
    order: FileOrder, monkeypatch: pytest.MonkeyPatch, broken: type[BaseException]
) -> None:
    def unread(_stream: object) -> Numbered:
        raise broken

    with closing(FileMaker()) as maker:
        with monkeypatch.context() as patch:
            patch.setattr("serving.file_making.receive", unread)
            with pytest.raises(broken):
                maker.make(replace(order, kind=FileKind.PPTX))

        book = openpyxl.load_workbook(io.BytesIO(maker.make(order)))

    assert book["讲稿"]["B3"].value == "先说总数"


def test_the_answer_to_another_order_is_refused(order: FileOrder) -> None:
    with closing(FileMaker()) as maker:
        maker.make(order)
        process = maker._process
        assert process is not None
        assert process.stdin is not None
        send(process.stdin, Numbered(99, replace(order, kind=FileKind.DOCX)))

        with pytest.raises(FileNotMadeError):
            maker.make(order)
        assert maker.make(order)


def test_one_that_takes_too_long_is_ended(order: FileOrder) -> None:
    hasty = FileMaker(longest_seconds=0.05)

    with pytest.raises(FileNotMadeError):
        hasty.make(order)
    assert hasty._process is None


def test_an_idle_one_ends_and_the_next_order_starts_another(
    order: FileOrder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("serving.file_making._START", _IMPATIENT)
    maker = FileMaker()
    maker.make(order)
    idle = maker._process
    assert idle is not None
    assert idle.wait(timeout=20) == 0

    assert maker.make(order)
    maker.close()


_IMPATIENT: Final = (
    "import sys; sys.path.insert(0, sys.argv.pop(1));"
    "from serving import file_worker; file_worker.IDLE_SECONDS = 0.5; file_worker.main()"
)
