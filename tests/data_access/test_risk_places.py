"""The level of cities and counties: as of a zone in them, and none where nothing is known."""

from datetime import date
from typing import Final

import pandas as pd
from sqlalchemy import insert

from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.taking_back import take_back_import
from data_access.risk_tables import CaseCount
from data_access.store import Store
from data_access.tables import table_of
from data_access.versions import next_version, resolve_as_of
from data_access.views.risk import risk_of_weeks
from data_access.views.risk_places import risk_of_places
from tests.actors import MINISTRY
from tests.data_access.epidemic_files import keep

ON: Final = date(2020, 3, 8)
NOTICE: Final = """
    公告日期   | 行政区划代码 | 单位类型 | 风险等级 | 来源
    2020-03-07 | 429004       | county   | medium   | 示例公告
    """


def told(store: Store, *adcodes: str) -> list[tuple[object, ...]]:
    with store.reading() as session:
        found = risk_of_places(session, resolve_as_of(session), MINISTRY, ON, adcodes)
    names = ["adcode", "text_zh", "basis_zh", "confirmed_cumulative"]
    plain = found[names].astype(object).where(found[names].notna(), None)
    return [tuple(row) for row in plain.to_numpy()]


def count(store: Store) -> None:
    """合肥 (HTZ057) counted by the week: 3 new cases."""
    with store.writing() as session:
        version = next_version(session, store.clock())
        line = {
            "unit_code": "HTZ057", "counted_on": ON, "case_adcode": "340100",
            "confirmed_cumulative": 40, "new_confirmed_14d": 3, "data_version_id": version.id,
        }  # fmt: skip
        session.execute(insert(table_of(CaseCount)), [line])


def test_a_city_stands_where_the_zone_counted_by_it_stands(store: Store) -> None:
    count(store)

    assert told(store, "340100", "340200") == [
        ("340100", "中风险", "按地市病例推算", 40),
        ("340200", "无病例数据", "无病例数据", None),
    ]


def test_an_imported_series_and_a_notice_give_a_place_its_level(store: Store) -> None:
    keep(store, EpidemicKind.NOTICES, NOTICE)
    cases = "统计日期 | 行政区划代码 | 累计确诊\n2020-02-10 | 340200 | 30\n2020-03-08 | 340200 | 30"

    keep(store, EpidemicKind.CASES, cases)

    assert told(store, "340200", "429004") == [
        ("340200", "低风险", "按地市病例推算", 30),
        ("429004", "中风险", "官方公告", None),
    ]


def counted(store: Store, on: str, *adcodes: str) -> dict[str, tuple[object, ...]]:
    """Level and new cases of each place."""
    with store.reading() as session:
        found = risk_of_places(
            session, resolve_as_of(session), MINISTRY, date.fromisoformat(f"2020-{on}"), adcodes
        )
    new = found["new_confirmed_14d"].astype(object).where(found["new_confirmed_14d"].notna(), None)
    return dict(zip(found["adcode"], zip(found["text_zh"], new, strict=True), strict=True))


def series(*lines: str) -> str:
    """Lines like 340200 | 01-25 | 10 as a file of daily cases."""
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    header = "统计日期 | 行政区划代码 | 累计确诊"
    return "\n".join([header, *(f"2020-{day} | {code} | {n}" for code, day, n in rows)])


def daily(code: str, first: str, last: str, confirmed: int) -> str:
    days = pd.date_range(f"2020-{first}", f"2020-{last}")
    return series(*(f"{code} | {day:%m-%d} | {confirmed}" for day in days))


def test_a_place_stands_the_same_alone_and_beside_others(store: Store) -> None:
    keep(
        store,
        EpidemicKind.CASES,
        series(
            "340200 | 01-25 | 10", "340200 | 02-05 | 30", "340200 | 03-20 | 30",
            "340100 | 01-25 | 5", "340100 | 03-01 | 5", "340100 | 03-10 | 5", "340100 | 03-22 | 5",
        ),
    )  # fmt: skip

    alone = counted(store, "03-22", "340200")

    assert alone == {"340200": ("低风险", 0)}
    assert counted(store, "03-22", "340200", "340100") == alone | {"340100": ("低风险", 0)}


def test_a_count_after_a_long_gap_is_compared_with_the_last_one_before_it(store: Store) -> None:
    keep(store, EpidemicKind.CASES, daily("340200", "01-20", "02-28", 60))

    keep(store, EpidemicKind.CASES, series("340200 | 04-12 | 60"))

    assert counted(store, "04-20", "340200") == {"340200": ("低风险", 0)}


def test_a_count_that_was_taken_back_leaves_a_place_as_it_stood(store: Store) -> None:
    keep(store, EpidemicKind.CASES, daily("340200", "01-20", "02-28", 60))
    before = counted(store, "04-20", "340200")
    keep(store, EpidemicKind.CASES, series("340200 | 04-12 | 61"))

    take_back_import(store, MINISTRY, 2)

    assert (before, counted(store, "04-20", "340200")) == ({"340200": ("低风险", 0)}, before)


def test_a_place_that_a_later_file_begins_with_is_not_new_as_a_whole(store: Store) -> None:
    keep(store, EpidemicKind.CASES, daily("420100", "01-20", "03-08", 49871))
    keep(store, EpidemicKind.CASES, daily("420500", "03-01", "03-15", 931))

    alone = counted(store, "03-08", "420500")

    assert alone == {"420500": ("无病例数据", None)}
    assert counted(store, "03-08", "420100", "420500")["420500"] == alone["420500"]
    assert counted(store, "03-15", "420500") == {"420500": ("低风险", 0)}


def test_a_place_that_comes_into_a_file_later_is_new_whoever_is_asked_for(store: Store) -> None:
    keep(store, EpidemicKind.CASES, series("420100 | 01-20 | 258", "420500 | 03-01 | 2"))

    assert counted(store, "03-08", "420500") == {"420500": ("中风险", 2)}


def test_a_first_count_of_none_says_that_all_later_ones_are_new(store: Store) -> None:
    keep(store, EpidemicKind.CASES, series("340200 | 05-01 | 0", "340200 | 05-02 | 2"))

    assert counted(store, "05-02", "340200") == {"340200": ("中风险", 2)}


def test_a_place_and_the_zone_counted_by_it_stand_alike_whatever_comes_later(
    store: Store,
) -> None:
    count(store)
    cases = """
        统计日期 | 行政区划代码 | 累计确诊
        2020-03-07 | 340100 | 60
        2020-03-20 | 340100 | 61
        """
    keep(store, EpidemicKind.CASES, cases)

    with store.reading() as session:
        as_of = resolve_as_of(session)
        weeks = [ON, date(2020, 3, 22)]
        zones = risk_of_weeks(session, as_of, MINISTRY, weeks)
        place = risk_of_places(session, as_of, MINISTRY, ON, ["340100"])
    zone = zones[(zones["zone_code"] == "HTZ057") & (zones["on"] == ON)]

    names = ["text_zh", "confirmed_cumulative", "new_confirmed_14d"]
    assert zone[names].to_numpy().tolist() == place[names].to_numpy().tolist()
