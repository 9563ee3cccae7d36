"""Deadlines are settings, and a closed week is opened by a request."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("schedule", "reopening_event")


def upgrade() -> None:
    op.create_table(
        "schedule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("from_week", sa.Date(), nullable=False),
        sa.Column("cutoff_weekday", sa.Integer(), nullable=False),
        sa.Column("days_after", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.Time(), nullable=False),
        sa.Column("closing_days", sa.Integer(), nullable=True),
        sa.Column("actor_name", sa.String(), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("cutoff_weekday BETWEEN 1 AND 7", name="cutoff_is_a_weekday"),
        sa.CheckConstraint("days_after >= 0", name="due_after_the_week"),
        sa.CheckConstraint("closing_days >= days_after", name="closes_after_it_is_due"),
        sa.ForeignKeyConstraint(["data_version_id"], ["data_version.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("schedule_by_dataset", "schedule", ["dataset", "data_version_id"])
    op.create_table(
        "reopening_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("week_ending", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("open_until", sa.Date(), nullable=True),
        sa.Column("actor_name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('asked', 'granted', 'declined')", name="kind_is_known"),
        sa.CheckConstraint("(kind = 'granted') = (open_until IS NOT NULL)", name="granted_until"),
        sa.CheckConstraint("reason <> ''", name="reason_is_given"),
        sa.ForeignKeyConstraint(["unit_code"], ["reporting_unit.unit_code"]),
        sa.ForeignKeyConstraint(["data_version_id"], ["data_version.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    columns = ["dataset", "week_ending", "unit_code"]
    op.create_index("reopening_of_unit", "reopening_event", columns)
    for table in TABLES:
        _protect(table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


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
