"""The engine on the real counts and notices of 2020; skipped where they are absent."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from indicators.risk_cases import count_cases, mark_clusters
from indicators.risk_comparison import compare_with_notices
from indicators.risk_inputs import read_cases, read_corrections, read_notices
from indicators.risk_rule import grade_units
from indicators.risk_units import unit_risk
from indicators.risk_zones import zone_risk

HUBEI_DATES = [date(2020, 2, 28), date(2020, 3, 9), date(2020, 3, 24), date(2020, 4, 20)]
XIANTAO, WUHAN, SHULAN_CITY = "429004", "420100", "220200"


@pytest.fixture(scope="module")
def daily(reference: Path) -> pd.DataFrame:
    return read_cases(reference / "cases_city_daily.csv.gz")


@pytest.fixture(scope="module")
def corrections(reference: Path) -> pd.DataFrame:
    return read_corrections(reference / "case_corrections.csv")


@pytest.fixture(scope="module")
def notices(reference: Path) -> pd.DataFrame:
    return read_notices(reference / "published_risk_hubei_sample.csv")


@pytest.fixture(scope="module")
def published_weekly(reference: Path) -> pd.DataFrame:
    weekly = pd.read_csv(reference / "zone_cases_weekly.csv", dtype={"case_adcode": str})
    return weekly.assign(week_ending=[date.fromisoformat(day) for day in weekly["week_ending"]])


def test_the_weekly_cases_of_all_zones_follow_from_the_daily_counts(
    daily: pd.DataFrame, corrections: pd.DataFrame, published_weekly: pd.DataFrame
) -> None:
    sundays = sorted(set(published_weekly["week_ending"]))

    counted = count_cases(daily, sundays, corrections)

    keys = published_weekly[["zone_code", "case_adcode", "week_ending"]]
    by_zone = keys.merge(
        counted, left_on=["case_adcode", "week_ending"], right_on=["unit_code", "on"]
    )
    assert len(published_weekly) == 3887
    pd.testing.assert_frame_equal(by_zone[list(published_weekly)], published_weekly)


def test_wuhan_in_february_is_never_read_as_plain_medium(
    daily: pd.DataFrame, corrections: pd.DataFrame
) -> None:
    days = [date(2020, 2, 16), date(2020, 2, 17), date(2020, 2, 28)]

    risk = [unit_risk(daily, day, corrections=corrections) for day in days]

    wuhan = [units[units["unit_code"] == WUHAN].iloc[0] for units in risk]
    assert [row["text_zh"] for row in wuhan] == [
        "分级规则发布前",
        "≥中（聚集性疫情未登记）",
        "≥中（聚集性疫情未登记）",
    ]


def test_wuhan_with_a_recorded_cluster_is_high(daily: pd.DataFrame) -> None:
    on = date(2020, 2, 28)
    clusters = pd.DataFrame([(WUHAN, "2020-02-20", True)], columns=["adcode", "date", "cluster"])

    graded = grade_units(mark_clusters(count_cases(daily, [on]), clusters, on))

    wuhan = graded[graded["unit_code"] == WUHAN].iloc[0]
    assert (wuhan["level"], wuhan["at_least"]) == ("high", False)


def test_the_correction_of_april_makes_no_outbreak(
    daily: pd.DataFrame, corrections: pd.DataFrame
) -> None:
    on = date(2020, 4, 19)

    counted = count_cases(daily, [on], corrections)

    wuhan = counted[counted["unit_code"] == WUHAN].iloc[0]
    assert (wuhan["confirmed_cumulative"], wuhan["new_confirmed_14d"]) == (50333, 0)


def test_xiantao_on_9_march_is_a_listed_disagreement_and_few_places_can_be_compared(
    daily: pd.DataFrame, corrections: pd.DataFrame, notices: pd.DataFrame
) -> None:
    suggested = grade_units(count_cases(daily, HUBEI_DATES, corrections))

    compared = compare_with_notices(suggested, notices)

    table = compared.groupby(["announced_on", "agreement"]).size().unstack(fill_value=0)
    print(f"\n{table}\n")  # noqa: T201 - the table of the comparison, shown with pytest -s
    disagreements = compared[compared["agreement"] == "disagree"]
    print(disagreements[["announced_on", "place_zh", "suggested_zh", "published_zh"]])  # noqa: T201
    listed = zip(disagreements["announced_on"].dt.date, disagreements["adcode"], strict=True)
    assert (date(2020, 3, 9), XIANTAO) in set(listed)
    assert table.to_dict("list") == {
        "agree": [4, 3, 4, 4],
        "disagree": [0, 1, 0, 0],
        "not_comparable": [99, 72, 72, 85],
    }


def test_the_city_of_shulan_is_graded_below_the_expert_decision_of_may(
    daily: pd.DataFrame,
) -> None:
    on = date(2020, 5, 12)
    notice = pd.DataFrame(
        [(date(2020, 5, 10), "220283", "county", "high", "吉林省", "舒兰市公告")],
        columns=["announced_on", "adcode", "unit_type", "risk_level", "issuer_zh", "source"],
    )
    counted = count_cases(daily, [on])
    jilin = counted[counted["unit_code"] == SHULAN_CITY]
    weekly = jilin.rename(columns={"on": "week_ending"}).assign(zone_code="舒兰")
    places = pd.DataFrame(
        [("舒兰", "220283", SHULAN_CITY, SHULAN_CITY)],
        columns=["zone_code", "adcode", "city_adcode", "case_adcode"],
    )

    with_notice = zone_risk(weekly, notice, places, on)
    without = zone_risk(weekly, None, places, on)

    shown = [(row["text_zh"].iloc[0], row["basis_zh"].iloc[0]) for row in (with_notice, without)]
    assert shown == [("高风险", "官方公告"), ("中风险", "按地市病例推算")]


def test_all_zones_are_graded_on_every_sunday_since_the_rule(
    reference: Path, published_weekly: pd.DataFrame, notices: pd.DataFrame
) -> None:
    places = pd.read_csv(reference / "zones.csv", dtype=str)
    sundays = [day for day in sorted(set(published_weekly["week_ending"])) if day.month > 1]

    without_level = {
        day: int(zone_risk(published_weekly, notices, places, day)["level"].isna().sum())
        for day in sundays
    }

    before = {day: 169 for day in sundays if day < date(2020, 2, 17)}
    assert without_level == {day: before.get(day, 0) for day in sundays}
