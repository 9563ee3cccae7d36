"""The level of cities and counties: as of a zone in them, and none where nothing is known."""

from datetime import date
from typing import Final

from sqlalchemy import insert

from data_access.epidemic.kinds import EpidemicKind
from data_access.store import Store
from data_access.tables import CaseCount, table_of
from data_access.versions import next_version, resolve_as_of
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
