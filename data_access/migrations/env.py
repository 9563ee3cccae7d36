"""Alembic's entry: runs on the connection it is handed, in that connection's transaction."""

from alembic import context
from sqlmodel import SQLModel

import data_access.all_tables  # noqa: F401  the tables register themselves

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
