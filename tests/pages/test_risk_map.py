"""风险地图: levels under the rule, cases before it."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import RunPage
from tests.pages.shown_cards import changes_of, shown_cards
from tests.pages.shown_figures import shown_figures

pytestmark = pytest.mark.ui


def test_the_map_counts_the_zones_of_each_level_beside_last_week(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("risk_map")
    page.selectbox(key="week").set_value("2020-04-05").run()

    shown = changes_of(page)

    assert not page.exception
    assert shown == {
        "■ 高风险": ("0 家", "0 家"),
        "▲ ≥中（聚集性疫情未登记）": ("6 家", "↓ −3 家"),
        "◆ 中风险": ("6 家", "↑ +1 家"),
        "● 低风险": ("157 家", "↑ +2 家"),
    }


def test_before_the_rule_cases_stand_in_for_levels_and_the_page_says_why(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("risk_map")
    page.selectbox(key="week").set_value("2020-02-16").run()

    headings = [heading.value for heading in page.subheader]

    assert not page.exception
    assert shown_cards(page)[0].name == "累计超过500例"
    assert "高新区所在地累计确诊（分级规则发布前）" in headings
    assert "没有风险等级" in page.info[0].value


def test_a_level_narrows_the_table_and_not_the_counts(full_store: Path, run_page: RunPage) -> None:
    page = run_page("risk_map")
    page.selectbox(key="area").set_value("湖北省")
    page.segmented_control(key="risk").set_value("高风险")
    page.selectbox(key="week").set_value("2020-03-08").run()

    table = page.dataframe[-1].value

    assert not page.exception
    assert [card.value for card in shown_cards(page)] == ["8 家", "0 家", "4 家", "0 家"]
    assert set(table["风险等级"]) == {"■ 高风险"}
    assert set(table["依据"]) == {"官方公告"}


def _at(run_page: RunPage, area_zh: str, place: str) -> AppTest:
    page = run_page("risk_map")
    page.selectbox(key="area").set_value(area_zh)
    page.query_params["place"] = place
    return page.run()


def test_an_area_opens_down_to_its_counties_and_the_path_leads_back(
    full_store: Path, run_page: RunPage
) -> None:
    page = _at(run_page, "湖北省", "420111")

    steps = [button.label for button in page.button if button.key and "place-" in button.key]
    page.button(key="place-420000").click().run()

    assert not page.exception
    assert steps == ["全国", "湖北省", "武汉市"]
    assert "place" not in page.query_params
    assert page.selectbox(key="area").value == "湖北省"


def test_a_county_tells_its_level_and_what_it_rests_on(full_store: Path, run_page: RunPage) -> None:
    page = run_page("risk_map")
    page.selectbox(key="week").set_value("2020-03-15")
    page.selectbox(key="area").set_value("湖北省")
    page.query_params["place"] = "420111"
    page.run()

    told = [caption.value for caption in page.caption if caption.value.startswith("洪山区：")]

    assert not page.exception
    assert [line.partition("）")[0] for line in told] == ["洪山区：高风险（官方公告"]


@pytest.mark.parametrize("city_zh", ["北京市", "天津市", "上海市", "重庆市"])
def test_a_municipality_without_a_series_says_so(
    full_store: Path, run_page: RunPage, city_zh: str
) -> None:
    page = _at(run_page, city_zh, "")

    told = [caption.value for caption in page.caption if caption.value.startswith(f"{city_zh}：")]

    assert not page.exception
    assert told == [
        f"{city_zh}：没有全市的病例序列，也没有公告；在“疫情数据”导入每日病例后，"
        "才能推算全市风险等级"
    ]


def test_areas_are_shaded_by_their_own_level_on_demand(full_store: Path, run_page: RunPage) -> None:
    page = run_page("risk_map")
    page.selectbox(key="week").set_value("2020-03-15")
    page.selectbox(key="shade").set_value("按风险等级").run()

    legend = [
        trace["name"]
        for figure in shown_figures(page)
        for trace in figure["data"]
        if trace.get("legend") == "legend2"
    ]

    assert not page.exception
    assert [entry.partition("　")[0] for entry in legend] == [
        "高风险", "≥中", "中风险", "低风险", "无病例数据",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "area_zh", "place", "level_zh"),
    [("overview", "西藏自治区", "540100", "全部等级"), ("risk_map", "湖北省", "420100", "高风险")],
)
def test_a_map_on_which_no_zone_is_left_is_still_a_map(
    full_store: Path, run_page: RunPage, name: str, area_zh: str, place: str, level_zh: str
) -> None:
    page = run_page(name)
    page.selectbox(key="week").set_value("2020-06-28")
    page.selectbox(key="area").set_value(area_zh)
    page.segmented_control(key="risk").set_value(level_zh)
    page.query_params["place"] = place

    page.run()

    assert not page.exception
    assert page.query_params["place"] in (place, [place])


def test_a_place_outside_the_area_gives_way(full_store: Path, run_page: RunPage) -> None:
    page = _at(run_page, "安徽省", "420111")

    assert not page.exception
    assert "place" not in page.query_params


def test_a_zone_whose_county_is_a_guess_is_named_under_its_map(
    full_store: Path, run_page: RunPage
) -> None:
    page = _at(run_page, "江苏省", "")

    notes = [caption.value for caption in page.caption if "所在县区尚待核实" in caption.value]

    assert not page.exception
    assert len(notes) == 1


def test_two_weeks_stand_side_by_side_each_with_its_own_map(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("risk_map")
    page.selectbox(key="week").set_value("2020-03-15")
    page.run()
    page.selectbox(key="beside").set_value("2020-04-05").run()

    drawn = [figure["data"] for figure in shown_figures(page)]
    maps = [data for data in drawn if "choropleth" in {trace["type"] for trace in data}]
    legends = [
        [trace["name"] for trace in data if trace.get("legend") == "legend"] for data in maps
    ]

    assert not page.exception
    assert ["低风险　157 家" in names for names in legends] == [False, True]


def provisional(page: AppTest) -> list[str]:
    """What the line under the title says of a week that may still change."""
    return re.findall(r"\[初步数　(.+?)\]", " ".join(line.value for line in page.markdown))


def test_every_week_that_is_not_reviewed_is_marked_as_provisional(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("risk_map")

    told = {}
    for week in ("2020-06-28", "2020-06-21", "2020-06-14"):
        page.selectbox(key="week").set_value(week).run()
        told[week] = provisional(page)

    not_reviewed = ["已报 97.6%，未审完"]
    assert told == {"2020-06-28": not_reviewed, "2020-06-21": not_reviewed, "2020-06-14": []}


def test_the_last_twelve_weeks_are_offered_and_drawn_only_on_demand(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("risk_map")

    assert not page.exception
    assert "十二周小图（打印用）" in [box.label for box in page.expander]
    assert not page.get("imgs")


def test_the_map_of_an_empty_store_says_what_to_do_next(
    empty_store: Path, run_page: RunPage
) -> None:
    page = run_page("risk_map")

    assert not page.exception
    assert ["还没有数据" in info.value for info in page.info] == [True]
