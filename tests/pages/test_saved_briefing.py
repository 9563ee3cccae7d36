"""汇报, saved: opened as it was, brought up to date, deleted and taken back."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.briefing_content import SavedBriefing
from data_access.register_keeping import keep_register
from data_access.settings import Settings
from data_access.store import open_store
from data_access.versions import Basis
from data_access.views.saved_briefings import open_briefing
from indicators.vocabulary import Dataset
from tests.actors import SYSTEM
from tests.data_access.drawn_reports import deliver
from tests.drawn import drawn_csv
from tests.pages.briefing_page import PRESENTER, labels, opened, press, words
from tests.pages.conftest import RunPage
from tests.pages.kept_briefing import OTHER, kept

pytestmark = pytest.mark.ui


def read(folder: Path, number: str) -> SavedBriefing:
    with closing(open_store(Settings(folder))) as store, store.reading() as session:
        return open_briefing(session, OTHER, int(number))


def later_report(folder: Path) -> None:
    drawing = "unit | week | enterprises | enterprises_resumed\nHTZ057 | 06-28 | 9000 | 1000"
    with closing(open_store(Settings(folder))) as store:
        deliver(store, drawing, reason="更正")


def test_what_is_saved_is_opened_as_it_was(own_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", PRESENTER).selectbox(key="week").set_value("2020-04-05").run()
    page = next(one for one in page.checkbox if one.label == "走势").uncheck().run()
    page = page.text_area[1].set_value("=1+1\n先说总数").run()

    page = page.text_input(key=named(page)).set_value("党组会").run()
    page = press(page, "保存汇报")

    number = opened(page)
    saved = read(own_store, number).content
    assert (saved.name_zh, saved.week_ending, saved.basis) == (
        "党组会",
        date(2020, 4, 5),
        Basis.APPROVED,
    )
    assert ("trend" in saved.slides, dict(saved.points)) == (
        False,
        {"headline": ("=1+1", "先说总数")},
    )
    again = run_page("briefing", PRESENTER, briefing=number)
    assert again.text_area[1].value == "=1+1\n先说总数"
    assert "没有未保存的改动" in words(again)


def named(page: AppTest) -> str:
    return str(next(one.key for one in page.text_input if one.label == "汇报的名字"))


def test_the_change_is_shown_first_and_then_written(own_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", "demo-ministry")
    page = page.selectbox(key="week").set_value("2020-06-28").run()
    page = page.text_area[1].set_value("手写").run()
    page = press(page, "保存汇报")
    number = opened(page)
    headline = labels(page)[1]
    later_report(own_store)

    frozen = run_page("briefing", "demo-ministry", briefing=number)
    shown = press(frozen, "更新到最新")

    assert labels(shown)[1] == headline
    assert read(own_store, number).revision == 1
    told = words(shown)
    assert "企业复工率" in told
    assert "请核对：总体情况" in told
    written = press(shown, "更新为第 2 版")
    assert labels(written)[1] != headline
    assert "已是最新数据" in words(written)
    undone = press(written, "撤销上一次改动")
    assert labels(undone)[1] == headline


def test_a_frozen_briefing_says_that_the_register_is_frozen_too(
    own_store: Path, run_page: RunPage
) -> None:
    number = kept(own_store)
    ended = drawn_csv("代码 | 名称 | 省份 | 失效日期\nHTZ057 | 合肥 | 安徽省 | 2020-05-01")
    with closing(open_store(Settings(own_store))) as store:
        keep_register(store, SYSTEM, Dataset.WEEKLY, ended, "名录.csv")

    page = run_page("briefing", PRESENTER, briefing=number)

    assert "填报的数和应报家数都定格，不随新填报和名录变" in words(page)
    assert not page.exception


def test_a_deleted_one_can_be_taken_back(own_store: Path, run_page: RunPage) -> None:
    page = press(run_page("briefing", PRESENTER), "保存汇报")
    number = opened(page)

    page = press(page, "确认删除")
    assert "briefing" not in page.query_params
    page = press(page, "撤销删除")

    assert opened(page) == number
    assert not page.exception
