"""填报情况: who reported, who did not, and the text that reminds them."""

from pathlib import Path

import pytest

from tests.pages.conftest import RunPage
from tests.pages.shown_cards import shown_cards, values_of

pytestmark = pytest.mark.ui


def test_the_last_week_shows_who_is_late_and_who_is_missing(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("reporting", week="2020-06-28")

    shown = values_of(page)

    assert not page.exception
    assert shown == {
        "填报率": "97.6%",
        "准时率": "89.9%",
        "迟报": "13 家",
        "零报告": "0 家",
        "未报": "4 家",
    }


@pytest.mark.parametrize(
    ("user", "of_many"),
    [("demo-hefei", False), ("demo-anhui", True), ("demo-leader", True)],
)
def test_one_unit_is_not_called_its_province_nor_asked_to_remind_others(
    full_store: Path, run_page: RunPage, user: str, of_many: bool
) -> None:
    page = run_page("reporting", user)

    headings = {heading.value for heading in page.subheader}
    assert not page.exception
    assert {"各省填报率", "催报名单"} & headings == (
        {"各省填报率", "催报名单"} if of_many else set()
    )
    assert ("该催谁" in page.caption[0].value) is of_many


def test_the_reminder_names_every_missing_zone(full_store: Path, run_page: RunPage) -> None:
    page = run_page("reporting", week="2020-06-28")

    message = page.code[1].value

    assert "以下 4 家单位尚未报送" in message
    assert "吉林省（1 家）：通化医药高新技术产业开发区" in message


@pytest.mark.parametrize("dataset", ["创业孵化机构周报", "百城百园进展"])
def test_the_other_datasets_are_counted_too(
    full_store: Path, run_page: RunPage, dataset: str
) -> None:
    page = run_page("reporting", dataset=dataset)

    assert not page.exception
    assert shown_cards(page)[0].name == "填报率"


def test_an_empty_store_says_what_to_do_next(empty_store: Path, run_page: RunPage) -> None:
    page = run_page("reporting")

    assert not page.exception
    assert "还没有数据" in page.info[0].value


def test_who_still_has_time_is_listed_beside_who_is_overdue(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("reporting", week="2020-06-28")

    _address, overdue, pending = (message.value for message in page.code)

    assert "以下 4 家单位尚未报送，请尽快补报" in overdue
    assert "以下 169 家单位尚未报送，请于 2020-07-07 12:00 前报送" in pending


def test_every_unit_has_its_score(full_store: Path, run_page: RunPage) -> None:
    page = run_page("reporting", week="2020-06-28")

    scores = [
        table.value[name]
        for table in page.dataframe
        for name in table.value.columns
        if str(name).startswith("填报得分")
    ]

    assert {len(column) for column in scores} == {4, 169}  # those missing, and all
    assert all(column.between(0, 100).all() for column in scores)
