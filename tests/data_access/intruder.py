"""What somebody who owns the database may do to it, past every trigger."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from sqlalchemy import text

from data_access.store import Store


def as_intruder(store: Store, statement: str, triggers: Iterable[str]) -> None:
    """One statement with foreign keys and the named triggers out of the way."""
    if store.writer.dialect.name == "postgresql":
        with store.writer.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text(statement))
        return
    with closing(sqlite3.connect(store.settings.database_file)) as file:
        for trigger in triggers:
            file.execute(f"DROP TRIGGER {trigger}")
        file.execute(statement)
        file.commit()
