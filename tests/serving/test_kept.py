"""What is kept is made once, for one key alone, and never a failure."""

from threading import Barrier, Thread
from time import sleep

import pytest

from serving.kept import Kept


def test_what_was_made_is_handed_out_again() -> None:
    kept, made = Kept[int](2), list[str]()

    told = [kept.of(key, lambda key=key: made.append(key) or len(made))  # type: ignore[misc, func-returns-value]
            for key in ("甲", "乙", "甲")]  # fmt: skip

    assert (told, made) == ([1, 2, 1], ["甲", "乙"])


def test_the_one_that_was_not_asked_for_longest_goes() -> None:
    kept, made = Kept[None](2), list[str]()

    for key in ("甲", "乙", "甲", "丙", "甲", "乙"):
        kept.of(key, lambda key=key: made.append(key))  # type: ignore[misc]

    assert made == ["甲", "乙", "丙", "乙"]


def test_two_who_ask_at_once_wait_for_one() -> None:
    kept, made, start = Kept[None](2), list[int](), Barrier(4)

    def make() -> None:
        sleep(0.05)
        made.append(1)

    def ask() -> None:
        start.wait()
        kept.of("甲", make)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [1]


def test_a_failure_that_was_forgotten_meanwhile_takes_nothing_with_it() -> None:
    kept, made = Kept[int](1), list[str]()

    def fail_late() -> int:
        kept.of("乙", lambda: 2)  # there is room for one: the promise of 甲 goes
        kept.of("甲", lambda: 3)
        return 1 // 0

    with pytest.raises(ZeroDivisionError):
        kept.of("甲", fail_late)

    assert kept.of("甲", lambda: made.append("甲") or 4) == 3  # type: ignore[func-returns-value]
    assert made == []


def test_a_failure_is_told_and_tried_again() -> None:
    kept = Kept[int](2)

    with pytest.raises(ZeroDivisionError):
        kept.of("甲", lambda: 1 // 0)

    assert kept.of("甲", lambda: 1) == 1
