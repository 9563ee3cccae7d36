"""Bringing a store's schema to this program's revision, all or nothing."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlmodel import Session

from data_access.derived import rebuild_derived

_FOLDER: Final = Path(__file__).resolve().parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    return config


CURRENT_REVISION: Final = ScriptDirectory.from_config(_config()).get_current_head()


def migrate(engine: Engine, target: str = "head") -> None:
    """Upgrade, or to an older target downgrade, inside one transaction: whole or not at all.

    What is derived is made anew in a store that a new schema found full: a migration knows the
    tables, not the arithmetic.
    """
    config = _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        here = stored_revision(connection)
        if target == "head" or (target != "base" and (here or "") < target):
            command.upgrade(config, target)
        else:
            command.downgrade(config, target)
        if here and target == "head" and here != CURRENT_REVISION:
            _rebuild(connection)


def _rebuild(connection: Connection) -> None:
    with Session(connection) as session:
        rebuild_derived(session)
        session.flush()


def stored_revision(connection: Connection) -> str | None:
    """The schema revision the store stands at; None for an empty store."""
    return MigrationContext.configure(connection).get_current_revision()
