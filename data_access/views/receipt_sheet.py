"""A receipt as it is printed and stamped (上报表): the values of its units beside last week's."""

from dataclasses import dataclass
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.datasets.columns import ColumnKind
from data_access.datasets.registry import DEFINITIONS
from data_access.datasets.rendering import to_text
from data_access.errors import PermissionDeniedError
from data_access.reports import read_reports
from data_access.submission_tables import Submission
from data_access.tables import columns_in
from data_access.uploads.receipts import Receipt
from data_access.versions import AsOf
from data_access.views.receipts import find_receipt, issues_of_receipt, units_of_receipt
from data_access.views.revision_values import revisions_said
from indicators.periods import previous_week

UNITS_IN_FULL: Final = 20  # more would be a book; the list of units stands for them
_submission = columns_in(Submission)


@dataclass(frozen=True)
class UnitSheet:
    """What one unit said: `values` has header_zh, unit_zh, before_zh, value_zh and is_text."""

    name_zh: str
    unit_code: str
    week_ending: object
    revision: int
    kind_zh: str
    values: pd.DataFrame


@dataclass(frozen=True)
class ReceiptSheet:
    """A receipt, its units, the full sheets of the first of them, and what the check had found.

    `issues` is None where the file holds units beyond the actor's scope.
    """

    receipt: Receipt
    units: pd.DataFrame
    sheets: tuple[UnitSheet, ...]
    issues: pd.DataFrame | None


def receipt_sheet(session: Session, as_of: AsOf, actor: Actor, receipt_number: str) -> ReceiptSheet:
    """A receipt with all that is printed of it.

    Raises:
        UnknownReceiptError: there is none within the actor's scope.
    """
    receipt = find_receipt(session, as_of, actor, receipt_number)
    units = units_of_receipt(session, as_of, actor, receipt)
    try:
        issues = issues_of_receipt(session, as_of, actor, receipt)
    except PermissionDeniedError:
        issues = None
    return ReceiptSheet(receipt, units, _sheets(session, as_of, actor, receipt, units), issues)


def _sheets(
    session: Session, as_of: AsOf, actor: Actor, receipt: Receipt, units: pd.DataFrame
) -> tuple[UnitSheet, ...]:
    own = _submission.receipt_number == receipt.receipt_number
    said = revisions_said(session, as_of, actor, receipt.dataset, own)
    shown = units.head(UNITS_IN_FULL)
    codes = shown["unit_code"].tolist()
    weeks = sorted({previous_week(week) for week in shown["week_ending"]})
    before = read_reports(session, as_of, actor, receipt.dataset, weeks, unit_codes=codes)
    sheets = []
    for unit in shown.to_dict("records"):
        code, week = unit["unit_code"], unit["week_ending"]
        now = said[(said["unit_code"] == code) & (said["week_ending"] == week)]
        last = before[
            (before["unit_code"] == code) & (before["week_ending"] == previous_week(week))
        ]
        kind_zh, revision = now["kind_zh"].iloc[0], int(now["revision"].iloc[0])
        values = _values(receipt, last, now)
        sheets.append(UnitSheet(str(unit["name_zh"]), code, week, revision, kind_zh, values))
    return tuple(sheets)


def _values(receipt: Receipt, last: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    lines = [
        {
            "header_zh": column.header_zh,
            "unit_zh": column.unit_zh,
            "before_zh": next(iter(to_text(last[column.field], column)), ""),
            "value_zh": next(iter(to_text(now[column.field], column)), ""),
            "is_text": column.kind is ColumnKind.TEXT,
        }
        for column in DEFINITIONS[receipt.dataset].values
    ]
    return pd.DataFrame(lines)
