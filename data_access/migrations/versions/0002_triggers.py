"""What was accepted cannot be changed or deleted: triggers on every immutable table."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Named here, not imported: a migration stays as it was when the program moves on.
IMMUTABLE = (
    "raw_file",
    "data_version",
    "submission",
    "revision",
    "weekly_report",
    "carrier_report",
    "rollout_report",
    "audit_line",
    "case_count",
    "risk_notice",
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _protect_postgresql()
    else:
        _protect_sqlite()


def downgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    for table in IMMUTABLE:
        for verb in ("update", "delete", "truncate") if postgresql else ("update", "delete"):
            suffix = f" ON {table}" if postgresql else ""
            op.execute(f"DROP TRIGGER {table}_no_{verb}{suffix}")
    if postgresql:
        op.execute("DROP FUNCTION refuse_change()")


def _protect_sqlite() -> None:
    for table in IMMUTABLE:
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is immutable'); END"
            )


def _protect_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is immutable', TG_TABLE_NAME; END $$"
    )
    for table in IMMUTABLE:
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
