"""疫情数据: kept whole or not at all, as versions; taken back without a trace in later reads."""

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest
from sqlalchemy import insert, select

from data_access.audit_tables import AuditLine
from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.known import known_rows
from data_access.epidemic.taking_back import take_back_import
from data_access.epidemic_tables import EpidemicImport
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.migrate import migrate
from data_access.risk_tables import RiskNotice
from data_access.store import Store
from data_access.tables import columns_in, table_of
from data_access.verify import verify_store
from data_access.versions import resolve_as_of
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.epidemic_files import CASES, HUBEI, NOTICES, keep, plan

CASE_HEADER: Final = "统计日期 | 地名 | 行政区划代码 | 累计确诊"
NOTICE_HEADER: Final = "公告日期 | 地名 | 行政区划代码 | 风险等级 | 文件 | 来源"
WUHAN_DAY: Final = f"{CASE_HEADER}\n2020-03-08 | 武汉市 | 420100 | "


def counts(store: Store, version: int | None = None) -> list[tuple[str, date, int]]:
    with store.reading() as session:
        known_at = resolve_as_of(session).version if version is None else version
        rows = known_rows(session, EpidemicKind.CASES, known_at)
    return [tuple(row) for row in rows[["adcode", "asof_date", "confirmed"]].to_numpy().tolist()]


def newest_version(store: Store) -> int:
    with store.reading() as session:
        return resolve_as_of(session).version


def newest_import(store: Store) -> int:
    column = columns_in(EpidemicImport)
    with store.reading() as session:
        return int(session.execute(select(column.id).order_by(column.id.desc())).scalar() or 0)


def test_a_corrected_count_is_a_newer_version_and_the_old_one_stays_readable(
    store: Store,
) -> None:
    keep(store, EpidemicKind.CASES, CASES)
    before = newest_version(store)

    done = keep(store, EpidemicKind.CASES, WUHAN_DAY + "49900")

    day = date(2020, 3, 8)
    assert (len(done.fresh), done.changed) == (1, 1)
    assert ("420100", day, 49912) in counts(store, before)
    assert ("420100", day, 49900) in counts(store)
    assert len(counts(store)) == 3


def test_the_same_file_twice_says_nothing_new(store: Store) -> None:
    keep(store, EpidemicKind.CASES, CASES)
    before = newest_version(store)

    with pytest.raises(SettingRefusedError, match="没有新的内容"):
        keep(store, EpidemicKind.CASES, CASES)

    assert newest_version(store) == before


def test_a_file_with_an_error_keeps_nothing(store: Store) -> None:
    with pytest.raises(SettingRefusedError, match="1 处强制性问题"):
        keep(
            store,
            EpidemicKind.CASES,
            f"{CASES.strip()}\n2020-03-08 | 湖北省 | 仙桃市 | 429004 | -1",
        )

    assert (counts(store), newest_version(store)) == ([], 0)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("2020-03-09 | 武汉市 | 420100 | 49000", "Q02", "比前一次少 912 例（49,912→49,000）"),
        ("2020-03-12 | 武汉市 | 420100 | 49999", "Q03",
         "缺 3 天的病例数（2020-03-09 至 2020-03-11）"),
    ],
)  # fmt: skip
def test_a_series_that_falls_or_leaves_out_days_is_shown_and_kept(
    store: Store, line: str, code: str, said: str
) -> None:
    keep(store, EpidemicKind.CASES, CASES)

    found = keep(store, EpidemicKind.CASES, f"{CASE_HEADER}\n{line}")

    assert [(issue.code, issue.row) for issue in found.queries] == [(code, 2)]
    assert said in found.queries[0].message_zh
    assert len(counts(store)) == 4


def test_another_level_for_a_day_already_announced_is_told_and_takes_its_place(
    store: Store,
) -> None:
    keep(store, EpidemicKind.NOTICES, NOTICES)
    line = f"{NOTICE_HEADER}\n2020-03-09 | 仙桃市 | 429004 | 低 | 更正通告 | 省政府网"

    found = keep(store, EpidemicKind.NOTICES, line)

    with store.reading() as session:
        rows = known_rows(session, EpidemicKind.NOTICES, newest_version(store))
    assert [issue.code for issue in found.queries] == ["Q04"]
    assert rows.set_index("adcode").loc["429004", "risk_level"] == "low"
    assert rows.set_index("adcode").loc["429004", "issuer_zh"] == "湖北省指挥部"


def test_a_withdrawn_cluster_is_a_newer_word_on_the_same_day(store: Store) -> None:
    header = "日期 | 地名 | 行政区划代码 | 有无聚集性疫情"
    keep(store, EpidemicKind.CLUSTERS, f"{header}\n2020-05-10 | 舒兰市 | 220283 | 有")

    keep(store, EpidemicKind.CLUSTERS, f"{header}\n2020-05-10 | 舒兰市 | 220283 | 撤销")

    with store.reading() as session:
        rows = known_rows(session, EpidemicKind.CLUSTERS, newest_version(store))
    assert rows["said"].tolist() == ["withdrawn"]


