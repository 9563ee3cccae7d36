"""What the files of a national briefing take, warm and without a browser."""

import time
from dataclasses import replace
from datetime import date
from statistics import median
from typing import Final

import pytest

from data_access.store import Store
from data_access.versions import Basis, resolve_as_of
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import Briefing, briefing_of
from serving.file_writing import briefing_file
from serving.handout import handout_of, read_over_weeks
from tests.actors import MINISTRY
from tests.benchmarks.report import Results

WEEK: Final = date(2020, 6, 14)
TIMES: Final = 5
MOST: Final = {"pptx": 4.0, "docx": 1.0, "pdf": 1.5, "xlsx": 1.0}  # [s]
BEGINS: Final = {"pptx": b"PK", "docx": b"PK", "pdf": b"%PDF-", "xlsx": b"PK"}
NOTE_ZH: Final = f"{TIMES} 次的中位数，全国，已预热"


@pytest.fixture(scope="module")
def briefing(store: Store, results: Results) -> Briefing:
    started = time.perf_counter()
    with store.reading() as session:
        wanted = Wanted(WEEK, resolve_as_of(session), notice_zh=SYNTHETIC_NOTICE_ZH)
        made = briefing_of(read_facts(session, MINISTRY, wanted))
    results.add("汇报：读数并写成句子", time.perf_counter() - started, "秒", note_zh="首次")
    return made


@pytest.mark.parametrize("kind", MOST)
def test_each_file(briefing: Briefing, results: Results, kind: str) -> None:
    content = briefing_file(briefing, kind)
    took = [_seconds(briefing, kind) for _ in range(TIMES)]

    assert content.startswith(BEGINS[kind])
    note = f"{NOTE_ZH}；{len(content) / 1024:.0f} KiB"
    results.add(f"汇报：{kind.upper()}", median(took), "秒", MOST[kind], note_zh=note)


def test_the_hand_out(store: Store, results: Results) -> None:
    started = time.perf_counter()
    with store.reading() as session:
        as_of = replace(resolve_as_of(session), basis=Basis.APPROVED)
        wanted = Wanted(WEEK, as_of, notice_zh=SYNTHETIC_NOTICE_ZH)
        told = briefing_of(read_facts(session, MINISTRY, wanted))
        zipped = handout_of(told, read_over_weeks(session, MINISTRY, wanted)).zipped()
    took = time.perf_counter() - started

    assert zipped.startswith(b"PK")
    results.add("汇报：讲义（各高新区一页）", took, "秒", note_zh=f"{len(zipped) / 1024:.0f} KiB")


def _seconds(briefing: Briefing, kind: str) -> float:
    started = time.perf_counter()
    briefing_file(briefing, kind)
    return time.perf_counter() - started
