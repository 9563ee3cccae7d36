"""From a number to its rows (数据来源): the reports that an indicator was summed from."""

from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import Select, case, func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.heads import heads, last_heads
from data_access.records import frame_of
from data_access.register_past import units_at
from data_access.register_tables import ReportingUnit
from data_access.report_tables import REPORT_TABLES
from data_access.review_tables import Review, ReviewItem
from data_access.submission_tables import Revision, Submission
from data_access.sums import expressions_of
from data_access.tables import columns_in, table_of
from data_access.versions import AsOf
from data_access.views.row_queries import explanations_of_rows
from indicators.cards import IndicatorCard
from indicators.vocabulary import Dataset, WeekState

_UNIT: Final = ["unit_code", "name_zh", "province_zh"]
_REVISION: Final = ["week_ending", "revision", "sheet_row", "reason"]
_SUBMISSION: Final = ["file_name", "actor_name", "received_at", "receipt_number", "explanations"]
_REVIEW: Final = ["state", "reviewer", "reviewed_at"]
_NUMBERS: Final = ["numerator", "denominator"]
_unit = columns_in(ReportingUnit)
_revision = columns_in(Revision)
_submission = columns_in(Submission)
_review = columns_in(Review)
_item = columns_in(ReviewItem)


def reports_behind(
    session: Session, as_of: AsOf, actor: Actor, card: IndicatorCard, week_ending: date
) -> pd.DataFrame:
    """The reports that an indicator of a week is summed from, one line per unit.

    Units that reported without the fields of the indicator are listed with missing numbers; the
    sums of numerator and denominator are those of the indicator.

    Returns:
        unit_code, name_zh, province_zh; week_ending (an earlier one where a cumulative value is
        carried forward), revision, sheet_row (missing in a withdrawal's return), reason; file_name,
        actor_name, received_at, receipt_number, explanations (of its row); state, reviewer,
        reviewed_at (missing where nobody acted yet); numerator, denominator [Float64].
    """
    head = _heads(as_of, card, week_ending).subquery()
    report = table_of(REPORT_TABLES[card.dataset])
    numerator, denominator, given = expressions_of(card.measure, report.c)
    unit, last = units_at(as_of, card.dataset), _last_reviews(as_of, head)
    statement: Any = (
        select(*(unit.c[name] for name in _UNIT), *(_revision[name] for name in _REVISION))
        .add_columns(*(_submission[name] for name in _SUBMISSION))
        .add_columns(_review.state, _review.actor_name, _review.at)
        .add_columns(case((given, numerator)), case((given, denominator)))
        .select_from(head)
        .join(Revision, _revision.id == head.c.revision_id)
        .join(Submission, _submission.id == _revision.submission_id)
        .join(unit, unit.c.unit_code == head.c.unit_code)
        .outerjoin(report, report.c.revision_id == head.c.revision_id)
        .outerjoin(last, last.c.revision_id == head.c.revision_id)
        .outerjoin(Review, _review.id == last.c.review_id)
        .where(within_scope(actor.scope, unit.c))
        .order_by(unit.c.unit_code)
    )
    columns = [*_UNIT, *_REVISION, *_SUBMISSION, *_REVIEW, *_NUMBERS]
    found = frame_of(session, statement, columns).astype(dict.fromkeys(_NUMBERS, "Float64"))
    sent = select(_revision.submission_id).where(_revision.id.in_(select(head.c.revision_id)))
    own = explanations_of_rows(session, found, sent)
    return found.assign(state=found["state"].fillna(WeekState.SUBMITTED.value), explanations=own)


def acts_of_review(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, unit_week: tuple[str, date]
) -> pd.DataFrame:
    """Every act of review on a unit and week, oldest first.

    Returns:
        at, revision, state (`WeekState` it came to), actor_name, reason.
    """
    code, week = unit_week
    statement = (
        select(_review.at, _revision.revision, _review.state, _review.actor_name, _review.reason)
        .join(ReviewItem, _item.review_id == _review.id)
        .join(Revision, _revision.id == _item.revision_id)
        .join(ReportingUnit, _unit.unit_code == _revision.unit_code)
        .where(_revision.dataset == dataset, _review.data_version_id <= as_of.version)
        .where(_revision.unit_code == code, _revision.week_ending == week)
        .where(within_scope(actor.scope))
        .order_by(_review.id)
    )
    return frame_of(session, statement, ["at", "revision", "state", "actor_name", "reason"])


def _heads(as_of: AsOf, card: IndicatorCard, week_ending: date) -> Any:
    if card.measure.cumulative:
        return last_heads(as_of, card.dataset, week_ending)
    return heads(as_of, card.dataset, [week_ending])


def _last_reviews(as_of: AsOf, head: Any) -> Any:
    """The last act of review on each of the revisions, as known at the version."""
    statement: Select[Any] = (
        select(_item.revision_id, func.max(_item.review_id).label("review_id"))
        .join(Review, _review.id == _item.review_id)
        .where(_review.data_version_id <= as_of.version)
        .where(_item.revision_id.in_(select(head.c.revision_id)))
        .group_by(_item.revision_id)
    )
    return statement.subquery()
