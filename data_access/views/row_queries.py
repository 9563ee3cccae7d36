"""Which explanations of a file are about a unit: those of its own row, and of the whole file."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.issue_table import SubmissionIssue
from data_access.submission_tables import Submission
from data_access.tables import columns_in
from indicators.vocabulary import Severity

_issue = columns_in(SubmissionIssue)
_submission = columns_in(Submission)


def explanations_of_rows(
    session: Session, reports: pd.DataFrame, submissions: Any
) -> "pd.Series[Any]":
    """The explanations of each report, without those of queries about other rows only.

    Args:
        session: a reading session.
        reports: receipt_number, sheet_row (missing where it is not known) and explanations.
        submissions: a SELECT of the ids of the submissions they came with.

    Returns:
        A mapping from code to 说明 for each report.
    """
    asked = _rows_asked(session, submissions)
    lines = zip(
        reports["receipt_number"], reports["sheet_row"], reports["explanations"], strict=True
    )
    own = [_of_row(said, asked.get(number, {}), row) for number, row, said in lines]
    return pd.Series(own, reports.index, dtype=object)


def _rows_asked(session: Session, submissions: Any) -> Mapping[str, Mapping[str, set[int]]]:
    """The sheet rows that each query of each receipt was about."""
    statement = (
        select(_submission.receipt_number, _issue.code, _issue.sheet_row)
        .join(SubmissionIssue, _issue.submission_id == _submission.id)
        .where(_issue.severity == Severity.QUERY, _issue.sheet_row.is_not(None))
        .where(_submission.id.in_(submissions))
    )
    asked: dict[str, dict[str, set[int]]] = {}
    for number, code, row in session.execute(statement):
        asked.setdefault(number, {}).setdefault(code, set()).add(row)
    return asked


def _of_row(
    explanations: Mapping[str, str], asked: Mapping[str, set[int]], row: object
) -> dict[str, str]:
    return {
        code: said
        for code, said in explanations.items()
        if code not in asked or pd.isna(row) or row in asked[code]  # type: ignore[call-overload]
    }
