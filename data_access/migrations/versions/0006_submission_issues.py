"""What a check had found stays with the submission."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "submission_issue",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sheet_row", sa.Integer(), nullable=True),
        sa.Column("column_zh", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("message_zh", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"]),
        sa.PrimaryKeyConstraint("submission_id", "position"),
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(_trigger(verb))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER submission_issue_no_truncate BEFORE TRUNCATE ON submission_issue "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    op.drop_table("submission_issue")


def _trigger(verb: str) -> str:
    start = f"CREATE TRIGGER submission_issue_no_{verb.lower()} BEFORE {verb} ON submission_issue "
    if op.get_bind().dialect.name == "postgresql":
        return start + "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    return start + "BEGIN SELECT RAISE(ABORT, 'submission_issue is immutable'); END"
