"""What is compared is summed from its zones before dividing, and changes on the same zones."""

from datetime import date

import pandas as pd
import pytest

from indicators.member_sums import member_week, member_weeks
from indicators.peers import Member, MemberKind
from tests.drawn import drawn_rows

LAST, WEEK = date(2020, 3, 29), date(2020, 4, 5)
GROUP = Member("大", MemberKind.GROUP, "大", "大", ("甲", "乙"))
SILENT = Member("丙", MemberKind.ZONE, "丙", "丙", ("丙",))


def sums(drawing: str) -> pd.DataFrame:
    """`zone | week | part | of`: a zone that owes a report, and what it gave or nothing."""
    header, *lines = drawn_rows(drawing)
    drawn = pd.DataFrame(lines, columns=header)
    return pd.DataFrame(
        {
            "zone_code": drawn["zone"].astype("str"),
            "week_ending": [date.fromisoformat(f"2020-{week}") for week in drawn["week"]],
            "numerator": pd.to_numeric(drawn["part"]).astype("Float64"),
            "denominator": pd.to_numeric(drawn["of"]).astype("Float64"),
            "units": (drawn["part"] != "").astype(int),
            "expected": 1,
        }
    )


ZONES = sums("""
    zone | week  | part | of
    甲   | 03-29 | 50   | 100
    乙   | 03-29 |      |
    丙   | 03-29 |      |
    甲   | 04-05 | 60   | 100
    乙   | 04-05 | 300  | 300
    丙   | 04-05 |      |
    """)


def told(rows: pd.DataFrame, *names: str) -> list[list[object]]:
    shown = rows[list(names)].astype(object)
    return shown.where(shown.notna(), None).to_numpy().tolist()


def test_a_large_zone_weighs_more_and_a_silent_one_is_missing_and_not_zero() -> None:
    weekly = member_weeks(ZONES, [SILENT, GROUP])

    assert told(weekly, "member", "week_ending", "value", "units", "expected") == [
        ["丙", LAST, None, 0, 1],
        ["丙", WEEK, None, 0, 1],
        ["大", LAST, 0.5, 1, 2],
        ["大", WEEK, 0.9, 2, 2],
    ]


def test_the_change_is_that_of_the_zones_that_reported_in_both_weeks() -> None:
    week = member_week(ZONES, [GROUP, SILENT], WEEK)

    assert told(week, "member", "value", "units_compared")[0] == ["大", 0.9, 1]
    assert week["change"].iloc[0] == pytest.approx(0.1)
    assert told(week, "member", "value", "change")[1] == ["丙", None, None]


def test_nobody_moved_where_there_is_no_week_before() -> None:
    week = member_week(ZONES, [GROUP], LAST)

    assert told(week, "value", "change", "units", "expected") == [[0.5, None, 1, 2]]
