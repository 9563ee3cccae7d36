"""An address that asks for a week the page cannot show is told which one is shown instead."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui

NONE_APPROVED = (
    "2020年第25周（6月15日—6月21日）还没有已审数据，现显示2020年第24周（6月8日—6月14日）。"
    "打开“含未审”，可看已报的数。"
)
NONE_AT_ALL = (
    "2020年第30周（7月20日—7月26日）还没有高新区复工复产周报的填报，"
    "现显示2020年第24周（6月8日—6月14日）。"
)


def told(page: AppTest) -> list[str]:
    """What is said about the week."""
    return [one.value for one in page.info if "现显示" in one.value]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2020-06-21", [NONE_APPROVED]),
        ("2020-07-26", [NONE_AT_ALL]),
        ("2020-06-07", []),
        ("not-a-week", []),
    ],
    ids=["not approved", "not reported", "approved", "no week"],
)
def test_a_link_to_a_week_without_numbers_says_which_is_shown_instead(
    full_store: Path, run_page: RunPage, asked: str, said: list[str]
) -> None:
    page = run_page("overview", "demo-leader", week=asked)
    first = told(page)
    page.run()

    assert not page.exception
    assert (first, told(page)) == (said, said)


def test_the_week_that_was_asked_for_opens_with_the_reports_nobody_approved(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("overview", "demo-leader", week="2020-06-21")

    page.toggle(key="unreviewed").set_value(True).run()

    assert (page.selectbox(key="week").value, told(page)) == ("2020-06-21", [])


def test_leaving_the_reports_nobody_approved_out_says_so_too(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("overview", "demo-leader", unreviewed="true", week="2020-06-21")
    before = told(page)

    page.toggle(key="unreviewed").set_value(False).run()

    assert (before, told(page)) == ([], [NONE_APPROVED])


def test_another_choice_ends_the_notice(full_store: Path, run_page: RunPage) -> None:
    page = run_page("overview", "demo-leader", week="2020-06-21")

    page.selectbox(key="week").set_value("2020-05-31").run()

    assert (page.selectbox(key="week").value, told(page)) == ("2020-05-31", [])


def test_a_page_of_other_periods_says_nothing_where_nobody_chose_a_week(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("overview", "demo-leader")

    page.switch_page("pages/rollout.py").run()

    assert not page.exception
    assert told(page) == []
