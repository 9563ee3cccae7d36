"""Sums over the units that reported in two weeks running are kept, as those of one week are."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comparable_sum",
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("zone_code", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("week_ending", sa.Date(), nullable=False),
        sa.Column("province_zh", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("numerator", sa.Float(), nullable=False),
        sa.Column("denominator", sa.Float(), nullable=True),
        sa.Column("numerator_before", sa.Float(), nullable=False),
        sa.Column("denominator_before", sa.Float(), nullable=True),
        sa.Column("units_compared", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "dataset", "zone_code", "indicator", "week_ending", "province_zh", "kind"
        ),
    )


def downgrade() -> None:
    op.drop_table("comparable_sum")
