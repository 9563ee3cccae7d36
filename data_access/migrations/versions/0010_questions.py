"""Revisions know their row in the sheet; reviewers put questions, and answers stay with them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = ("question", "question_event")


def upgrade() -> None:
    op.add_column("revision", sa.Column("sheet_row", sa.Integer(), nullable=True))
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("dataset", "unit_code")),
        sa.Column("week_ending", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("field", "text")),
        sa.Column("due_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("assignee", "actor_name")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("text <> ''", name="question_is_asked"),
        sa.CheckConstraint("revision >= 0", name="revision_not_negative"),
        sa.ForeignKeyConstraint(["unit_code"], ["reporting_unit.unit_code"]),
        sa.ForeignKeyConstraint(["data_version_id"], ["data_version.id"]),
        sa.UniqueConstraint("data_version_id"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("question_of_unit", "question", ["dataset", "week_ending", "unit_code"])
    op.create_table(
        "question_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "text", "actor_name")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('answered', 'asked_again', 'closed')", name="kind_is_known"),
        sa.CheckConstraint("kind = 'closed' OR text <> ''", name="something_is_said"),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"]),
        sa.ForeignKeyConstraint(["data_version_id"], ["data_version.id"]),
        sa.UniqueConstraint("data_version_id"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("event_of_question", "question_event", ["question_id", "id"])
    for table in TABLES:
        _protect(table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_column("revision", "sheet_row")


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
