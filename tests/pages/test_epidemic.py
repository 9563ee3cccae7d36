"""疫情数据: how far series go, a file looked at and imported, clusters recorded and withdrawn."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.components.epidemic_choice import Section
from tests.drawn import drawn_csv
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui
SECTIONS = [section.label_zh for section in Section]
CASES = """
    统计日期   | 省份   | 地名     | 行政区划代码 | 累计确诊
    2020-06-28 | 安徽省 | 合肥市   | 340100       | 174
    2020-06-29 | 安徽省 | 合肥市   | 340100       | 170
    2020-06-29 | 安徽省 | 境外输入 | 3400y0       | 1
    """


def told(page: AppTest) -> list[str]:
    return [note.value for note in [*page.success, *page.error]]


def shown(page: AppTest) -> str:
    return "\n".join(text.value for text in [*page.markdown, *page.info, *page.caption])


def upload(page: AppTest, drawing: str, kind: str = "cases") -> AppTest:
    chosen = ("病例.csv", drawn_csv(drawing), "text/csv")
    return page.file_uploader(key=f"epidemic-{kind}-0").set_value(chosen).run()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_stands_on_an_empty_store(
    empty_store: Path, run_page: RunPage, section: str
) -> None:
    assert not run_page("epidemic", section=section).exception


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_stands_on_a_full_store(
    full_store: Path, run_page: RunPage, section: str
) -> None:
    assert not run_page("epidemic", section=section).exception


def test_the_state_names_what_has_not_moved_for_three_days(
    full_store: Path, run_page: RunPage
) -> None:
    rows = run_page("epidemic").dataframe[0].value

    stale = rows[rows["提示"] != ""]
    assert stale[["提示", "数据", "省份", "最近一天"]].to_numpy().tolist() == [
        ["⚠ 超过3天未更新", "风险等级公告", "湖北省", "2020-04-20"]
    ]


def test_a_file_is_looked_at_then_imported(own_store: Path, run_page: RunPage) -> None:
    page = upload(run_page("epidemic", section="导入"), CASES)
    assert "读到 3 行：新增 **2**，更新 **0**，相同 0，单列 1" in shown(page)
    assert page.button(key="keep-epidemic").disabled

    page.checkbox(key="epidemic-seen").check().run()
    page.button(key="keep-epidemic").click().run()

    assert told(page)[0].startswith("每日病例已导入：新增 2 行，更新 0 行")
    assert "读到" not in shown(page)  # the file has done its work and is out of the page


def test_a_file_with_an_error_cannot_be_imported(own_store: Path, run_page: RunPage) -> None:
    page = upload(run_page("epidemic", section="导入"), CASES.replace("174", "-1"))

    assert page.button(key="keep-epidemic").disabled
    assert told(page) == ["有强制性问题的文件一行也不导入；请按下表改好再选择文件。"]
    assert "将导入的行" not in shown(page)


def test_a_province_is_told_that_other_places_are_not_its_own(
    own_store: Path, run_page: RunPage
) -> None:
    of_hubei = CASES.replace("安徽省", "湖北省").replace("合肥市", "武汉市")

    page = upload(
        run_page("epidemic", "demo-anhui", section="导入"), of_hubei.replace("340100", "420100")
    )

    assert told(page) == ["420100 不在您的管辖范围内；如属有误，请联系安全管理员"]


def test_an_import_is_taken_back(own_store: Path, run_page: RunPage) -> None:
    page = upload(run_page("epidemic", section="导入"), CASES)
    page.checkbox(key="epidemic-seen").check().run()
    page.button(key="keep-epidemic").click().run()

    page = run_page("epidemic")
    page.button(key="take-back-1").click().run()

    assert told(page) == ["已撤回第 1 次导入，恢复此前的数"]
    assert page.dataframe[1].value["状态"].tolist() == ["已撤回"]


def test_a_cluster_is_recorded_and_withdrawn(own_store: Path, run_page: RunPage) -> None:
    page = run_page("epidemic", "demo-anhui", section="聚集性疫情登记")
    page.text_input(key="cluster-note").set_value("某家庭3例")
    page.text_input(key="cluster-source").set_value("某委")
    next(button for button in page.button if button.label == "登记").click().run()
    recorded = page.dataframe[0].value[["地方", "聚集性疫情", "说明"]].to_numpy().tolist()
    assert (recorded, told(page)) == (
        [["合肥市", "有", "某家庭3例"]],
        ["已登记，管2020\\-07\\-01至2020\\-07\\-14的等级：合肥市 2020\\-07\\-01"],
    )  # fmt: skip

    page.button(key="withdraw-cluster").click().run()

    assert told(page) == ["已撤销：合肥市 2020\\-07\\-01"]
    assert "还没有登记" in shown(page)


def test_notices_are_found_by_their_words(full_store: Path, run_page: RunPage) -> None:
    page = run_page("epidemic", section="公告", notice="仙桃市")

    rows = page.dataframe[0].value
    assert rows["风险等级"].tolist() == ["低风险", "低风险", "中风险", "中风险"]
    assert set(rows["地方"]) == {"仙桃市"}


def test_the_rule_stands_beside_the_notices(full_store: Path, run_page: RunPage) -> None:
    page = run_page("epidemic", section="推算与公告对照", agreement="一致")

    rows = page.dataframe[0].value
    assert rows["地方"].tolist() == ["仙桃市", "潜江市"] * 4
    assert "近14日新增2例，累计575例，聚集性疫情未登记（病例截至 2020-03-08）" in set(
        rows["为什么"]
    )


def test_a_place_is_shown_through_the_weeks_with_where_the_notice_differs(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("epidemic", section="推算与公告对照")
    chosen = page.selectbox(key="history-place")
    names = [option for option in chosen.options if option.startswith("仙桃市")]
    chosen.select(names[0]).run()

    assert "不一致的 **2** 周：3月15日（推算低风险，公告中风险）、3月22日" in shown(page)


def test_the_page_is_for_reviewers(full_store: Path, run_page: RunPage) -> None:
    page = run_page("epidemic", "demo-hefei")

    assert "供省级审核员、部级审核员使用" in page.error[0].value
