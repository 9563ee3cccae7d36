"""名录沿革: what a change replaces is kept, and shown to who keeps the register."""

from contextlib import closing

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from data_access.errors import PermissionDeniedError
from data_access.first_use import make_store
from data_access.migrate import migrate
from data_access.register import read_register
from data_access.register_past import units_at
from data_access.register_tables import ReportingUnit
from data_access.settings import Settings
from data_access.store import Store, create_store, open_store
from data_access.tables import columns_in, table_of
from data_access.verify import verify_store
from data_access.versions import AsOf, as_of_version, resolve_as_of
from data_access.views.register_changes import past_of_unit
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.changing_register import keep, keep_changes
from tests.data_access.drawn_reports import deliver


@pytest.fixture
def changed(store: Store) -> Store:
    """Version 1 is a report of CAR1; version 2 renames it, ends CAR3 and adds CAR9."""
    keep_changes(store)
    return store


def test_a_unit_that_was_added_has_no_past_before(changed: Store) -> None:
    with changed.reading() as session:
        past = past_of_unit(session, SYSTEM, Dataset.CARRIERS, "CAR9")

    assert past[["since_version", "changed_by"]].to_numpy().tolist() == [[2, "系统管理员"]]
    assert past["until_version"].isna().all()


def test_only_who_keeps_the_register_sees_its_past(changed: Store) -> None:
    with changed.reading() as session, pytest.raises(PermissionDeniedError):
        past_of_unit(session, MINISTRY, Dataset.CARRIERS, "CAR1")


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE reporting_unit SET name_zh = '甲' WHERE unit_code = 'CAR1'", "newest version"),
        ("UPDATE reporting_unit SET since_version = 1 WHERE unit_code = 'CAR2'", "newest version"),
        ("UPDATE reporting_unit SET since_version = 9 WHERE unit_code = 'CAR2'", "newest version"),
        ("UPDATE reporting_unit SET since_version = 2, dataset = 'weekly' "
         "WHERE unit_code = 'CAR2'", "newest version"),
        ("DELETE FROM reporting_unit WHERE unit_code = 'CAR2'", "immutable"),
    ],
)  # fmt: skip
def test_the_database_refuses_a_change_that_would_lose_the_past(
    changed: Store, statement: str, refusal: str
) -> None:
    with pytest.raises(DBAPIError, match=refusal), changed.writing() as session:
        session.execute(text(statement))


def test_what_a_change_replaces_is_kept_whoever_writes_it(changed: Store) -> None:
    unit = columns_in(ReportingUnit)
    deliver(changed, "unit | week\nCAR2 | 04-05", Dataset.CARRIERS)
    with changed.writing() as session:
        by_hand = update(ReportingUnit).where(unit.unit_code == "CAR2")
        session.execute(by_hand.values(name_zh="改名", since_version=3))

    with changed.reading() as session:
        past = past_of_unit(session, SYSTEM, Dataset.CARRIERS, "CAR2")
    assert past["name_zh"].tolist() == ["改名", "示例众创空间二"]


def test_a_register_of_before_holds_from_the_first_version(empty_database: Settings) -> None:
    row = (
        "INSERT INTO reporting_unit (unit_code, dataset, name_zh, aliases_zh, province_zh, kind, "
        "grade, short_name_zh, zone_code, theme_zh) VALUES "
        """('CAR1', 'carriers', '示例', '["甲"]', '安徽省', 'incubator', 'other', '', '', '')"""
    )
    with closing(create_store(empty_database)) as store:
        migrate(store.writer, "0014")
        with store.writer.begin() as connection:
            connection.exec_driver_sql(row)
        migrate(store.writer)
        deliver(store, "unit | week\nCAR1 | 04-05", Dataset.CARRIERS)
        keep(store, "CAR1 | 新示例 | 安徽省 | 孵化器 | 其他 | |")

        with store.reading() as session:
            past = AsOf(0, None, is_head=False)
            units = read_register(session, past, MINISTRY, Dataset.CARRIERS)

    assert units[["name_zh", "aliases_zh"]].to_numpy().tolist() == [["示例", ("甲",)]]


def test_zones_of_a_newer_program_hold_from_when_it_came(settings: Settings) -> None:
    with closing(open_store(settings)) as store:
        deliver(store, "unit | week\nHTZ057 | 04-05")

    make_store(settings)

    with closing(open_store(settings)) as store, store.reading() as session:
        counts = [
            len(read_register(session, as_of, MINISTRY, Dataset.WEEKLY))
            for as_of in (as_of_version(session, 1), resolve_as_of(session))
        ]
        assert counts == [3, 169]
        assert [proof for proof in verify_store(store) if not proof.holds] == []


def test_reading_the_newest_version_asks_the_table_alone() -> None:
    assert units_at(AsOf(7, None, is_head=True)) is table_of(ReportingUnit)
