"""Displays stay signed in until a day; announcements; a second factor for accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    until = sa.Column("display_until", sa.DateTime(timezone=True), nullable=True)
    op.add_column("sign_in_session", until)
    secret = sa.Column("totp_secret", sa.String(), nullable=False, server_default="")
    op.add_column("account", secret)
    step = sa.Column("totp_step", sa.Integer(), nullable=False, server_default="0")
    op.add_column("account", step)
    op.create_table(
        "announcement",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("text", "actor_name")),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("text <> ''", name="something_is_announced"),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    op.drop_table("announcement")
    op.drop_column("account", "totp_step")
    op.drop_column("account", "totp_secret")
    op.drop_column("sign_in_session", "display_until")
