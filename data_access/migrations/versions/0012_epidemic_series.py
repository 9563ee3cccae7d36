"""Epidemic series of their own: imports, daily counts, clusters, corrections; notices renewed."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = ("epidemic_import", "daily_case_count", "cluster_record", "case_correction")
NOTICE = (
    "id", "announced_on", "issuer_zh", "place_zh", "adcode", "unit_type", "risk_level", "source",
    "data_version_id",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "epidemic_import",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "file_name")),
        sa.Column("raw_sha256", sa.String(), nullable=True),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("takes_back", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("actor_name", "actor_role")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('cases', 'clusters', 'notices', 'corrections')", name="kind_is_known"
        ),
        sa.CheckConstraint("row_count >= 0", name="rows_not_negative"),
        sa.ForeignKeyConstraint(["raw_sha256"], ["raw_file.sha256"]),
        sa.ForeignKeyConstraint(["takes_back"], ["epidemic_import.id"]),
        sa.ForeignKeyConstraint(["data_version_id"], ["data_version.id"]),
        sa.UniqueConstraint("takes_back"),
        sa.UniqueConstraint("data_version_id"),
        sa.PrimaryKeyConstraint("id"),
    )
    _series(
        "daily_case_count",
        "asof_date",
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("confirmed", sa.Integer(), nullable=False),
        sa.CheckConstraint("confirmed >= 0", name="confirmed_not_negative"),
    )
    op.create_index("ix_daily_case_count_data_version_id", "daily_case_count", ["data_version_id"])
    _series(
        "cluster_record",
        "recorded_on",
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("place_zh", "said", "note_zh", "source")
        ),
        sa.CheckConstraint("said IN ('yes', 'no', 'withdrawn')", name="said_is_known"),
    )
    op.create_index("cluster_by_place", "cluster_record", ["adcode", "recorded_on"])
    _series(
        "case_correction",
        "asof_date",
        sa.Column("place_zh", sa.String(), nullable=False),
        sa.Column("correction", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
    )
    for table in TABLES:
        _protect(table)
    _remake_notices(renewed=True)


def downgrade() -> None:
    _remake_notices(renewed=False)
    for table in reversed(TABLES):
        op.drop_table(table)


def _series(table: str, day: str, *own: sa.schema.SchemaItem) -> None:
    """Rows of a place and day, told apart by the import that gave them."""
    op.create_table(
        table,
        sa.Column("adcode", sa.String(), nullable=False),
        sa.Column(day, sa.Date(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        *own,
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["epidemic_import.id"]),
        sa.ForeignKeyConstraint(["data_version_id"], ["data_version.id"]),
        sa.PrimaryKeyConstraint("adcode", day, "import_id"),
    )


def _remake_notices(*, renewed: bool) -> None:
    """The same notices; renewed, a later version may speak of the same place and day again.

    Without it only the last word on a place and day is kept.
    """
    op.rename_table("risk_notice", "risk_notice_before")
    keys = ["announced_on", "adcode", "unit_type"]
    own = [
        sa.Column("document_zh", sa.String(), nullable=False, server_default=""),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["epidemic_import.id"]),
        sa.UniqueConstraint(*keys, "place_zh", "data_version_id", name="notice_of_version"),
        sa.PrimaryKeyConstraint("id", name="risk_notice_key"),
    ]
    former = [sa.UniqueConstraint(*keys), sa.PrimaryKeyConstraint("id")]
    texts = ("issuer_zh", "place_zh", "adcode", "unit_type", "risk_level", "source")
    op.create_table(
        "risk_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("risk_level IN ('low', 'medium', 'high')", name="level_is_known"),
        sa.ForeignKeyConstraint(["data_version_id"], ["data_version.id"]),
        *(own if renewed else former),
    )
    last = f"SELECT max(id) FROM risk_notice_before GROUP BY {', '.join(keys)}"  # noqa: S608
    columns = ", ".join(NOTICE)
    op.execute(
        f"INSERT INTO risk_notice ({columns}) SELECT {columns} FROM risk_notice_before "  # noqa: S608
        f"WHERE id IN ({last})"
    )
    op.drop_table("risk_notice_before")
    _protect("risk_notice")


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
