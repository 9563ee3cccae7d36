"""Suggested levels beside published ones."""

from datetime import date

import pandas as pd

from indicators.risk_comparison import compare_with_notices
from indicators.risk_rule import grade_units

MARCH_9 = date(2020, 3, 9)


def suggested(*units: tuple[str, int, int]) -> pd.DataFrame:
    columns = ["unit_code", "confirmed_cumulative", "new_confirmed_14d"]
    return grade_units(pd.DataFrame(list(units), columns=columns), MARCH_9)


def published(*rows: tuple[str, str, str]) -> pd.DataFrame:
    notices = pd.DataFrame(list(rows), columns=["adcode", "unit_type", "risk_level"])
    return notices.assign(announced_on=MARCH_9)


def test_a_county_agrees_or_disagrees_with_its_own_series() -> None:
    engine = suggested(("429004", 575, 0), ("429021", 11, 0), ("429005", 198, 3))
    notices = published(
        ("429004", "county", "medium"), ("429021", "county", "low"), ("429005", "county", "high")
    )

    compared = compare_with_notices(engine, notices)

    columns = ["adcode", "suggested_zh", "published_zh", "agreement"]
    assert compared[columns].values.tolist() == [
        ["429004", "低风险", "中风险", "disagree"],
        ["429021", "低风险", "低风险", "agree"],
        ["429005", "≥中（聚集性疫情未登记）", "高风险", "agree"],
    ]


def test_other_grain_is_neither_agreement_nor_disagreement() -> None:
    engine = suggested(("420200", 1015, 7), ("429004", 575, 0))
    notices = published(
        ("420200", "urban", "medium"), ("420281", "county", "high"), ("429004", "township", "low")
    )

    compared = compare_with_notices(engine, notices)

    assert compared[["agreement", "why_zh"]].values.tolist() == [
        ["not_comparable", "公告为城区，病例为全市"],
        ["not_comparable", "公告细于病例：该县区无单独病例序列"],
        ["not_comparable", "公告细于病例：乡镇街道"],
    ]


def test_a_notice_of_a_day_that_was_not_graded_is_not_compared() -> None:
    engine = suggested(("429004", 575, 0))
    notices = published(("429004", "county", "low")).assign(announced_on=date(2020, 3, 24))

    compared = compare_with_notices(engine, notices)

    assert compared[["agreement", "why_zh"]].values.tolist() == [
        ["not_comparable", "该日无建议等级"]
    ]
