"""Sentences of the briefing: rise, fall, no change, missing, first week; no claim beyond them."""

from typing import Any, Final

import pandas as pd
import pytest

from figures.briefing import sentences as say
from indicators.catalogue import CARDS

RATE: Final = CARDS["enterprise_resumption_rate"]
FULL: Final = CARDS["fully_resumed_zones"]
MONEY: Final = CARDS["rent_reduced_cny"]
COUNT: Final = CARDS["technologies"]


def line(value: Any, change: Any = None, **over: Any) -> dict[str, Any]:
    return {"value": value, "change": change, "units": 160, "expected": 169, "numerator": 35} | over


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (line(0.796, 0.012), "企业复工率为 79.6%，较上周提高 1.2 个百分点"),
        (line(0.796, -0.003), "企业复工率为 79.6%，较上周下降 0.3 个百分点"),
        (line(0.796, 0.0004), "企业复工率为 79.6%，较上周持平"),
        (line(0.796, pd.NA), "企业复工率为 79.6%"),
        (line(pd.NA, pd.NA), "企业复工率暂无填报"),
        ({}, "企业复工率暂无填报"),
    ],
    ids=["rise", "fall", "no change", "first week", "missing", "unknown"],
)
def test_a_rate_is_told_with_its_change(told: dict[str, Any], sentence: str) -> None:
    assert say.standing_zh(RATE, told) == sentence


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (150_000_000, "较上周增加 1.5 亿元"),
        (-20_000, "较上周减少 2.0 万元"),
        (0, "较上周持平"),
        (None, ""),
    ],
)
def test_money_is_told_with_its_change(change: Any, sentence: str) -> None:
    assert say.change_zh(MONEY, change) == sentence


def test_an_indicator_that_leads_with_a_count_says_both() -> None:
    assert say.level_zh(FULL, line(0.207)) == "100%复工高新区数为 35 家（占 20.7%）"


def test_another_noun_and_another_period_are_taken() -> None:
    told = say.standing_zh(COUNT, line(913, 12), "较上期", "项")

    assert told == "推广技术与产品为 913 项，较上期增加 12 项"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([0.1, 0.2, 0.3, 0.4], "连续 3 周提高"),
        ([0.4, 0.3, 0.2], "连续 2 周下降"),
        ([0.5, 0.3, 0.4], ""),
        ([0.3, 0.3], ""),
        ([0.3], ""),
        ([], ""),
        ([0.1, 0.2, 0.2001, 0.3], ""),
        ([None, 0.1, 0.2, 0.3], "连续 2 周提高"),
    ],
)
def test_a_run_is_told_from_two_weeks_on(values: list[float | None], sentence: str) -> None:
    weekly = pd.DataFrame(
        {"indicator": RATE.code, "week_ending": range(len(values)), "value": values}
    )

    assert say.run_zh(weekly, RATE.code, len(values) - 1) == sentence


def test_a_run_that_ended_before_the_week_is_not_told() -> None:
    weekly = pd.DataFrame({"indicator": RATE.code, "week_ending": [1, 2, 3], "value": [1, 2, 3]})

    assert say.run_zh(weekly, RATE.code, 4) == ""


def test_the_change_of_a_share_is_not_told_as_that_of_the_count_before_it() -> None:
    told = say.standing_zh(FULL, line(0.207, 0.095))

    assert told == "100%复工高新区数为 35 家（占 20.7%），占比较上周提高 9.5 个百分点"


def provinces(*values: float | None) -> pd.DataFrame:
    names = ["甲", "乙", "丙"][: len(values)]
    return pd.DataFrame({"name_zh": names, "value": pd.array(list(values), dtype="Float64")})


@pytest.mark.parametrize(
    ("told", "average", "sentence"),
    [
        (provinces(0.9, 0.5, 0.7), 0.6, "甲最高（90.0%），乙最低（50.0%），2 个省份高于全国"),
        (provinces(0.9, 0.5), None, "甲最高（90.0%），乙最低（50.0%）"),
        (provinces(0.9, None), 0.6, ""),
        (provinces(), 0.6, ""),
    ],
)
def test_provinces_are_compared_where_there_are_two(
    told: pd.DataFrame, average: float | None, sentence: str
) -> None:
    assert say.provinces_zh(told, average) == sentence


@pytest.mark.parametrize(
    ("value", "change", "sentence"),
    [
        (0.12, -0.01, "“融资难”最突出，占企业的 12.0%，较上周下降 1.0 个百分点"),
        (0.12, 0.01, "“融资难”最突出，占企业的 12.0%，较上周上升 1.0 个百分点"),
        (0.12, 0.0, "“融资难”最突出，占企业的 12.0%，较上周持平"),
        (0.12, None, "“融资难”最突出，占企业的 12.0%"),
        (None, None, "五类困难暂无填报"),
    ],
)
def test_the_worst_difficulty_is_told(
    value: float | None, change: float | None, sentence: str
) -> None:
    told = pd.DataFrame({"name_zh": ["融资难"], "value": [value], "change": [change]})

    assert say.difficulty_zh(told) == sentence


def test_many_names_are_cut_and_counted() -> None:
    assert say.names_zh(["甲", "乙"]) == "甲、乙"
    assert say.names_zh(list("甲乙丙丁戊己")) == "甲、乙、丙、丁、戊等 6 家"


def test_carried_amounts_say_so() -> None:
    assert say.relief_zh(line(3_630_000_000, carried=0)) == "累计减免租金 36.3 亿元"
    assert "其中 12 家沿用此前填报" in say.relief_zh(line(3_630_000_000, carried=12))
    assert say.relief_zh({}) == "租金减免暂无填报"


def test_the_quality_of_reporting_is_told() -> None:
    told = {"expected_reports": 169, "actual_reports": 165, "reporting_rate": 165 / 169,
            "on_time_rate": 0.9}  # fmt: skip

    assert say.reporting_zh(told) == "应报 169 家，实报 165 家，填报率 97.6%，准时率 90.0%"
    assert say.reporting_zh({}) == "本周没有应报单位"
