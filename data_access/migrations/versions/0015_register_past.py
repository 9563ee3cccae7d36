"""The register keeps its past: each row says from which data version it holds.

A trigger keeps what a change replaces, so that no program can forget to; it also refuses a change
that does not belong to the newest version. What the register said before this revision is not known: the
rows that are found hold from the beginning.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

REGISTER, PAST = "reporting_unit", "past_unit"
TEXTS = (
    "dataset", "name_zh", "short_name_zh", "province_zh", "kind", "grade", "zone_code", "theme_zh",
    "changed_by",
)  # fmt: skip
DEGREES, DAYS = ("lon", "lat"), ("valid_from", "valid_until")
FACTS = ("unit_code", *TEXTS, "aliases_zh", *DEGREES, *DAYS, "since_version")
OUT_OF_TURN = "reporting_unit changes at the newest version only"
IS_OUT_OF_TURN = (
    "NEW.since_version <= OLD.since_version "
    "OR NEW.since_version <> (SELECT max(id) FROM data_version) "
    "OR NEW.unit_code <> OLD.unit_code OR NEW.dataset <> OLD.dataset"
)
KEEP = (
    f"INSERT INTO {PAST} ({', '.join(FACTS)}, until_version) "  # noqa: S608
    f"VALUES ({', '.join(f'OLD.{name}' for name in FACTS)}, NEW.since_version)"
)


def upgrade() -> None:
    since = sa.Column("since_version", sa.Integer(), nullable=False, server_default="0")
    op.add_column(REGISTER, since)
    op.add_column(REGISTER, sa.Column("changed_by", sa.String(), nullable=False, server_default=""))
    op.create_table(
        PAST,
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in TEXTS),
        sa.Column("aliases_zh", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.Float(), nullable=True) for name in DEGREES),
        *(sa.Column(name, sa.Date(), nullable=True) for name in DAYS),
        sa.Column("since_version", sa.Integer(), nullable=False),
        sa.Column("until_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_code"], [f"{REGISTER}.unit_code"]),
        sa.ForeignKeyConstraint(["until_version"], ["data_version.id"]),
        sa.PrimaryKeyConstraint("unit_code", "since_version"),
    )
    op.create_index("past_unit_by_version", PAST, ["dataset", "until_version"])
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in _postgresql_keeper() if is_postgresql else _sqlite_keeper():
        op.execute(statement)
    _refuse(PAST, "UPDATE")
    for table in (PAST, REGISTER):
        _refuse(table, "DELETE")


def downgrade() -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    suffix = f" ON {REGISTER}" if is_postgresql else ""
    for name in ("keeps_its_past", "no_delete", *(["no_truncate"] if is_postgresql else [])):
        op.execute(f"DROP TRIGGER {REGISTER}_{name}{suffix}")
    if is_postgresql:
        op.execute("DROP FUNCTION keep_past_unit()")
    op.drop_table(PAST)
    for column in ("changed_by", "since_version"):
        op.drop_column(REGISTER, column)


def _sqlite_keeper() -> tuple[str, ...]:
    return (
        f"CREATE TRIGGER {REGISTER}_keeps_its_past BEFORE UPDATE ON {REGISTER} BEGIN "
        f"SELECT RAISE(ABORT, '{OUT_OF_TURN}') WHERE {IS_OUT_OF_TURN}; {KEEP}; END",
    )


def _postgresql_keeper() -> tuple[str, ...]:
    return (
        "CREATE FUNCTION keep_past_unit() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {IS_OUT_OF_TURN} THEN RAISE EXCEPTION '{OUT_OF_TURN}'; END IF; "
        f"{KEEP}; RETURN NEW; END $$",
        f"CREATE TRIGGER {REGISTER}_keeps_its_past BEFORE UPDATE ON {REGISTER} "
        "FOR EACH ROW EXECUTE FUNCTION keep_past_unit()",
    )


def _refuse(table: str, verb: str) -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    start = f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
    if not is_postgresql:
        op.execute(start + f"BEGIN SELECT RAISE(ABORT, '{table} is immutable'); END")
        return
    op.execute(start + "FOR EACH ROW EXECUTE FUNCTION refuse_change()")
    if verb == "DELETE":
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
