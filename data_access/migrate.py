"""Bringing a store's schema to this program's revision, all or nothing."""

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlmodel import Session

from data_access.derived import rebuild_derived
from data_access.schema import CURRENT_REVISION, MIGRATIONS, stored_revision


class UnknownSchemaError(Exception):
    """The store stands at a revision of which this program has no migration."""


def migrate(engine: Engine, target: str = "head") -> None:
    """Upgrade, or to an older target downgrade, inside one transaction: whole or not at all.

    What is derived is made anew in a store that a new schema found full: a migration knows the
    tables, not the arithmetic.

    Raises:
        UnknownSchemaError: a newer program made the store.
    """
    with engine.begin() as connection:
        here = stored_revision(connection)
        try:
            _run(connection, here or "", target)
        except CommandError as error:
            raise UnknownSchemaError from error
        if here and target == "head" and here != CURRENT_REVISION:
            _rebuild(connection)


def _run(connection: Connection, here: str, target: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    if target == "head" or (target != "base" and here < target):
        command.upgrade(config, target)
    else:
        command.downgrade(config, target)


def _rebuild(connection: Connection) -> None:
    with Session(connection) as session:
        rebuild_derived(session)
        session.flush()
