"""The schema goes up and down whole, or not at all."""

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlmodel import SQLModel

import data_access.all_tables  # noqa: F401 - every table is part of the schema
from data_access import migrate as migrating
from data_access.errors import StoreUnavailableError
from data_access.migrate import migrate
from data_access.schema import CURRENT_REVISION, MIGRATIONS, stored_revision
from data_access.settings import Settings
from data_access.store import Store, create_store, open_store

BROKEN = f"""
from alembic import op
revision, down_revision, branch_labels, depends_on = "9999", "{CURRENT_REVISION}", None, None
def upgrade():
    op.execute("CREATE TABLE half (id INTEGER)")
    op.execute("ALTER TABLE no_such_table ADD COLUMN id INTEGER")
def downgrade():
    op.drop_table("half")
"""


def tables(store: Store) -> set[str]:
    return set(inspect(store.writer).get_table_names())


def test_up_down_and_up_again_leaves_the_same_tables(empty_database: Settings) -> None:
    store = create_store(empty_database)
    full = tables(store)

    migrate(store.writer, "base")
    emptied = tables(store)
    migrate(store.writer)

    assert full == {*SQLModel.metadata.tables, "alembic_version"}
    assert (emptied, tables(store)) == ({"alembic_version"}, full)
    store.close()


def test_the_migrations_make_what_the_tables_say(empty_database: Settings) -> None:
    store = create_store(empty_database)

    made = inspect(store.writer)
    columns = {
        name: {column["name"] for column in made.get_columns(name)}
        for name in SQLModel.metadata.tables
    }

    declared = {name: set(table.c.keys()) for name, table in SQLModel.metadata.tables.items()}
    assert columns == declared
    store.close()


def test_a_migration_that_breaks_half_way_leaves_the_store_as_it_was(
    empty_database: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = create_store(empty_database)
    before = tables(store)
    _with_a_broken_migration(tmp_path / "migrations", monkeypatch)

    with pytest.raises(StoreUnavailableError):
        create_store(empty_database)

    with store.writer.connect() as connection:
        revision = stored_revision(connection)
    assert (revision, tables(store)) == (CURRENT_REVISION, before)
    store.close()


def test_a_store_of_a_newer_program_is_left_alone(empty_database: Settings) -> None:
    store = create_store(empty_database)
    with store.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()

    with pytest.raises(StoreUnavailableError) as opening:
        open_store(empty_database)
    with pytest.raises(StoreUnavailableError) as upgrading:
        create_store(empty_database)

    assert "数据库版本是 9999" in opening.value.reason_zh
    assert "更新的程序" in upgrading.value.reason_zh


def _with_a_broken_migration(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own migrations and one more that fails after its first statement."""
    original = Path(migrating.__file__).parent / "migrations"
    for source in original.rglob("*.py"):
        target = folder / source.relative_to(original)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "versions" / "0003_broken.py").write_text(BROKEN, encoding="utf-8")
    monkeypatch.setattr(migrating, "MIGRATIONS", folder)
    monkeypatch.setattr("data_access.store.CURRENT_REVISION", "9999")


def test_the_newest_migration_is_the_revision_the_program_needs() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_heads() == [CURRENT_REVISION]
