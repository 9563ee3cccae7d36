"""Review: acts and what they were about; sums are kept of all reports and of the approved ones."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = ("review", "review_item")
KEYS = ("dataset", "zone_code", "indicator", "week_ending", "province_zh", "kind")
AMOUNTS = {
    "indicator_sum": ("numerator", "denominator", "units", "carried"),
    "comparable_sum": (
        "numerator", "denominator", "numerator_before", "denominator_before", "units_compared",
    ),
}  # fmt: skip
COUNTS = ("units", "carried", "units_compared")
OPTIONAL = ("denominator", "denominator_before")


def upgrade() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("dataset", "state", "reason")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("actor_name", "actor_role")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('submitted', 'province_approved', 'locked', 'returned')",
            name="state_is_known",
        ),
        sa.CheckConstraint(
            "state NOT IN ('submitted', 'returned') OR reason <> ''", name="reason_is_given"
        ),
        sa.ForeignKeyConstraint(["data_version_id"], ["data_version.id"]),
        sa.UniqueConstraint("data_version_id"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "review_item",
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"]),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"]),
        sa.PrimaryKeyConstraint("review_id", "revision_id"),
    )
    op.create_index("review_of_revision", "review_item", ["revision_id", "review_id"])
    for table in TABLES:
        _protect(table)
    state = sa.Column("state", sa.String(), nullable=False, server_default="submitted")
    op.add_column("head", state)
    for table in AMOUNTS:
        _remake(table, with_basis=True)


def downgrade() -> None:
    for table in AMOUNTS:
        op.execute(f"DELETE FROM {table} WHERE basis <> 'all'")  # noqa: S608
        _remake(table, with_basis=False)
    op.drop_column("head", "state")
    for table in reversed(TABLES):
        op.drop_table(table)


def _remake(table: str, *, with_basis: bool) -> None:
    """The same derived sums with or without the column that says of which reports they are."""
    op.rename_table(table, f"{table}_before")
    keys = ("basis", *KEYS) if with_basis else KEYS
    op.create_table(
        table,
        *(sa.Column(name, _type_of(name), nullable=False) for name in keys),
        *(sa.Column(name, _type_of(name), nullable=name in OPTIONAL) for name in AMOUNTS[table]),
        sa.PrimaryKeyConstraint(*keys, name=f"{table}_{'by_basis' if with_basis else 'key'}"),
    )
    columns = ", ".join((*KEYS, *AMOUNTS[table]))
    into = f"basis, {columns}" if with_basis else columns
    taken = f"'all', {columns}" if with_basis else columns
    op.execute(f"INSERT INTO {table} ({into}) SELECT {taken} FROM {table}_before")  # noqa: S608
    op.drop_table(f"{table}_before")


def _type_of(name: str) -> Any:
    if name == "week_ending":
        return sa.Date()
    if name in KEYS or name == "basis":
        return sa.String()
    return sa.Integer() if name in COUNTS else sa.Float()


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
