"""Accounts, who is signed in, and attempts that failed."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("username", sa.String(64), nullable=False),
        *(_text(name) for name in ("person_zh", "role", "scope_level", "scope_area")),
        _text("password_hash"),
        _instant("password_set_at", nullable=True),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        _instant("created_at"),
        _instant("disabled_at", nullable=True),
        sa.CheckConstraint("username <> ''", name="username_is_given"),
        sa.PrimaryKeyConstraint("username"),
    )
    op.create_table(
        "sign_in_session",
        *(_text(name) for name in ("id", "token_sha256", "username", "address")),
        _instant("started_at"),
        _instant("seen_at"),
        _instant("ended_at", nullable=True),
        _text("ended_zh"),
        sa.ForeignKeyConstraint(["username"], ["account.username"]),
        sa.UniqueConstraint("token_sha256"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sign_in_session_username", "sign_in_session", ["username"])
    op.create_table(
        "failed_sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("username"),
        _text("address"),
        _instant("at"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("failed_by_name", "failed_sign_in", ["username", "address", "at"])
    op.create_index("failed_by_address", "failed_sign_in", ["address", "at"])


def downgrade() -> None:
    for table in ("failed_sign_in", "sign_in_session", "account"):
        op.drop_table(table)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