def test_an_import_taken_back_is_not_known_from_then_on(store: Store) -> None:
    keep(store, EpidemicKind.CASES, CASES)
    keep(store, EpidemicKind.CASES, WUHAN_DAY + "49900")
    before = newest_version(store)

    take_back_import(store, MINISTRY, newest_import(store))

    day = date(2020, 3, 8)
    assert ("420100", day, 49912) in counts(store)
    assert ("420100", day, 49900) in counts(store, before)


def test_only_the_newest_import_of_a_kind_is_taken_back(store: Store) -> None:
    keep(store, EpidemicKind.CASES, CASES)
    first = newest_import(store)
    keep(store, EpidemicKind.CASES, WUHAN_DAY + "49900")

    with pytest.raises(SettingRefusedError, match="最近一次"):
        take_back_import(store, MINISTRY, first)

    keep(store, EpidemicKind.NOTICES, NOTICES)
    take_back_import(store, MINISTRY, first + 1)
    take_back_import(store, MINISTRY, first)
    assert counts(store) == []


def test_a_province_keeps_its_own_places_only(store: Store) -> None:
    keep(store, EpidemicKind.CASES, WUHAN_DAY + "49912", HUBEI)

    with pytest.raises(PermissionDeniedError, match="不在您的管辖范围内"):
        keep(store, EpidemicKind.CASES, CASES, HUBEI)

    assert len(counts(store)) == 1


def refused_look(store: Store) -> None:
    plan(store, EpidemicKind.CASES, CASES, SYSTEM)


def refused_keeping(store: Store) -> None:
    keep(store, EpidemicKind.CASES, CASES, SYSTEM)


def refused_taking_back(store: Store) -> None:
    keep(store, EpidemicKind.CASES, CASES)
    take_back_import(store, SYSTEM, newest_import(store))


@pytest.mark.parametrize("act", [refused_look, refused_keeping, refused_taking_back])
def test_an_administrator_of_the_system_has_no_part_in_it(
    store: Store, act: Callable[[Store], None]
) -> None:
    with pytest.raises(PermissionDeniedError):
        act(store)


def test_a_province_takes_back_no_import_that_holds_places_of_others(store: Store) -> None:
    keep(store, EpidemicKind.CASES, CASES)

    with pytest.raises(PermissionDeniedError):
        take_back_import(store, HUBEI, newest_import(store))


def test_the_trail_names_the_file_and_the_raw_file_is_kept(store: Store) -> None:
    keep(store, EpidemicKind.CASES, CASES, name="3月9日.csv")

    line = columns_in(AuditLine)
    with store.reading() as session:
        details = session.execute(select(line.details).order_by(line.id.desc())).scalar()
    assert '"file_name": "3月9日.csv"' in str(details)
    assert '"places": 2' in str(details)
    assert all(proof.holds for proof in verify_store(store))


def test_notices_of_the_former_schema_go_up_and_down_with_the_migration(store: Store) -> None:
    keep(store, EpidemicKind.NOTICES, NOTICES)
    line = f"{NOTICE_HEADER}\n2020-03-09 | 仙桃市 | 429004 | 低 | 更正通告 | 省政府网"
    keep(store, EpidemicKind.NOTICES, line)

    migrate(store.writer, "0011")
    migrate(store.writer)

    column = columns_in(RiskNotice)
    with store.reading() as session:
        rows = session.execute(
            select(column.adcode, column.risk_level, column.document_zh).order_by(column.adcode)
        ).all()
    assert [tuple(row) for row in rows] == [("420100", "high", ""), ("429004", "low", "")]


def test_a_notice_that_came_without_an_import_is_known_too(store: Store) -> None:
    keep(store, EpidemicKind.CASES, CASES)
    notice = {
        "id": 7, "announced_on": date(2020, 2, 28), "issuer_zh": "某", "place_zh": "仙桃市",
        "adcode": "429004", "unit_type": "county", "risk_level": "high", "source": "某报",
        "data_version_id": 1,
    }  # fmt: skip
    with store.writing() as session:
        session.execute(insert(table_of(RiskNotice)), [notice])

    with store.reading() as session:
        rows = known_rows(session, EpidemicKind.NOTICES, 1)
    assert rows["risk_level"].tolist() == ["high"]


def test_a_plan_changes_nothing(
    store: Store,
) -> None:
    found = plan(store, EpidemicKind.CASES, CASES)

    assert (len(found.fresh), counts(store)) == (3, [])


def test_how_many_problems_are_not_listed_stays_told(store: Store) -> None:
    lines = [f"2020-03-08 | 武汉市 | 420100 | {count}" for count in range(500)]

    found = plan(store, EpidemicKind.CASES, "\n".join((CASE_HEADER, *lines)))

    assert found.errors[-1].message_zh == "同类问题另有 300 处，改好以上各处后再看"
