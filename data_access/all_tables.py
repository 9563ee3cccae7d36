"""Every table of ours, known to the metadata once this is imported, and those that never change."""

from typing import Final

import data_access.account_tables
import data_access.announcement_tables
import data_access.audit_tables
import data_access.briefing_tables
import data_access.draft_tables
import data_access.epidemic_tables
import data_access.issue_table
import data_access.kept_tables
import data_access.question_tables
import data_access.register_tables
import data_access.report_tables
import data_access.review_tables
import data_access.risk_tables
import data_access.schedule_tables
import data_access.submission_tables  # noqa: F401  the tables register themselves

IMMUTABLE_TABLES: Final = (
    "raw_file",
    "data_version",
    "submission",
    "submission_issue",
    "revision",
    "weekly_report",
    "carrier_report",
    "rollout_report",
    "audit_line",
    "case_count",
    "risk_notice",
    "epidemic_import",
    "daily_case_count",
    "cluster_record",
    "case_correction",
    "schedule",
    "reopening_event",
    "review",
    "review_item",
    "question",
    "question_event",
    "briefing_version",
    "past_unit",
)
