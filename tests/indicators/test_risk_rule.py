"""The county rule of 17 February 2020."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.risk_rule import (
    BEFORE_RULE_ZH,
    NO_CASES_ZH,
    SuggestedLevel,
    grade_units,
    level_text_zh,
    suggest_level,
)
from indicators.vocabulary import RiskLevel

LOW, MEDIUM, HIGH = RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH
MARCH_9 = date(2020, 3, 9)
COUNTS = st.integers(min_value=0, max_value=100_000)
CLUSTERS = st.sampled_from([None, False, True])
DAYS_OF_THE_RULE = st.dates(date(2020, 2, 17), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("cumulative", "new", "cluster", "level", "at_least", "reason_zh"),
    [
        (0, 0, None, LOW, False, "近14日新增0例，累计0例"),
        (575, 0, None, LOW, False, "近14日新增0例，累计575例"),
        (72, 0, True, LOW, False, "近14日新增0例，累计72例，有聚集性疫情"),
        (1, 1, None, MEDIUM, False, "近14日新增1例，累计1例"),
        (50, 3, True, MEDIUM, False, "近14日新增3例，累计50例，有聚集性疫情"),
        (51, 3, False, MEDIUM, False, "近14日新增3例，累计51例，无聚集性疫情"),
        (51, 3, None, MEDIUM, True, "近14日新增3例，累计51例，聚集性疫情未登记"),
        (72, 3, True, HIGH, False, "近14日新增3例，累计72例，有聚集性疫情"),
    ],
)
def test_the_rule_gives_each_place_a_level_and_its_reason(
    cumulative: int,
    new: int,
    cluster: bool | None,
    level: RiskLevel,
    at_least: bool,
    reason_zh: str,
) -> None:
    suggested = suggest_level(cumulative, new, cluster, MARCH_9)

    assert suggested == SuggestedLevel(level, at_least, reason_zh)


def test_there_is_no_level_on_the_day_before_the_rule() -> None:
    cases = (72, 3, True)

    levels = [suggest_level(*cases, on=day) for day in (date(2020, 2, 16), date(2020, 2, 17))]

    assert [level and level.level for level in levels] == [None, HIGH]


@given(cumulative=COUNTS, new=COUNTS, on=DAYS_OF_THE_RULE)
def test_knowing_of_a_cluster_never_lowers_a_level(cumulative: int, new: int, on: date) -> None:
    order = [LOW, MEDIUM, HIGH]

    suggested = [suggest_level(cumulative, new, cluster, on) for cluster in (False, None, True)]

    ranks = [order.index(level.level) for level in suggested if level]
    assert ranks == sorted(ranks)
    assert len(ranks) == 3


@given(cumulative=COUNTS, new=COUNTS, cluster=CLUSTERS, on=DAYS_OF_THE_RULE)
def test_a_place_is_low_exactly_where_nobody_fell_ill_in_14_days(
    cumulative: int, new: int, cluster: bool | None, on: date
) -> None:
    suggested = suggest_level(cumulative, new, cluster, on)

    assert suggested is not None
    assert (suggested.level is LOW) == (new == 0)


@given(rows=st.lists(st.tuples(COUNTS, COUNTS, CLUSTERS), min_size=1, max_size=20))
def test_many_units_are_graded_as_each_would_be_alone(
    rows: list[tuple[int, int, bool | None]],
) -> None:
    units = pd.DataFrame(
        rows, columns=["confirmed_cumulative", "new_confirmed_14d", "has_cluster"], dtype=object
    )

    graded = grade_units(units, MARCH_9)

    alone = [suggest_level(*row, on=MARCH_9) for row in rows]
    found = zip(graded["level"], graded["at_least"], graded["reason_zh"], strict=True)
    assert list(found) == [(one.level, one.at_least, one.reason_zh) for one in alone if one]


def test_a_week_before_the_rule_and_a_unit_without_cases_stay_without_a_level() -> None:
    units = pd.DataFrame(
        [
            ("HTZ001", date(2020, 2, 16), 60, 19),
            ("HTZ001", date(2020, 2, 23), 61, 3),
            ("HTZ002", date(2020, 2, 23), None, None),
        ],
        columns=["zone_code", "on", "confirmed_cumulative", "new_confirmed_14d"],
    )

    graded = grade_units(units)

    assert graded[["level", "at_least", "reason_zh"]].astype(object).fillna(
        "—"
    ).values.tolist() == [
        ["—", False, BEFORE_RULE_ZH],
        ["medium", True, "近14日新增3例，累计61例，聚集性疫情未登记"],
        ["—", False, NO_CASES_ZH],
    ]


def test_an_unrecorded_cluster_is_read_in_the_level_itself() -> None:
    shown = [("low", False), ("medium", False), ("medium", True), ("high", False), (None, False)]

    texts = [level_text_zh(*level) for level in shown]

    assert texts == ["低风险", "中风险", "≥中（聚集性疫情未登记）", "高风险", "分级规则发布前"]
