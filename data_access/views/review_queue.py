"""What waits for review and what became of the rest (审核): one line for each report of a week."""

from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.kept_tables import Head
from data_access.permissions import Action, Reach, permission_table
from data_access.records import frame_of
from data_access.register_tables import ReportingUnit
from data_access.review_tables import Review, ReviewItem
from data_access.submission_tables import Revision, Submission
from data_access.tables import columns_in
from data_access.views.row_queries import explanations_of_rows
from indicators.vocabulary import Dataset, WeekState

_COLUMNS: Final = (
    "unit_code", "name_zh", "province_zh", "week_ending", "revision", "state", "reason",
    "actor_name", "received_at", "receipt_number", "explanations", "said", "reviewer",
    "reviewed_at",
)  # fmt: skip
_head = columns_in(Head)
_unit = columns_in(ReportingUnit)
_revision = columns_in(Revision)
_submission = columns_in(Submission)
_review = columns_in(Review)
_item = columns_in(ReviewItem)


def owned_states(actor: Actor) -> list[WeekState]:
    """The states in which a report waits for this actor."""
    cells = ((actor.role, Action.APPROVE, Reach.WITHIN, state) for state in WeekState)
    return [cell[-1] for cell in cells if permission_table()[cell]]


def review_queue(
    session: Session, actor: Actor, dataset: Dataset, week_ending: date
) -> pd.DataFrame:
    """Every report of a week within the actor's scope, as it stands now.

    Returns:
        unit_code, name_zh, province_zh, week_ending, revision, state, reason (of a correction),
        actor_name (who sent it), received_at, receipt_number, explanations (by code, of what the
        check asked about this unit's row or the whole file), said (with the last act of review),
        reviewer and reviewed_at.
    """
    last = (
        select(_item.revision_id, func.max(_item.review_id).label("review_id"))
        .join(Head, _head.revision_id == _item.revision_id)
        .where(_head.dataset == dataset, _head.week_ending == week_ending)
        .group_by(_item.revision_id)
        .subquery()
    )
    statement: Any = (
        select(_head.unit_code, _unit.name_zh, _unit.province_zh, _head.week_ending)
        .add_columns(_head.revision, _head.state, _revision.reason, _submission.actor_name)
        .add_columns(_revision.received_at, _submission.receipt_number, _submission.explanations)
        .add_columns(_review.reason, _review.actor_name, _review.at)
        .join(Revision, _revision.id == _head.revision_id)
        .join(Submission, _submission.id == _revision.submission_id)
        .join(ReportingUnit, _unit.unit_code == _head.unit_code)
        .outerjoin(last, last.c.revision_id == _head.revision_id)
        .outerjoin(Review, _review.id == last.c.review_id)
        .where(_head.dataset == dataset, _head.week_ending == week_ending)
        .where(within_scope(actor.scope))
        .add_columns(_revision.sheet_row)
        .order_by(_unit.province_zh, _head.unit_code)
    )
    found = frame_of(session, statement, [*_COLUMNS, "sheet_row"])
    sent = (
        select(_revision.submission_id)
        .join(Head, _head.revision_id == _revision.id)
        .where(_head.dataset == dataset, _head.week_ending == week_ending)
    )
    own = explanations_of_rows(session, found, sent)
    return found.drop(columns="sheet_row").assign(explanations=own)


def returned_reports(session: Session, actor: Actor, dataset: Dataset) -> pd.DataFrame:
    """What was returned to the actor's units and not answered yet, in every week.

    Returns:
        unit_code, name_zh, week_ending, revision, said, reviewer, reviewed_at.
    """
    last = (
        select(_item.revision_id, func.max(_item.review_id).label("review_id"))
        .join(Head, _head.revision_id == _item.revision_id)
        .where(_head.dataset == dataset, _head.state == WeekState.RETURNED)
        .group_by(_item.revision_id)
        .subquery()
    )
    statement = (
        select(_head.unit_code, _unit.name_zh, _head.week_ending, _head.revision)
        .add_columns(_review.reason, _review.actor_name, _review.at)
        .join(last, last.c.revision_id == _head.revision_id)
        .join(Review, _review.id == last.c.review_id)
        .join(ReportingUnit, _unit.unit_code == _head.unit_code)
        .where(within_scope(actor.scope))
        .order_by(_head.week_ending.desc(), _head.unit_code)
    )
    names = ["unit_code", "name_zh", "week_ending", "revision", "said", "reviewer", "reviewed_at"]
    return frame_of(session, statement, names)
