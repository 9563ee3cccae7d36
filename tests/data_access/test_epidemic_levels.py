"""The zones' levels rest on imported series from the version on at which they were imported."""

from datetime import date
from typing import Final

import pytest
from sqlalchemy import insert

from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.taking_back import take_back_import
from data_access.risk_tables import CaseCount
from data_access.store import Store
from data_access.tables import table_of
from data_access.versions import as_of_version, next_version, resolve_as_of
from data_access.views.risk import risk_of_weeks
from tests.actors import MINISTRY
from tests.data_access.epidemic_files import keep, plan

ON: Final = date(2020, 3, 8)
CASES: Final = """
    统计日期   | 行政区划代码 | 累计确诊
    2020-03-01 | 340100       | 60
    2020-03-07 | 340100       | 63
    """
CLUSTER: Final = "日期 | 行政区划代码 | 有无聚集性疫情\n2020-03-05 | 340104 | "


@pytest.fixture
def counted(store: Store) -> Store:
    """合肥 (HTZ057) counted by the week."""
    weeks = [(date(2020, 2, 23), 60, 0), (date(2020, 3, 1), 60, 0), (ON, 60, 0)]
    with store.writing() as session:
        version = next_version(session, store.clock())
        lines = [
            {"unit_code": "HTZ057", "counted_on": day, "case_adcode": "340100",
             "confirmed_cumulative": total, "new_confirmed_14d": new,
             "data_version_id": version.id}
            for day, total, new in weeks
        ]  # fmt: skip
        session.execute(insert(table_of(CaseCount)), lines)
    return store


def level(store: Store, version: int | None = None, on: date = ON) -> tuple[object, ...]:
    with store.reading() as session:
        as_of = resolve_as_of(session) if version is None else as_of_version(session, version)
        levels = risk_of_weeks(session, as_of, MINISTRY, [on])
    row = levels.set_index("zone_code").loc["HTZ057"]
    return row["text_zh"], row["confirmed_cumulative"], row["new_confirmed_14d"], row["cases_on"]


def test_daily_counts_take_the_place_of_weekly_ones_and_the_past_stays(counted: Store) -> None:
    before = level(counted)

    keep(counted, EpidemicKind.CASES, CASES)

    now = ("≥中（聚集性疫情未登记）", 63, 3, date(2020, 3, 7))
    assert before == ("低风险", 60, 0, ON)
    assert (level(counted, 1), level(counted, on=date(2020, 3, 7))) == (before, now)


def test_a_later_sunday_counts_where_the_series_ends_before(counted: Store) -> None:
    keep(counted, EpidemicKind.CASES, CASES)

    assert level(counted) == ("低风险", 60, 0, ON)


def test_a_count_after_a_gap_is_compared_with_the_sundays_in_it(counted: Store) -> None:
    keep(counted, EpidemicKind.CASES, CASES.replace("2020-03-01", "2020-01-25").replace("60", "9"))

    assert level(counted, on=date(2020, 3, 7))[1:3] == (63, 3)
    assert level(counted, on=date(2020, 3, 6)) == ("低风险", 60, 0, date(2020, 3, 1))


@pytest.mark.parametrize(
    ("word", "text_zh"),
    [("有", "高风险"), ("无", "≥中（聚集性疫情未登记）"), ("撤销", "≥中（聚集性疫情未登记）")],
)
def test_a_registered_cluster_decides_between_high_and_at_least_medium(
    counted: Store, word: str, text_zh: str
) -> None:
    keep(counted, EpidemicKind.CASES, CASES)

    keep(counted, EpidemicKind.CLUSTERS, CLUSTER + word)

    assert level(counted, on=date(2020, 3, 7))[0] == text_zh


def test_a_correction_is_no_new_case(counted: Store) -> None:
    keep(counted, EpidemicKind.CASES, CASES)

    keep(
        counted,
        EpidemicKind.CORRECTIONS,
        "统计日期 | 行政区划代码 | 订正数\n2020-03-07 | 340100 | 3",
    )

    assert level(counted, on=date(2020, 3, 7)) == ("低风险", 63, 0, date(2020, 3, 7))


def test_an_import_that_is_taken_back_no_longer_counts(counted: Store) -> None:
    keep(counted, EpidemicKind.CASES, CASES)
    took = level(counted, on=date(2020, 3, 7))

    take_back_import(counted, MINISTRY, 1)

    assert took == ("≥中（聚集性疫情未登记）", 63, 3, date(2020, 3, 7))
    assert level(counted, on=date(2020, 3, 7)) == ("低风险", 60, 0, date(2020, 3, 1))


def test_a_count_below_the_weekly_one_in_use_is_asked_about(counted: Store) -> None:
    low = "统计日期 | 行政区划代码 | 累计确诊\n2020-03-08 | 340100 | 6"

    found = plan(counted, EpidemicKind.CASES, low)

    assert [(issue.code, "60→6" in issue.message_zh) for issue in found.queries] == [("Q02", True)]
