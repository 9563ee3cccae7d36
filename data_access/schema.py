"""At which schema a store stands and which one this program knows; told without alembic.

Alembic takes 12 MB of a server that hardly ever migrates: it is imported where a store needs it.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

MIGRATIONS: Final = Path(__file__).resolve().parent / "migrations"
_NUMBER_DIGITS: Final = 4

CURRENT_REVISION: Final = max(
    file.stem[:_NUMBER_DIGITS] for file in (MIGRATIONS / "versions").glob("[0-9]*.py")
)


def stored_revision(connection: Connection) -> str | None:
    """The schema revision the store stands at; None for an empty store."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
