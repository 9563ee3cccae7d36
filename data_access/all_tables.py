"""Every table of ours, known to the metadata once this is imported."""

import data_access.account_tables
import data_access.announcement_tables
import data_access.briefing_tables
import data_access.draft_tables
import data_access.epidemic_tables
import data_access.issue_table
import data_access.question_tables
import data_access.register_tables
import data_access.schedule_tables
import data_access.tables  # noqa: F401  the tables register themselves
