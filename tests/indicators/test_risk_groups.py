"""Zones counted by level, by cases before there were levels, and what moved since last week."""

from datetime import date

import pandas as pd

from indicators.risk_groups import (
    CaseGroup,
    add_groups,
    by_gravity,
    changed_levels,
    count_groups,
    weekly_groups,
)
from tests.drawn import drawn_rows

BEFORE, FIRST, SECOND = date(2020, 2, 16), date(2020, 2, 23), date(2020, 3, 1)


def levels(drawing: str) -> pd.DataFrame:
    """`zone | on | level | at_least | cumulative | new`; an empty cell is missing."""
    rows = [
        (
            zone,
            date.fromisoformat(f"2020-{on}"),
            level or None,
            at_least == "是",
            int(cumulative) if cumulative else pd.NA,
            int(new) if new else pd.NA,
        )
        for zone, on, level, at_least, cumulative, new in drawn_rows(drawing)
    ]
    columns = [
        "zone_code", "on", "level", "at_least", "confirmed_cumulative", "new_confirmed_14d",
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns)
    return add_groups(frame.astype({"confirmed_cumulative": "Int64", "new_confirmed_14d": "Int64"}))


TWO_WEEKS = levels("""
    A | 02-23 | medium | 是 | 900 | 80
    B | 02-23 | medium |    | 20  | 5
    C | 02-23 | low    |    | 7   | 0
    D | 02-23 |        |    |     |
    A | 03-01 | high   |    | 950 | 50
    B | 03-01 | low    |    | 20  | 0
    C | 03-01 | low    |    | 7   | 0
    D | 03-01 |        |    |     |
    """)


def test_at_least_medium_is_counted_apart_from_plain_medium() -> None:
    counts = count_groups(TWO_WEEKS, SECOND, FIRST)

    assert counts[["group", "zones", "previous", "change"]].to_numpy().tolist() == [
        ["high", 1, 0, 1],
        ["at_least_medium", 0, 1, -1],
        ["medium", 0, 1, -1],
        ["low", 2, 1, 1],
        ["no_cases", 1, 1, 0],
    ]


def test_before_the_rule_zones_are_grouped_by_cases_at_the_edges_of_the_rule() -> None:
    grouped = levels("""
        A | 02-16 | | | 501 | 9
        B | 02-16 | | | 51  | 9
        C | 02-16 | | | 50  | 9
        D | 02-16 | | | 10  | 9
        E | 02-16 | | | 0   | 0
        F | 02-16 | | |     |
        """)

    assert grouped["group"].tolist() == [group.value for group in CaseGroup]


def test_levels_are_never_compared_with_cases() -> None:
    both = pd.concat([levels("A | 02-16 | | | 60 | 9"), TWO_WEEKS])

    counts = count_groups(both, FIRST, BEFORE)
    changed = changed_levels(both, FIRST, BEFORE)

    assert counts["change"].isna().all()
    assert changed.empty


def test_zones_that_worsened_come_before_those_that_improved() -> None:
    changed = changed_levels(TWO_WEEKS, SECOND, FIRST)

    told = changed[["zone_code", "previous", "group", "direction_zh"]].to_numpy().tolist()
    assert told == [
        ["A", "at_least_medium", "high", "↑ 上调"],
        ["B", "medium", "low", "↓ 下调"],
    ]


def test_a_week_before_the_rule_is_not_counted_by_level() -> None:
    both = pd.concat([levels("A | 02-16 | | | 60 | 9"), TWO_WEEKS])

    weeks = weekly_groups(both)

    assert set(weeks["on"]) == {FIRST, SECOND}
    assert weeks["zones"].sum() == 8


def test_the_gravest_zone_stands_first_and_the_unknown_last() -> None:
    mixed = TWO_WEEKS[TWO_WEEKS["on"] == FIRST].iloc[::-1]

    assert by_gravity(mixed)["zone_code"].tolist() == ["A", "B", "C", "D"]
