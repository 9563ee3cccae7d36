"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_name", sa.String(), nullable=False),
        sa.Column("actor_role", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("hash"),
    )
    op.create_table(
        "data_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("data_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_data_version_committed_at"), ["committed_at"], unique=False
        )

    op.create_table(
        "indicator_sum",
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("zone_code", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("week_ending", sa.Date(), nullable=False),
        sa.Column("province_zh", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("numerator", sa.Float(), nullable=False),
        sa.Column("denominator", sa.Float(), nullable=True),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("carried", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "dataset", "zone_code", "indicator", "week_ending", "province_zh", "kind"
        ),
    )
    op.create_table(
        "raw_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "reporting_unit",
        sa.Column("unit_code", sa.String(32), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("short_name_zh", sa.String(), nullable=False),
        sa.Column("aliases_zh", sa.JSON(), nullable=False),
        sa.Column("province_zh", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("zone_code", sa.String(), nullable=False),
        sa.Column("theme_zh", sa.String(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("dataset IN ('weekly', 'carriers', 'rollout')", name="dataset_is_known"),
        sa.PrimaryKeyConstraint("unit_code"),
    )
    with op.batch_alter_table("reporting_unit", schema=None) as batch_op:
        batch_op.create_index("unit_by_dataset", ["dataset", "province_zh"], unique=False)

    op.create_table(
        "case_count",
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("case_adcode", sa.String(), nullable=False),
        sa.Column("confirmed_cumulative", sa.Integer(), nullable=False),
        sa.Column("new_confirmed_14d", sa.Integer(), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["data_version_id"],
            ["data_version.id"],
        ),
        sa.PrimaryKeyConstraint("unit_code", "counted_on"),
    )
    op.create_table(
        "risk_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=False),
        sa.Column("issuer_zh", sa.String(), nullable=False),
        sa.Column("place_zh", sa.String(), nullable=False),
        sa.Column("adcode", sa.String(), nullable=False),
        sa.Column("unit_type", sa.String(), nullable=False),
        sa.Column("risk_level", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("risk_level IN ('low', 'medium', 'high')", name="level_is_known"),
        sa.ForeignKeyConstraint(
            ["data_version_id"],
            ["data_version.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("announced_on", "adcode", "unit_type"),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receipt_number", sa.String(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("raw_sha256", sa.String(), nullable=False),
        sa.Column("values_digest", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("actor_name", sa.String(), nullable=False),
        sa.Column("actor_role", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.Column("explanations", sa.JSON(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.CheckConstraint("dataset IN ('weekly', 'carriers', 'rollout')", name="dataset_is_known"),
        sa.ForeignKeyConstraint(
            ["data_version_id"],
            ["data_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["raw_sha256"],
            ["raw_file.sha256"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("data_version_id"),
        sa.UniqueConstraint("receipt_number"),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_raw_sha256"), ["raw_sha256"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_submission_values_digest"), ["values_digest"], unique=False
        )

    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("week_ending", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data_version_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("is_zero_report", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("dataset IN ('weekly', 'carriers', 'rollout')", name="dataset_is_known"),
        sa.CheckConstraint("revision = 1 OR reason <> ''", name="correction_has_reason"),
        sa.CheckConstraint("revision >= 1", name="revision_from_one"),
        sa.ForeignKeyConstraint(
            ["data_version_id"],
            ["data_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
        ),
        sa.ForeignKeyConstraint(
            ["unit_code"],
            ["reporting_unit.unit_code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("unit_code", "week_ending", "revision"),
    )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_revision_submission_id"), ["submission_id"], unique=False
        )
        batch_op.create_index(
            "revision_as_of",
            ["dataset", "week_ending", "unit_code", "data_version_id", "id"],
            unique=False,
        )

    op.create_table(
        "carrier_report",
        sa.Column("is_resumed", sa.Boolean(), nullable=False),
        sa.Column("tenants", sa.BigInteger(), nullable=False),
        sa.Column("tenants_resumed", sa.BigInteger(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=True),
        sa.Column("people_resumed", sa.BigInteger(), nullable=True),
        sa.Column("rent_reduced_cny", sa.BigInteger(), nullable=True),
        sa.Column("rent_deferred_cny", sa.BigInteger(), nullable=True),
        sa.Column("area_reduced_m2", sa.Float(), nullable=True),
        sa.Column("tenants_benefited", sa.BigInteger(), nullable=True),
        sa.Column("months_free", sa.Float(), nullable=True),
        sa.Column("months_halved", sa.Float(), nullable=True),
        sa.Column("subsidy_cny", sa.BigInteger(), nullable=True),
        sa.Column("remarks", sa.String(500), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(tenants IS NULL OR tenants >= 0) AND (tenants_resumed IS NULL OR tenants_resumed >= 0) AND (people IS NULL OR people >= 0) AND (people_resumed IS NULL OR people_resumed >= 0) AND (rent_reduced_cny IS NULL OR rent_reduced_cny >= 0) AND (rent_deferred_cny IS NULL OR rent_deferred_cny >= 0) AND (area_reduced_m2 IS NULL OR area_reduced_m2 >= 0) AND (tenants_benefited IS NULL OR tenants_benefited >= 0) AND (months_free IS NULL OR months_free >= 0) AND (months_halved IS NULL OR months_halved >= 0) AND (subsidy_cny IS NULL OR subsidy_cny >= 0)",
            name="values_not_negative",
        ),
        sa.CheckConstraint("tenants_resumed <= tenants", name="resumed_within_all"),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
        ),
        sa.PrimaryKeyConstraint("revision_id"),
    )
    op.create_table(
        "head",
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("week_ending", sa.Date(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
        ),
        sa.PrimaryKeyConstraint("dataset", "week_ending", "unit_code"),
        sa.UniqueConstraint("revision_id"),
    )
    with op.batch_alter_table("head", schema=None) as batch_op:
        batch_op.create_index(
            "head_by_unit", ["unit_code", "week_ending", "revision_id"], unique=False
        )

    op.create_table(
        "rollout_report",
        sa.Column("theme", sa.String(500), nullable=True),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("technologies", sa.BigInteger(), nullable=True),
        sa.Column("scenarios", sa.BigInteger(), nullable=True),
        sa.Column("projects", sa.BigInteger(), nullable=True),
        sa.Column("central_funds_cny", sa.BigInteger(), nullable=True),
        sa.Column("local_funds_cny", sa.BigInteger(), nullable=True),
        sa.Column("social_funds_cny", sa.BigInteger(), nullable=True),
        sa.Column("enterprises_benefited", sa.BigInteger(), nullable=True),
        sa.Column("remarks", sa.String(500), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("stage <> ''", name="stage_is_given"),
        sa.CheckConstraint(
            "(technologies IS NULL OR technologies >= 0) AND (scenarios IS NULL OR scenarios >= 0) AND (projects IS NULL OR projects >= 0) AND (central_funds_cny IS NULL OR central_funds_cny >= 0) AND (local_funds_cny IS NULL OR local_funds_cny >= 0) AND (social_funds_cny IS NULL OR social_funds_cny >= 0) AND (enterprises_benefited IS NULL OR enterprises_benefited >= 0)",
            name="values_not_negative",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
        ),
        sa.PrimaryKeyConstraint("revision_id"),
    )
    op.create_table(
        "weekly_report",
        sa.Column("enterprises", sa.BigInteger(), nullable=False),
        sa.Column("enterprises_resumed", sa.BigInteger(), nullable=False),
        sa.Column("enterprises_suspended", sa.BigInteger(), nullable=True),
        sa.Column("above_scale_enterprises", sa.BigInteger(), nullable=True),
        sa.Column("above_scale_resumed", sa.BigInteger(), nullable=True),
        sa.Column("above_scale_industrial_enterprises", sa.BigInteger(), nullable=True),
        sa.Column("above_scale_industrial_resumed", sa.BigInteger(), nullable=True),
        sa.Column("high_tech_enterprises", sa.BigInteger(), nullable=True),
        sa.Column("high_tech_resumed", sa.BigInteger(), nullable=True),
        sa.Column("tech_smes", sa.BigInteger(), nullable=True),
        sa.Column("tech_smes_resumed", sa.BigInteger(), nullable=True),
        sa.Column("employees_expected", sa.BigInteger(), nullable=True),
        sa.Column("employees_returned", sa.BigInteger(), nullable=True),
        sa.Column("employees_remote", sa.BigInteger(), nullable=True),
        sa.Column("capacity_recovery_rate", sa.Float(), nullable=True),
        sa.Column("electricity_ratio", sa.Float(), nullable=True),
        sa.Column("workers_short", sa.BigInteger(), nullable=True),
        sa.Column("difficulty_staff_return", sa.BigInteger(), nullable=True),
        sa.Column("difficulty_financing", sa.BigInteger(), nullable=True),
        sa.Column("difficulty_supply_chain", sa.BigInteger(), nullable=True),
        sa.Column("difficulty_logistics", sa.BigInteger(), nullable=True),
        sa.Column("difficulty_protective_supplies", sa.BigInteger(), nullable=True),
        sa.Column("policy_needs", sa.String(500), nullable=True),
        sa.Column("remarks", sa.String(500), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(enterprises IS NULL OR enterprises >= 0) AND (enterprises_resumed IS NULL OR enterprises_resumed >= 0) AND (enterprises_suspended IS NULL OR enterprises_suspended >= 0) AND (above_scale_enterprises IS NULL OR above_scale_enterprises >= 0) AND (above_scale_resumed IS NULL OR above_scale_resumed >= 0) AND (above_scale_industrial_enterprises IS NULL OR above_scale_industrial_enterprises >= 0) AND (above_scale_industrial_resumed IS NULL OR above_scale_industrial_resumed >= 0) AND (high_tech_enterprises IS NULL OR high_tech_enterprises >= 0) AND (high_tech_resumed IS NULL OR high_tech_resumed >= 0) AND (tech_smes IS NULL OR tech_smes >= 0) AND (tech_smes_resumed IS NULL OR tech_smes_resumed >= 0) AND (employees_expected IS NULL OR employees_expected >= 0) AND (employees_returned IS NULL OR employees_returned >= 0) AND (employees_remote IS NULL OR employees_remote >= 0) AND (capacity_recovery_rate IS NULL OR capacity_recovery_rate >= 0) AND (electricity_ratio IS NULL OR electricity_ratio >= 0) AND (workers_short IS NULL OR workers_short >= 0) AND (difficulty_staff_return IS NULL OR difficulty_staff_return >= 0) AND (difficulty_financing IS NULL OR difficulty_financing >= 0) AND (difficulty_supply_chain IS NULL OR difficulty_supply_chain >= 0) AND (difficulty_logistics IS NULL OR difficulty_logistics >= 0) AND (difficulty_protective_supplies IS NULL OR difficulty_protective_supplies >= 0)",
            name="values_not_negative",
        ),
        sa.CheckConstraint("enterprises_resumed <= enterprises", name="resumed_within_all"),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
        ),
        sa.PrimaryKeyConstraint("revision_id"),
    )


def downgrade() -> None:
    op.drop_table("weekly_report")
    op.drop_table("rollout_report")
    with op.batch_alter_table("head", schema=None) as batch_op:
        batch_op.drop_index("head_by_unit")

    op.drop_table("head")
    op.drop_table("carrier_report")
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_index("revision_as_of")
        batch_op.drop_index(batch_op.f("ix_revision_submission_id"))

    op.drop_table("revision")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_values_digest"))
        batch_op.drop_index(batch_op.f("ix_submission_raw_sha256"))

    op.drop_table("submission")
    op.drop_table("risk_notice")
    op.drop_table("case_count")
    with op.batch_alter_table("reporting_unit", schema=None) as batch_op:
        batch_op.drop_index("unit_by_dataset")

    op.drop_table("reporting_unit")
    op.drop_table("raw_file")
    op.drop_table("indicator_sum")
    with op.batch_alter_table("data_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_data_version_committed_at"))

    op.drop_table("data_version")
    op.drop_table("audit_line")
