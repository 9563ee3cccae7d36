"""对比: one figure of any members, places in peer groups, who leads and lags."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import RunPage
from tests.pages.shown_figures import shown_figures

pytestmark = pytest.mark.ui

PROVINCE = "demo-anhui"
MIXED = "HTZ057,安徽省,size-very_large,risk-low"


def at_week(page: AppTest, week: str = "2020-04-05") -> AppTest:
    return page.selectbox(key="week").set_value(week).run()


def picked(page: AppTest) -> list[str]:
    return list(page.multiselect(key="members-picked").value)


def told(page: AppTest, table: int, *columns: str) -> Sequence[Sequence[object]]:
    return [list(row) for row in page.dataframe[table].value[list(columns)].to_numpy()]


def test_zones_provinces_and_groups_of_a_link_stand_in_one_figure(
    full_store: Path, run_page: RunPage
) -> None:
    page = at_week(run_page("compare", members=MIXED))

    spec = str(shown_figures(page)[0])

    assert not page.exception
    assert picked(page) == MIXED.split(",")
    assert [name for name in ("合肥", "安徽省", "特大规模", "低风险", "全国") if name in spec] == [
        "合肥", "安徽省", "特大规模", "低风险", "全国",
    ]  # fmt: skip


def test_a_zone_is_placed_in_each_of_its_peer_groups(full_store: Path, run_page: RunPage) -> None:
    page = at_week(run_page("compare", members="HTZ057"))

    assert told(page, 0, "和谁比", "同类组", "位次") == [
        ["全国", "全国", "第 42 / 共 169 家已报"],
        ["同省", "安徽省", "第 4 / 共 6 家已报"],
        ["同规模", "特大规模", "第 6 / 共 23 家已报"],
        ["同风险等级", "低风险", "第 40 / 共 157 家已报"],
    ]


def test_the_register_holds_no_industry_and_the_page_says_so(
    full_store: Path, run_page: RunPage
) -> None:
    page = at_week(run_page("compare"))

    assert any("没有登记高新区的主导产业" in caption.value for caption in page.caption)


def test_an_industry_in_the_register_makes_a_group(own_store: Path, run_page: RunPage) -> None:
    with closing(sqlite3.connect(own_store / "resumption.db")) as store, store:
        filled = (
            "UPDATE reporting_unit SET theme_zh = '<b>光电子', "
            "since_version = (SELECT max(id) FROM data_version) WHERE unit_code = ?"
        )
        store.executemany(filled, [("HTZ057",), ("HTZ099",)])

    page = at_week(run_page("compare", members="HTZ057,industry-<b>光电子"))

    assert not page.exception
    assert picked(page) == ["HTZ057", "industry-<b>光电子"]
    assert told(page, 0, "和谁比", "同类组", "位次")[-1] == [
        "同产业", "<b>光电子", "第 1 / 共 2 家已报",
    ]  # fmt: skip
    assert not any("主导产业" in caption.value for caption in page.caption)


def test_who_lags_is_told_with_the_difficulty_and_both_numbers(
    full_store: Path, run_page: RunPage
) -> None:
    page = at_week(run_page("compare", members="安徽省"))

    assert told(page, 0, "高新区", "差在哪里")[0] == [
        "泉州", "物流配送难 10.2%，组内 7.7%，高 2.6 个百分点",
    ]  # fmt: skip
    assert any("**领先**，并列第 1 的共 35 家" in one.value for one in page.markdown)


def test_another_kind_offers_its_own_and_drops_nothing_that_was_chosen(
    full_store: Path, run_page: RunPage
) -> None:
    page = at_week(run_page("compare", members="HTZ057"))

    page.segmented_control(key="compare").set_value("省份").run()

    options = page.multiselect(key="members-picked").options
    assert picked(page) == ["HTZ057"]
    assert options[0].endswith("HTZ057")
    assert options[1] == "北京市（1家）"


def test_a_choice_goes_into_the_address_and_the_usual_one_out_of_it(
    full_store: Path, run_page: RunPage
) -> None:
    page = at_week(run_page("compare"))
    usual = picked(page)
    page.multiselect(key="members-picked").set_value(["HTZ057", "HTZ001"]).run()
    chosen = dict(page.query_params)

    page.multiselect(key="members-picked").set_value(usual).run()

    assert chosen["members"] == "HTZ057,HTZ001"
    assert "members" not in page.query_params


def test_nobody_chosen_says_what_to_do_and_still_tells_who_lags(
    full_store: Path, run_page: RunPage
) -> None:
    page = at_week(run_page("compare", members=""))

    assert not page.exception
    assert "请先选择" in page.info[0].value
    assert len(page.dataframe) == 2


def test_a_group_of_another_week_is_not_shown_and_said(full_store: Path, run_page: RunPage) -> None:
    page = at_week(run_page("compare", members="risk-low,size-small"))
    page.selectbox(key="peer").set_value(page.selectbox(key="peer").options[-1]).run()

    at_week(page, "2020-02-16")

    assert not page.exception
    assert picked(page) == ["size-small"]
    assert any("1 个对象没有显示" in caption.value for caption in page.caption)
    assert page.selectbox(key="peer").value == "全国"


def test_a_province_is_offered_its_own_zones_and_no_other(
    full_store: Path, run_page: RunPage
) -> None:
    page = at_week(run_page("compare", user=PROVINCE, members="HTZ099,HTZ057"))

    options = page.multiselect(key="members-picked").options
    provinces = {option.split("　")[1] for option in options}
    assert not page.exception
    assert provinces == {"安徽省"}
    assert [row[0] for row in told(page, 0, "和谁比")] == ["安徽省", "同规模", "同风险等级"]
    assert picked(page) == ["HTZ057"]


def test_the_comparison_of_an_empty_store_says_what_to_do_next(
    empty_store: Path, run_page: RunPage
) -> None:
    page = run_page("compare")

    assert not page.exception
    assert ["还没有数据" in info.value for info in page.info] == [True]
