"""名录摘要: what a hand does to the register past its triggers no longer fits the trail."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import text

from data_access.first_use import make_store
from data_access.proof import Proof
from data_access.settings import Settings
from data_access.store import Store, open_store
from data_access.verify import verify_store
from tests.data_access.drawn_reports import deliver, rename_zone
from tests.data_access.intruder import as_intruder

REPORT: Final = "unit | week\nHTZ057 | 04-05"
BENT_ZH: Final = "建库时的名录与审计所记不符"
KEEPERS: Final = (
    "reporting_unit_keeps_its_past", "reporting_unit_no_delete", "past_unit_no_update",
)  # fmt: skip
EMPTY: Final = "short_name_zh, kind, grade, zone_code, theme_zh"
ROW: Final = (
    "INTO reporting_unit (unit_code, dataset, name_zh, province_zh, aliases_zh, since_version, "
    f"{EMPTY}) VALUES ('{{}}', 'weekly', '多出的高新区', '安徽省', '[]', 0, '', '', '', '', '')"
)


@pytest.fixture
def made(settings: Settings) -> Iterator[Store]:
    """A store that `init` made; version 1 is a report, version 2 gives HTZ058 another name."""
    make_store(settings)
    with closing(open_store(settings)) as store:
        deliver(store, REPORT)
        rename_zone(store, "芜湖新名")
        yield store


def proof(store: Store) -> Proof:
    return next(one for one in verify_store(store) if one.title_zh == "名录沿革")


def test_a_register_that_programs_kept_proves_itself(made: Store) -> None:
    assert (proof(made).problems_zh, proof(made).note_zh) == ((), "")


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE past_unit SET valid_until = '2020-03-01' WHERE unit_code = 'HTZ058'", BENT_ZH),
        ("UPDATE past_unit SET changed_by = '别人' WHERE unit_code = 'HTZ058'", BENT_ZH),
        ("UPDATE reporting_unit SET valid_until = '2020-03-01' WHERE unit_code = 'HTZ057'",
         BENT_ZH),
        ("UPDATE reporting_unit SET valid_until = '2020-03-01' WHERE unit_code = 'HTZ058'",
         "数据版本 2 的名录改动与审计所记不符"),
        ("UPDATE reporting_unit SET aliases_zh = '[\"甲\"]' WHERE unit_code = 'CAR1'", BENT_ZH),
        ("UPDATE reporting_unit SET lon = 117.3 WHERE unit_code = 'CAR1'", BENT_ZH),
    ],
)  # fmt: skip
def test_a_row_that_was_edited_past_the_triggers_is_found(
    made: Store, statement: str, told: str
) -> None:
    as_intruder(made, statement, KEEPERS)

    assert proof(made).problems_zh == (told,)


def test_a_unit_that_was_inserted_into_the_past_is_found(made: Store) -> None:
    with made.writer.begin() as connection:  # no trigger needs to go for it
        connection.execute(text(f"INSERT {ROW.format('HTZ999')}"))

    assert proof(made).problems_zh == (BENT_ZH,)


def test_a_row_that_was_replaced_is_found(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "own")
    make_store(settings)
    with closing(open_store(settings)) as store:
        deliver(store, REPORT)
        with closing(sqlite3.connect(settings.database_file)) as file:  # no recursive triggers
            file.execute(f"INSERT OR REPLACE {ROW.format('HTZ057')}")
            file.commit()

        assert proof(store).problems_zh == (BENT_ZH,)


def test_a_register_without_digests_says_so_and_gets_them_at_its_next_change(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before_there_were_digests:
        nothing = "data_access.register_keeping.digests_to_tell"
        before_there_were_digests.setattr(nothing, lambda *_: {})
        rename_zone(store, "甲")
    old = proof(store)

    rename_zone(store, "乙")

    assert (old.problems_zh, old.note_zh) == (
        (), "2 个版本的名录在审计中没有摘要，下次改动名录时补记",
    )  # fmt: skip
    assert (proof(store).problems_zh, proof(store).note_zh) == ((), "")
    as_intruder(store, "UPDATE past_unit SET name_zh = '丙' WHERE since_version = 1", KEEPERS)
    assert proof(store).problems_zh == ("数据版本 1 的名录改动与审计所记不符",)
