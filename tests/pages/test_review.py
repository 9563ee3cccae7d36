"""审核: what waits for whom, and what becomes of it; approved numbers first for a leader."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.reviewing import Reviewed, send_back
from data_access.settings import Settings
from data_access.store import open_store
from indicators.vocabulary import Dataset, Role
from tests.data_access.drawn_reports import deliver, week
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui

HEFEI = Actor(
    "合肥高新区填报员（demo-hefei）", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ057")
)
ANHUI = Actor("安徽甲", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"))
THIS_WEEK = "2020-07-05"


def report(folder: Path) -> None:
    with closing(open_store(Settings(folder))) as store:
        deliver(store, "unit | week\nHTZ057 | 07-05", actor=HEFEI)


def this_week(run_page: RunPage, user: str) -> AppTest:
    return run_page("review", user).selectbox(key="week").set_value(THIS_WEEK).run()


def looking_back(page: AppTest) -> AppTest:
    return page.date_input(key="as_of").set_value(date(2020, 5, 20)).run()


def words(page: AppTest) -> str:
    blocks = [block.proto.body for block in page.get("html")]
    shown = [*page.markdown, *page.caption, *page.subheader, *page.info, *page.success, *page.error]
    return "".join([*blocks, *(text.value for text in shown)])


def test_a_report_waits_for_the_province_then_for_the_ministry(
    own_store: Path, run_page: RunPage
) -> None:
    report(own_store)
    assert "等我审核（0 家）" in words(this_week(run_page, "demo-ministry"))
    page = this_week(run_page, "demo-anhui")
    assert "等我审核（1 家）" in words(page)

    page.button(key="approve-plain").click().run()

    assert "已通过 1 家" in words(page)
    assert "等我审核（1 家）" in words(this_week(run_page, "demo-ministry"))


def test_the_past_is_not_reviewed(full_store: Path, run_page: RunPage) -> None:
    page = looking_back(run_page("review", "demo-anhui"))

    assert "审核只看最新数据" in words(page)
    assert not page.dataframe


def test_an_empty_store_says_what_to_do(empty_store: Path, run_page: RunPage) -> None:
    page = run_page("review", "demo-anhui")

    assert not page.exception
    assert "还没有数据" in words(page)


def test_what_was_returned_is_told_and_answered(own_store: Path, run_page: RunPage) -> None:
    report(own_store)
    returned = [Reviewed("HTZ057", week("07-05"), 1)]
    with closing(open_store(Settings(own_store))) as store:
        send_back(store, ANHUI, Dataset.WEEKLY, returned, "与 *用电* 不符")
    page = run_page("my_reports", "demo-hefei")
    assert "已退回" in words(page)

    page.text_input(key="returned-HTZ057-2020-07-05-said").set_value("已核实")
    page.button(key="returned-HTZ057-2020-07-05-answer").click().run()

    assert "已答复，重新等待审核" in words(page)
    assert "等我审核（1 家）" in words(this_week(run_page, "demo-anhui"))


@pytest.mark.parametrize(
    ("user", "query", "told"),
    [
        ("demo-leader", {}, "只含已审数据"),
        ("demo-leader", {"unreviewed": "true"}, "含未审数据"),
        ("demo-ministry", {}, "含未审数据"),
        ("demo-ministry", {"unreviewed": "false"}, "只含已审数据"),
    ],
)
def test_a_leader_sees_approved_numbers_first(
    full_store: Path, run_page: RunPage, user: str, query: dict[str, str], told: str
) -> None:
    page = run_page("overview", user, **query)

    assert not page.exception
    assert told in words(page)
    newest = "2020-06-14" if told == "只含已审数据" else "2020-06-28"
    assert page.selectbox(key="week").value == newest


@pytest.mark.parametrize(
    ("name", "user"),
    [
        ("risk_map", "demo-hefei"),
        ("review", "demo-leader"),
        ("accounts", "demo-ministry"),
        ("audit", "demo-security"),
        ("upload", "demo-auditor"),
    ],
)
def test_a_page_of_others_says_whom_it_is_for(
    full_store: Path, run_page: RunPage, name: str, user: str
) -> None:
    page = run_page(name, user)

    assert [error.value for error in page.error] != []
    assert "请联系安全管理员" in page.error[0].value
    assert not page.dataframe


NAMES = ["overview", "risk_map", "zone_detail", "rent_relief"]


@pytest.mark.parametrize(
    ("name", "past"),
    [*((name, past) for name in NAMES for past in (False, True)), ("rollout", False)],
)
def test_every_page_shows_approved_numbers(
    full_store: Path, run_page: RunPage, name: str, past: bool
) -> None:
    page = run_page(name, "demo-leader")
    page = looking_back(page) if past else page

    assert not page.exception
    assert ("（历史时点，非最新）" in words(page)) is past
    assert "只含已审数据" in words(page)


@pytest.mark.parametrize(
    "name", ["overview", "risk_map", "zone_detail", "rollout", "rent_relief", "reporting", "review"]
)
def test_every_page_stays_within_a_province(full_store: Path, run_page: RunPage, name: str) -> None:
    page = run_page(name, "demo-anhui")

    assert not page.exception
    assert "全国 " not in words(page)
    assert page.selectbox(key="area").options == ["安徽省"]
