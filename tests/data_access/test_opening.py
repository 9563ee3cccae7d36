"""A store that cannot be used says so in one Chinese sentence, never in a traceback."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from data_access.backup import make_backup
from data_access.errors import StoreUnavailableError
from data_access.settings import Settings, settings_from_environment
from data_access.store import Store, create_store, open_store
from tests.data_access.drawn_reports import deliver, instant, register_drawn_units
from tests.data_access.sign_in_steps import START


def file_in_the_way(folder: Path) -> Settings:
    (folder / "var").write_text("a file")
    return Settings(folder / "var" / "data")


def no_database(folder: Path) -> Settings:
    (folder / "resumption.db").write_bytes(b"this is no database" * 100)
    return Settings(folder)


def other_address(folder: Path) -> Settings:
    return Settings(folder, "mysql://someone@host/name")


def no_address(folder: Path) -> Settings:
    return Settings(folder, "not an address")


def port_of_letters(folder: Path) -> Settings:
    return Settings(folder, "postgresql://host:port/name")


def nobody_listens(folder: Path) -> Settings:
    return Settings(folder, "postgresql://nobody@127.0.0.1:9/none?connect_timeout=2")


@pytest.mark.parametrize("opening", [create_store, open_store])
@pytest.mark.parametrize(
    "unusable",
    [file_in_the_way, no_database, other_address, no_address, port_of_letters, nobody_listens],
)
def test_an_unusable_store_is_one_chinese_sentence(
    tmp_path: Path, unusable: Callable[[Path], Settings], opening: Callable[[Settings], Store]
) -> None:
    with pytest.raises(StoreUnavailableError) as refused:
        opening(unusable(tmp_path))

    sentence = refused.value.reason_zh
    assert "\n" not in sentence
    assert any(word in sentence for word in ("数据库", "数据目录", "DATABASE_URL"))


@pytest.mark.parametrize("name", ["a?b", "a#b", "a%41b", "a b", "数据"])
def test_a_store_lies_where_it_was_told_whatever_the_path_holds(tmp_path: Path, name: str) -> None:
    settings = Settings(tmp_path / name)
    with closing(create_store(settings)) as store:
        register_drawn_units(store)
        deliver(store, "unit | week\nHTZ057 | 04-05")
        made = make_backup(settings, tmp_path / f"backups of {name}", START)

    assert (settings.database_file.is_file(), made.folder.is_dir()) == (True, True)
    assert {path.name for path in tmp_path.iterdir()} == {name, f"backups of {name}"}


def test_a_missing_store_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError) as refused:
        open_store(Settings(tmp_path))

    assert "请先运行 python -m data_access init" in refused.value.reason_zh


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(StoreUnavailableError, match="APP_MODE"):
        settings_from_environment({"APP_MODE": "trial"})


def test_a_store_knows_whether_it_is_ready(settings: Settings) -> None:
    store = open_store(settings)
    before = store.ready()
    with store.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")

    after = store.ready()

    store.close()
    assert (before, after) == (True, False)


def test_the_demo_clock_never_starts_before_the_last_commit(settings: Settings) -> None:
    store = open_store(settings)
    deliver(store, "unit | week\nHTZ057 | 04-05", at=instant("12-01 09:00"))
    store.close()

    again = open_store(settings)

    now = again.clock()
    again.close()
    assert now >= instant("12-01 09:00")
