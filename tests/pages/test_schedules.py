"""填报设置: when reports are due, and who may still report a closed week."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.reopenings import answer_request
from data_access.schedules import set_schedule
from data_access.settings import Settings
from data_access.store import open_store
from indicators.schedules import ReportingSchedule
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY, SYSTEM
from tests.pages.conftest import RunPage
from tests.pages.upload_page import choose, receipt_number, send

pytestmark = pytest.mark.ui

CORRECTION = "good_correction_of_last_week.csv"
LAST_WEEK = date(2020, 6, 28)
HEFEI = ("HTZ057", LAST_WEEK)


def close_last_week(folder: Path) -> None:
    store = open_store(Settings(folder))
    strict = ReportingSchedule(days_after=0, closing_days=1)
    set_schedule(store, SYSTEM, Dataset.WEEKLY, LAST_WEEK, strict)
    store.close()


def grant(folder: Path) -> None:
    store = open_store(Settings(folder))
    answer_request(store, MINISTRY, Dataset.WEEKLY, HEFEI, "同意", date(2020, 7, 3))
    store.close()


def told(page: AppTest) -> str:
    blocks = [block.proto.body for block in page.get("html")]
    return "".join([*blocks, *(text.value for text in [*page.markdown, *page.caption])])


def ask(page: AppTest) -> AppTest:
    page.text_area(key="reopen-reason").set_value("核实后发现漏统 2 家")
    return page.button(key="ask-reopen").click().run()


@pytest.mark.parametrize("folder", ["full_store", "empty_store"])
def test_the_page_tells_what_holds(
    folder: str, run_page: RunPage, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(folder)

    page = run_page("schedules")

    assert not page.exception
    assert "数据截至周日24时，次周二 12:00前报送，不设关闭日" in told(page)


def test_a_deadline_is_changed_and_recorded(own_store: Path, run_page: RunPage) -> None:
    page = run_page("schedules", user="demo-system")
    page.number_input(key="schedule-weekly-closing").set_value(14).run()

    page.button(key="save-schedule").click().run()

    assert "已保存" in "".join(note.value for note in page.success)
    assert "期后 14 天关闭" in told(page)


def test_a_contradiction_is_told_before_saving(full_store: Path, run_page: RunPage) -> None:
    page = run_page("schedules", user="demo-system")

    page.number_input(key="schedule-weekly-closing").set_value(1).run()

    assert "关闭不能早于报送期限" in "".join(error.value for error in page.error)


def test_a_closed_week_is_asked_for_granted_and_reported(
    own_store: Path, run_page: RunPage
) -> None:
    close_last_week(own_store)
    page = choose(run_page("upload"), CORRECTION)
    assert page.button(key="submit").disabled
    assert "已于 2020-06-30 00:00 关闭" in told(page)

    ask(page)
    assert "已提交更正申请" in "".join(note.value for note in page.success)
    assert "待处理" in told(page)
    grant(own_store)
    page.button(key="look-again").click().run()
    next(f for f in page.text_input if "S01" in f.label).set_value("漏统")

    assert receipt_number(send(page)).startswith("Z20200701-")


def test_a_request_without_a_reason_is_not_made(own_store: Path, run_page: RunPage) -> None:
    close_last_week(own_store)
    page = choose(run_page("upload"), CORRECTION)

    page.button(key="ask-reopen").click().run()

    assert "没有完成：请写明理由" in [error.value for error in page.error]


def test_the_form_of_a_closed_week_leads_to_the_request(own_store: Path, run_page: RunPage) -> None:
    close_last_week(own_store)
    page = run_page("upload", way="在线填写")
    page.selectbox(key="form-week").set_value(LAST_WEEK).run()
    page.selectbox(key="form-weekly-unit-").set_value("HTZ057").run()
    page.text_input(key="form-weekly-2020-06-28-HTZ057-enterprises_resumed").set_value("2790").run()

    page.button(key="take-form").click().run()

    assert "更正申请" in told(page)
    assert page.button(key="ask-reopen").label == "提交更正申请"


def test_a_request_is_answered_on_the_page(own_store: Path, run_page: RunPage) -> None:
    close_last_week(own_store)
    ask(choose(run_page("upload"), CORRECTION))
    page = run_page("schedules", user="demo-ministry-2")
    key = "reopen-weekly-HTZ057-2020-06-28"
    page.text_input(key=f"{key}-said").set_value("理由不充分")

    page.button(key=f"{key}-decline").click().run()

    assert "已驳回" in "".join(note.value for note in page.success)
    assert "没有待处理的申请" in "".join(note.value for note in page.info)
