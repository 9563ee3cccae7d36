"""What people write is kept whole, or refused with its length and the limit."""

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from data_access.announcements import announce
from data_access.errors import SettingRefusedError
from data_access.questions import Asked, answer_question, ask_again, ask_question, close_question
from data_access.reopenings import answer_request, ask_to_reopen
from data_access.reviewing import answer_return, send_back
from data_access.said import checked_text
from data_access.store import Store
from indicators.vocabulary import Dataset
from tests.actors import SYSTEM
from tests.data_access.reviewed_week import FIRST, MINISTRY, PROVINCE, REPORTER, WEEK

WEEKLY = Dataset.WEEKLY
LATER = date(2030, 1, 1)
LONG = "长" * 501
UNIT_WEEK = ("HTZ057", WEEK)
ACTS: Final[dict[str, Callable[[Store], object]]] = {
    "ask": lambda store: ask_question(
        store, PROVINCE, Asked(WEEKLY, "HTZ057", WEEK, "", LONG, LATER)
    ),
    "answer": lambda store: answer_question(store, REPORTER, 1, LONG),
    "ask again": lambda store: ask_again(store, PROVINCE, 1, LONG),
    "close": lambda store: close_question(store, PROVINCE, 1, LONG),
    "send back": lambda store: send_back(store, PROVINCE, WEEKLY, [FIRST], LONG),
    "stand by": lambda store: answer_return(store, REPORTER, WEEKLY, [FIRST], LONG),
    "ask to reopen": lambda store: ask_to_reopen(store, REPORTER, WEEKLY, [UNIT_WEEK], LONG),
    "reopen": lambda store: answer_request(store, MINISTRY, WEEKLY, UNIT_WEEK, LONG, LATER),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_is_too_long_is_refused_with_its_length(store: Store, act: str) -> None:
    with pytest.raises(SettingRefusedError) as caught:
        ACTS[act](store)

    told = "文字最多 500 字，现有 501 字，没有保存；请精简后再提交"
    assert caught.value.reason_zh == told


def test_an_announcement_has_a_limit_of_its_own(store: Store) -> None:
    with pytest.raises(SettingRefusedError, match="最多 200 字，现有 201 字"):
        announce(store, SYSTEM, "长" * 201, LATER)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("长" * 500, "长" * 500),
        (f"  {'长' * 500}\n", "长" * 500),
        ("两\x00行\n字", "两行 字"),
        (" ", ""),
    ],
)
def test_what_fits_is_kept_whole(written: str, kept: str) -> None:
    assert checked_text(written) == kept


def test_what_must_be_said_is_asked_for() -> None:
    with pytest.raises(SettingRefusedError, match="请写明理由"):
        checked_text(" \n", "请写明理由")
