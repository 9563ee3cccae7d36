"""Policy marks: in order, dated as their documents are, selected by day."""

from datetime import date
from pathlib import Path

import pytest

from figures.events import event_key_lines
from indicators.events import POLICY_EVENTS, events_between


def test_events_are_in_order_and_have_short_titles() -> None:
    days = [event.on for event in POLICY_EVENTS]

    assert days == sorted(days)
    assert max(len(event.title_zh) for event in POLICY_EVENTS) <= 10


def test_both_ends_of_a_span_are_included() -> None:
    chosen = events_between(date(2020, 3, 21), date(2020, 3, 27))

    assert [event.title_zh for event in chosen] == ["科技支撑复工措施", "“百城百园”行动"]


def test_the_key_has_four_marks_to_a_row() -> None:
    lines = event_key_lines(POLICY_EVENTS)

    assert [line.count("　") for line in lines] == [3, 3]
    assert lines[0].startswith("① 2月6日 火炬便利化服务")


@pytest.mark.parametrize(
    ("on", "file"),
    [
        (date(2020, 2, 6), "2020-02-06_torch-services-for-tech-enterprises.txt"),
        (date(2020, 2, 28), "2020-02-28_high-tech-zones-resumption.txt"),
        (date(2020, 3, 21), "2020-03-21_guokefaqu-67_measures.txt"),
        (date(2020, 6, 4), "2020-06-04_guokebanqu-50_transfer-demonstration-zones.txt"),
    ],
)
def test_a_notice_carries_the_date_of_its_text(reference: Path, on: date, file: str) -> None:
    notice = (reference.parent / "policy" / file).read_text(encoding="utf-8")

    event = events_between(on, on)[0]

    assert f"{on.year}年{on.month}月{on.day}日" in notice
    assert _name(event.document_zh) in notice


def _name(document_zh: str) -> str:
    """The name inside 《》."""
    return document_zh[document_zh.index("《") + 1 : document_zh.index("》")]
