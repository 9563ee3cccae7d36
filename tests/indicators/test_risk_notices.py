"""Which notice speaks for a place, and for how long."""

from datetime import date

import pandas as pd
import pytest

from indicators.risk_notices import OfficialLevel, official_level, urban_city_code
from indicators.vocabulary import RiskLevel

MARCH_9 = date(2020, 3, 9)


def drawn(table: str, issuer_zh: str = "湖北省") -> pd.DataFrame:
    """Notices from a drawing: day, adcode, unit type, level."""
    rows = [line.split() for line in table.strip().splitlines()]
    notices = pd.DataFrame(rows, columns=["announced_on", "adcode", "unit_type", "risk_level"])
    days = [date.fromisoformat(f"2020-{day}") for day in notices["announced_on"]]
    return notices.assign(announced_on=days, issuer_zh=issuer_zh, source="公告")


def level_of(notices: pd.DataFrame, unit: str, on: date) -> tuple[str, bool] | None:
    found = official_level(notices, unit, on)
    return None if found is None else (found.level.value, found.expired)


def test_a_county_notice_speaks_for_its_county_with_its_source() -> None:
    notices = drawn("03-09 429004 county medium")

    found = official_level(notices, "429004", date(2020, 3, 12))

    assert found == OfficialLevel(RiskLevel.MEDIUM, MARCH_9, "county", "湖北省", "公告", False)


def test_an_urban_notice_covers_the_districts_and_neither_counties_nor_the_whole_city() -> None:
    notices = drawn("03-09 420200 urban high")

    covered = {unit: level_of(notices, unit, MARCH_9) for unit in ("420204", "420281", "420200")}

    assert covered == {"420204": ("high", False), "420281": None, "420200": None}


def test_a_notice_for_a_street_covers_no_unit() -> None:
    notices = drawn("03-09 420204 township high")

    found = official_level(notices, "420204", MARCH_9)

    assert found is None


def test_a_notice_holds_for_fourteen_days_and_has_then_expired() -> None:
    notices = drawn("03-09 429004 county medium")
    days = [date(2020, 3, day) for day in (8, 9, 23, 24)]

    levels = [level_of(notices, "429004", day) for day in days]

    assert levels == [None, ("medium", False), ("medium", False), ("medium", True)]


def test_the_urban_list_of_march_ends_the_district_list_of_february() -> None:
    notices = drawn(
        """
        02-28 420204 county high
        03-09 420200 urban medium
        """
    )

    levels = [level_of(notices, "420204", day) for day in (date(2020, 3, 8), MARCH_9)]

    assert levels == [("high", False), ("medium", False)]


def test_raising_one_county_says_nothing_of_another() -> None:
    notices = drawn(
        """
        05-09 220283 county medium
        05-10 220283 county high
        05-11 220211 county medium
        """,
        issuer_zh="吉林省",
    )

    levels = {unit: level_of(notices, unit, date(2020, 5, 12)) for unit in ("220283", "220211")}

    assert levels == {"220283": ("high", False), "220211": ("medium", False)}


def test_on_one_day_the_county_goes_before_the_urban_area_and_then_the_higher_level() -> None:
    notices = drawn(
        """
        03-09 420204 county medium
        03-09 420204 county low
        03-09 420200 urban high
        """
    )

    found = level_of(notices, "420204", MARCH_9)

    assert found == ("medium", False)


def test_the_five_colours_before_the_rule_are_no_levels() -> None:
    notices = drawn("02-09 330102 county high")

    found = official_level(notices, "330102", date(2020, 2, 16))

    assert found is None


@pytest.mark.parametrize(
    ("unit", "city"),
    [
        ("420204", "420200"),  # 下陆区
        ("420281", None),  # 大冶市, a county-level city
        ("420222", None),  # 阳新县
        ("422801", None),  # 恩施市, in an autonomous prefecture
        ("429004", None),  # 仙桃市, directly below the province
        ("420200", None),  # the whole city
        ("110108", "110100"),  # 海淀区
    ],
)
def test_only_districts_of_a_prefecture_city_are_urban(unit: str, city: str | None) -> None:
    found = urban_city_code(unit)

    assert found == city
