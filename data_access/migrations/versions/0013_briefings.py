"""Saved briefings: immutable versions, each frozen at a data version."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLE = "briefing_version"
KINDS = "kind IN ('saved', 'edited', 'updated', 'undone', 'withdrawn')"


def upgrade() -> None:
    op.create_table(
        TABLE,
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("id", "number", "revision")),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in (
                "kind", "name_zh", "username", "author_name", "author_role", "author_scope",
                "area", "basis",
            )
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("week_ending", sa.Date(), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("slides", "points")),
        sa.CheckConstraint("name_zh <> ''", name="briefing_has_a_name"),
        sa.CheckConstraint("basis IN ('all', 'approved')", name="basis_is_known"),
        sa.CheckConstraint(KINDS, name="kind_of_briefing_is_known"),
        sa.ForeignKeyConstraint(["data_version_id"], ["data_version.id"]),
        sa.UniqueConstraint("number", "revision"),
        sa.PrimaryKeyConstraint("id"),
    )  # fmt: skip
    _protect(TABLE)


def downgrade() -> None:
    op.drop_table(TABLE)


def _protect(table: str) -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    for verb in ("UPDATE", "DELETE"):
        start = f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        if is_postgresql:
            op.execute(start + "FOR EACH ROW EXECUTE FUNCTION refuse_change()")
        else:
            op.execute(start + f"BEGIN SELECT RAISE(ABORT, '{table} is immutable'); END")
    if is_postgresql:
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
