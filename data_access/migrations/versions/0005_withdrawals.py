"""A revision may take a report back: it holds no values, and the unit counts as not reported."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The check belongs to the column, so that SQLite need not copy the table and its triggers."""
    op.execute("ALTER TABLE submission ADD COLUMN takes_back VARCHAR NOT NULL DEFAULT ''")
    op.execute(
        "ALTER TABLE revision ADD COLUMN is_withdrawal BOOLEAN NOT NULL DEFAULT FALSE "
        "CONSTRAINT withdrawal_follows_a_report CHECK (NOT is_withdrawal OR revision > 1)"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE revision DROP COLUMN is_withdrawal")
    op.execute("ALTER TABLE submission DROP COLUMN takes_back")
