"""汇报: slides are chosen, words written, and the whole is saved and opened as it was."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from data_access.actor import Actor
from data_access.briefing_content import BriefingContent, SavedBriefing
from data_access.briefings import save_briefing
from data_access.register_keeping import keep_register
from data_access.settings import Settings
from data_access.store import open_store
from data_access.versions import Basis, resolve_as_of
from data_access.views.saved_briefings import open_briefing
from indicators.vocabulary import Dataset, Role
from tests.actors import SYSTEM
from tests.data_access.drawn_reports import deliver
from tests.drawn import drawn_csv
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui

PRESENTER: Final = "demo-presenter"
OTHER: Final = Actor("领导甲（other）", Role.LEADER, username="other")
KEPT: Final = BriefingContent(
    "党组会", date(2020, 6, 28), 1, Basis.ALL, ["headline", "trend"],
    points={"headline": ["先说总数 <b>x</b>"]},
)  # fmt: skip


def kept(folder: Path, actor: Actor = OTHER, content: BriefingContent = KEPT) -> str:
    with closing(open_store(Settings(folder))) as store:
        with store.reading() as session:
            version = resolve_as_of(session).version
        return str(save_briefing(store, actor, replace(content, version=version)))


def read(folder: Path, number: str) -> SavedBriefing:
    with closing(open_store(Settings(folder))) as store, store.reading() as session:
        return open_briefing(session, OTHER, int(number))


def later_report(folder: Path) -> None:
    drawing = "unit | week | enterprises | enterprises_resumed\nHTZ057 | 06-28 | 9000 | 1000"
    with closing(open_store(Settings(folder))) as store:
        deliver(store, drawing, reason="更正")


def press(page: AppTest, label: str) -> AppTest:
    return next(one for one in page.button if one.label.startswith(label)).click().run()


def opened(page: AppTest) -> str:
    """The briefing that the page's address names."""
    said = page.query_params["briefing"]
    return said if isinstance(said, str) else said[0]


def labels(page: AppTest) -> list[str]:
    return [box.label for box in page.expander if box.label[:1].isdigit()]


def words(page: AppTest) -> str:
    shown = [*page.markdown, *page.caption, *page.success, *page.warning, *page.error]
    return "".join([*(block.proto.body for block in page.get("html")),
                    *(text.value for text in shown)])  # fmt: skip


def test_every_slide_is_told_and_every_file_offered(full_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", PRESENTER)

    assert not page.exception
    assert labels(page)[0].startswith("1　封面")
    assert any("总体情况：全国企业复工率为" in label for label in labels(page))
    assert len(page.get("download_button")) == 6


def test_an_empty_store_says_what_to_do(empty_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", PRESENTER)

    assert not page.exception
    assert page.info


def test_a_reporter_has_no_briefing(full_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", "demo-hefei")

    assert "不能打开本页" in page.error[0].value


def test_a_slide_without_its_tick_is_not_told(full_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", PRESENTER)
    before = labels(page)

    page = next(one for one in page.checkbox if one.label == "走势").uncheck().run()

    assert len(labels(page)) == len(before) - 1
    assert not any("走势" in label for label in labels(page))


def test_words_written_by_hand_give_way_to_the_generated_ones_again(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("briefing", PRESENTER)
    generated = page.text_area[1].value

    page = page.text_area[1].set_value("只说一句").run()
    assert "手写的讲稿，不随数字变" in words(page)
    page = press(page, "恢复自动生成")

    assert page.text_area[1].value == generated


def test_words_that_are_too_long_are_told_and_not_cut(own_store: Path, run_page: RunPage) -> None:
    page = run_page("briefing", PRESENTER)

    page = page.text_area[1].set_value("\n".join(["甲\x02乙"] * 45)).run()
    told = words(page)
    page = press(page, "保存汇报")

    assert "这样不能保存：一页的讲稿最多 40 条，现有 45 条" in told
    assert "没有完成：一页的讲稿最多 40 条，现有 45 条" in words(page)
    assert str(page.text_area[1].value).count("乙") == 45


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


def test_somebody_elses_is_opened_and_kept_as_ones_own(own_store: Path, run_page: RunPage) -> None:
    number = kept(own_store)

    page = run_page("briefing", PRESENTER, briefing=number)

    assert labels(page)[1].startswith("2　总体情况")
    assert page.text_area[1].value == "先说总数 <b>x</b>"
    assert not any(one.label.startswith(("更新", "确认删除")) for one in page.button)
    page = press(page, "另存为我的汇报")
    assert opened(page) != number


def test_what_somebody_is_called_is_text(own_store: Path, run_page: RunPage) -> None:
    number = kept(own_store, replace(OTHER, name="**甲**[点此](x)"))

    page = run_page("briefing", PRESENTER, briefing=number)

    told = [caption.value for caption in page.caption if "只有本人能改" in caption.value]
    assert told == [r"由\*\*甲\*\*\[点此\]\(x\)保存，只有本人能改"]
    assert "[点此](" not in words(page)


def test_the_mark_below_a_slide_is_text(own_store: Path, run_page: RunPage) -> None:
    mark = "内部资料 [点此](x)"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pages.components.briefing_parts._notice", lambda _view: mark)
        page = run_page("briefing", PRESENTER)

    assert r"内部资料 \[点此\]\(x\)" in words(page)
    assert mark not in words(page)


def test_a_briefing_beyond_the_scope_is_refused(own_store: Path, run_page: RunPage) -> None:
    number = kept(own_store)

    page = run_page("briefing", "demo-anhui", briefing=number)

    assert "全国不在您的管辖范围内" in page.error[0].value
    assert not labels(page)


@pytest.mark.parametrize("number", ["99", "x", "9" * 30])
def test_an_address_of_no_briefing_is_told(
    full_store: Path, run_page: RunPage, number: str
) -> None:
    page = run_page("briefing", PRESENTER, briefing=number)

    assert not page.exception
    assert "作者已把它删除" in page.warning[0].value


def test_how_long_a_page_stands_goes_into_both_addresses(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("briefing")
    page.number_input(key="every").set_value(30).run()

    addresses = [link.proto.url for link in page.get("link_button")]

    assert [address.count("every=30") for address in addresses] == [1, 1]
