"""The level of every zone, with what it rests on."""

from datetime import date

import pandas as pd

from indicators.risk_zones import zone_risk

PLACES = pd.DataFrame(
    [
        ("HTZ001", "110108", "110000", "110108"),  # counted by county
        ("HTZ036", "320583", "320500", "320500"),  # counted with its city
        ("HTZ099", "420111", "420100", "420100"),  # a district of Wuhan
        ("HTZ032", "320500", "320500", "320500"),  # only the city is known
        ("HTZ150", "429004", "429004", "429004"),  # never counted here
    ],
    columns=["zone_code", "adcode", "city_adcode", "case_adcode"],
)
CASES = pd.DataFrame(
    [
        ("HTZ001", date(2020, 3, 1), 62, 2),
        ("HTZ001", date(2020, 3, 8), 63, 1),
        ("HTZ036", date(2020, 3, 8), 87, 0),
        ("HTZ099", date(2020, 3, 8), 49948, 3500),
        ("HTZ032", date(2020, 3, 8), 87, 0),
        ("HTZ001", date(2020, 3, 15), 64, 1),
    ],
    columns=["zone_code", "week_ending", "confirmed_cumulative", "new_confirmed_14d"],
)
NOTICES = pd.DataFrame(
    [(date(2020, 3, 9), "420100", "urban", "high", "湖北省", "新华社")],
    columns=["announced_on", "adcode", "unit_type", "risk_level", "issuer_zh", "source"],
)


def rows_of(risk: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    known = risk[list(columns)].astype(object)
    return list(known.where(known.notna(), None).itertuples(index=False, name=None))


def test_each_zone_shows_the_notice_or_else_the_level_of_its_cases() -> None:
    on = date(2020, 3, 10)

    risk = zone_risk(CASES, NOTICES, PLACES, on)

    assert rows_of(risk, "zone_code", "level", "text_zh", "basis_zh", "derived_from_city") == [
        ("HTZ001", "medium", "≥中（聚集性疫情未登记）", "按病例推算", False),
        ("HTZ036", "low", "低风险", "按地市病例推算", True),
        ("HTZ099", "high", "高风险", "官方公告", False),
        ("HTZ032", "low", "低风险", "按地市病例推算", True),
        ("HTZ150", None, "无病例数据", "无病例数据", False),
    ]


def test_the_counts_are_those_of_the_last_sunday() -> None:
    on = date(2020, 3, 10)

    risk = zone_risk(CASES, NOTICES, PLACES.head(1), on)

    counted = ("confirmed_cumulative", "new_confirmed_14d", "on", "cases_on")
    assert rows_of(risk, *counted) == [(63, 1, on, date(2020, 3, 8))]


def test_an_official_level_keeps_the_suggested_one_readable() -> None:
    on = date(2020, 3, 10)

    risk = zone_risk(CASES, NOTICES, PLACES[PLACES["zone_code"] == "HTZ099"], on)

    assert rows_of(risk, "basis", "source", "announced_on", "reason_zh") == [
        (
            "official",
            "新华社",
            date(2020, 3, 9),
            "2020-03-09公告高风险；按病例推算为≥中（聚集性疫情未登记）："
            "近14日新增3500例，累计49948例，聚集性疫情未登记",
        )
    ]


def test_after_fourteen_days_the_rule_speaks_again_and_the_notice_is_called_expired() -> None:
    on = date(2020, 3, 24)

    risk = zone_risk(CASES, NOTICES, PLACES[PLACES["zone_code"] == "HTZ099"], on)

    assert rows_of(risk, "level", "at_least", "basis", "basis_zh", "announced_on") == [
        ("medium", True, "expired", "公告已过期，按地市病例推算", date(2020, 3, 9))
    ]


def test_before_the_rule_no_zone_has_a_level() -> None:
    on = date(2020, 2, 16)

    risk = zone_risk(CASES, NOTICES, PLACES, on)

    assert set(rows_of(risk, "level", "text_zh", "basis")) == {
        (None, "分级规则发布前", "before_rule")
    }


def test_a_zone_known_only_by_its_city_says_so() -> None:
    on = date(2020, 3, 10)

    risk = zone_risk(CASES, None, PLACES[PLACES["zone_code"] == "HTZ032"], on)

    assert rows_of(risk, "reason_zh") == [
        ("近14日新增0例，累计87例；园区仅有地市代码，县级公告不能对应",)
    ]


def test_a_recorded_cluster_of_the_week_makes_a_large_outbreak_high() -> None:
    cases = CASES.assign(has_cluster=CASES["new_confirmed_14d"].eq(1))

    risk = zone_risk(cases, None, PLACES.head(1), date(2020, 3, 8))

    assert rows_of(risk, "level", "reason_zh") == [
        ("high", "近14日新增1例，累计63例，有聚集性疫情")
    ]
