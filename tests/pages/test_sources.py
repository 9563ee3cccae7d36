"""数据来源 and 待办: from a number to its rows, and questions on their way."""

from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Markdown, Subheader

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.questions import Asked, ask_question
from data_access.settings import Settings
from data_access.store import open_store
from indicators.periods import end_of_day
from indicators.vocabulary import Dataset, Role
from tests.data_access.drawn_reports import week
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui

ANHUI = Actor("安徽省审核员（demo-anhui）", Role.PROVINCE_REVIEWER,
              Scope(ScopeLevel.PROVINCE, "安徽省"), "demo-anhui")  # fmt: skip


def words(page: AppTest) -> str:
    blocks = [block.proto.body for block in page.get("html")]
    shown = [*page.markdown, *page.caption, *page.subheader, *page.info, *page.success, *page.error]
    return "".join([*blocks, *(text.value for text in shown)])


def ask(folder: Path) -> None:
    with closing(open_store(Settings(folder))) as store:
        due = end_of_day(week("12-27")).date()
        asked = Asked(Dataset.WEEKLY, "HTZ057", week("06-28"), "enterprises_resumed",
                      "与 *用电* 不符", due)  # fmt: skip
        ask_question(store, ANHUI, asked)


@pytest.mark.parametrize("dataset", [dataset.label_zh for dataset in Dataset])
def test_every_dataset_tells_the_reports_behind_its_numbers(
    full_store: Path, run_page: RunPage, dataset: str
) -> None:
    page = run_page("sources", dataset=dataset)

    assert not page.exception
    assert "家填报相加" in words(page)
    assert page.dataframe


def test_the_sum_is_the_number_of_the_overview(full_store: Path, run_page: RunPage) -> None:
    overview = words(run_page("overview"))
    page = words(run_page("sources"))

    rate = page.partition("**企业复工率 ")[2].partition("**")[0]
    assert rate.endswith("%")
    assert f">{rate}<" in overview


def test_one_report_is_shown_whole(full_store: Path, run_page: RunPage) -> None:
    page = run_page("sources", find="HTZ057")

    assert not page.exception
    told = words(page)
    assert "合肥高新技术产业开发区" in told
    assert "**回执** Z2020" in told
    assert r"高新区复工复产周报\_20200629\.csv 第 34 行" in told


def test_an_empty_store_says_what_to_do(empty_store: Path, run_page: RunPage) -> None:
    told = {"sources": "还没有数据", "todo": "都办完了"}
    for name, sentence in told.items():
        page = run_page(name)

        assert not page.exception
        assert sentence in words(page)


def test_a_reviewer_asks_and_the_reporter_answers(own_store: Path, run_page: RunPage) -> None:
    ask(own_store)
    page = run_page("todo", "demo-hefei")
    assert "与 \\*用电\\* 不符" in words(page)

    page.text_input(key="question-1-said").set_value("已核实无误")
    page.button(key="question-1-answer_question").click().run()
    assert "已答复，等待办结" in words(page)

    page = run_page("todo", "demo-anhui")
    assert "已核实无误" in words(page)
    page.button(key="question-1-close_question").click().run()
    assert "已办结" in words(page)
    assert "核实任务（" not in words(run_page("todo", "demo-anhui"))


def test_what_waits_for_an_answer_stands_before_what_is_due(
    own_store: Path, run_page: RunPage
) -> None:
    ask(own_store)

    page = run_page("todo", "demo-hefei")

    shown = [str(one.value) for one in page.main if isinstance(one, (Markdown, Subheader))]
    due = next(place for place, text in enumerate(shown) if "本期待报" in text)
    asked = next(place for place, text in enumerate(shown) if "核实任务（" in text)
    assert asked < due
    assert "其他待办" in shown[asked:due]


def test_a_question_is_put_beside_the_report(own_store: Path, run_page: RunPage) -> None:
    page = run_page("sources", "demo-anhui", find="HTZ057")
    box = next(one for one in page.text_input if one.label == "要核实什么（必填）")

    box.set_value("请说明用电下降")
    next(one for one in page.button if one.label == "提出").click().run()

    assert not page.exception
    assert "核实任务已提出" in words(page)
    assert "请说明用电下降" in words(page)


def test_what_changed_since_is_listed(full_store: Path, run_page: RunPage) -> None:
    page = run_page("sources")
    page.session_state["source-tabs"] = "此后变化"
    page.run()

    assert not page.exception
    assert "新报" in words(page)
