"""Which report the pages open on: one that somebody within the account's scope can owe."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui

WEEKLY, CARRIERS, ROLLOUT = "高新区复工复产周报", "创业孵化机构周报", "百城百园进展"


def reports(page: AppTest) -> tuple[list[str], str]:
    """The reports offered, and the one that is chosen."""
    choice = page.button_group(key="dataset")
    return list(choice.options), str(choice.value)


@pytest.mark.parametrize("name", ["upload", "reporting", "my_reports", "sources"])
def test_a_carrier_begins_with_the_report_of_carriers(
    full_store: Path, run_page: RunPage, name: str
) -> None:
    page = run_page(name, "demo-carrier")

    assert not page.exception
    assert reports(page) == ([CARRIERS], CARRIERS)


def test_a_carrier_is_not_told_that_nothing_is_owed(full_store: Path, run_page: RunPage) -> None:
    page = run_page("upload", "demo-carrier")

    assert "没有应报" not in "".join(note.value for note in page.info)


def test_a_zone_reports_for_itself_and_its_carriers(full_store: Path, run_page: RunPage) -> None:
    assert reports(run_page("upload", "demo-hefei")) == ([WEEKLY, CARRIERS], WEEKLY)


def test_the_nation_is_offered_every_report(full_store: Path, run_page: RunPage) -> None:
    assert reports(run_page("upload")) == ([WEEKLY, CARRIERS, ROLLOUT], WEEKLY)


def test_the_report_in_the_address_still_wins(full_store: Path, run_page: RunPage) -> None:
    page = run_page("overview", "demo-carrier", dataset=WEEKLY)
    page.switch_page("pages/my_reports.py").run()

    assert reports(page) == ([WEEKLY, CARRIERS], WEEKLY)

    page.button_group(key="dataset").set_value(CARRIERS).run()

    assert reports(page)[1] == CARRIERS
