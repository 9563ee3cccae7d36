"""Review (审核): approved by the province, locked by the ministry, or returned and answered.

After OpenSAFELY's Airlock: each state has one owner, nobody approves an own report, a return needs
a reason and a resubmission an answer to it. A later revision begins anew.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import Select, insert, literal, select, update
from sqlmodel import Session

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.errors import (
    PermissionDeniedError,
    RevisionConflictError,
    SettingRefusedError,
)
from data_access.keeping import keep_sums
from data_access.kept_tables import Head
from data_access.permissions import Action, check_may
from data_access.refusals import noting_refusals
from data_access.register import unit_places
from data_access.review_tables import Review, ReviewItem
from data_access.said import checked_text
from data_access.store import Store
from data_access.submission_tables import Revision, Submission
from data_access.tables import columns_in, next_id, table_of
from data_access.versions import Basis, next_version, resolve_as_of
from data_access.week_states import states_of
from indicators.vocabulary import Dataset, Role, WeekState

_AT_ONCE: Final = 10_000  # revisions in one act; a database takes so many in a list
NEXT_STATE: Final = {
    Role.PROVINCE_REVIEWER: WeekState.PROVINCE_APPROVED,
    Role.MINISTRY_REVIEWER: WeekState.LOCKED,
}
_head = columns_in(Head)
_revision = columns_in(Revision)
_submission = columns_in(Submission)
_review = columns_in(Review)
_item = columns_in(ReviewItem)


class Reviewed(NamedTuple):
    """A report as the reviewer looked at it."""

    unit_code: str
    week_ending: date
    revision: int


def approve(store: Store, actor: Actor, dataset: Dataset, reports: Sequence[Reviewed]) -> int:
    """Approve reports one stage further: the province's approval, or the ministry's, which locks.

    Returns:
        How many were approved.

    Raises:
        PermissionDeniedError: one is not the actor's to approve, or the actor's own; audited.
        RevisionConflictError: one has a later revision than the one looked at.
        SettingRefusedError: none was chosen.
    """
    state = NEXT_STATE.get(actor.role, WeekState.PROVINCE_APPROVED)
    return _act(store, actor, dataset, reports, Action.APPROVE, state)


def send_back(
    store: Store, actor: Actor, dataset: Dataset, reports: Sequence[Reviewed], reason: str
) -> int:
    """Return reports to those who sent them, with the reason.

    Raises:
        As `approve`; SettingRefusedError also where no reason is given, or too long a one.
    """
    said = checked_text(reason, "退回须写明理由")
    return _act(store, actor, dataset, reports, Action.RETURN, WeekState.RETURNED, said)


def answer_return(
    store: Store, actor: Actor, dataset: Dataset, reports: Sequence[Reviewed], answer: str
) -> int:
    """Stand by values that were returned, with an answer; they are reviewed anew.

    Raises:
        As `approve`; SettingRefusedError also where there is no answer, or too long a one.
    """
    said = checked_text(answer, "请写明对退回理由的答复")
    return _act(store, actor, dataset, reports, Action.ANSWER_RETURN, WeekState.SUBMITTED, said)


def _act(
    store: Store,
    actor: Actor,
    dataset: Dataset,
    reports: Sequence[Reviewed],
    action: Action,
    state: WeekState,
    reason: str = "",
) -> int:
    if not reports:
        raise SettingRefusedError("没有选中任何填报")
    with noting_refusals(store, actor), store.writing() as session:
        found = _check(session, store, actor, dataset, reports, action)
        for start in range(0, len(found), _AT_ONCE):
            batch = slice(start, start + _AT_ONCE)
            about = select(_head.revision_id).where(_head.revision_id.in_(found[batch]))
            named = [f"{code} {week} v{number}" for code, week, number in reports[batch]]
            details = {"reports": named, "reason": reason}
            record_review(session, actor, dataset, state, about, details, store.clock())
        if state is WeekState.LOCKED:
            _keep_approved(session, dataset, reports)
    return len(reports)


def _check(
    session: Session,
    store: Store,
    actor: Actor,
    dataset: Dataset,
    reports: Sequence[Reviewed],
    action: Action,
) -> list[int]:
    """The revisions the reports are, once the actor may do this to each of them."""
    codes = sorted({report.unit_code for report in reports})
    places = unit_places(session, dataset, codes)
    weeks = {report.week_ending for report in reports}
    states = states_of(session, dataset, weeks, store.clock())
    standing = _standing(session, dataset, weeks)
    found = []
    for report in reports:
        code, week, revision = report
        if code not in places:
            raise PermissionDeniedError(action, code, f"名录里没有 {code}")
        state = states.get((code, week), WeekState.MISSING)
        check_may(actor, action, places[code], state)
        newest, sender, revision_id = standing[code, week]
        if newest != revision:
            raise RevisionConflictError(code, week, newest)
        if action is Action.APPROVE and sender == actor.name:
            raise PermissionDeniedError(action, code, f"{code} 由您本人报送，须由他人审核")
        found.append(revision_id)
    return found


def _standing(
    session: Session, dataset: Dataset, weeks: Collection[date]
) -> dict[tuple[str, date], tuple[int, str, int]]:
    """The revision that stands for each unit and week, who sent it, and its id."""
    found = (_head.revision, _submission.actor_name, _head.revision_id)
    statement = (
        select(_head.unit_code, _head.week_ending, *found)
        .join(Revision, _revision.id == _head.revision_id)
        .join(Submission, _submission.id == _revision.submission_id)
        .where(_head.dataset == dataset, _head.week_ending.in_(weeks))
    )
    return {(code, week): tuple(about) for code, week, *about in session.execute(statement)}


def record_review(
    session: Session,
    actor: Actor,
    dataset: Dataset,
    state: WeekState,
    about: Select[tuple[int]],
    details: Mapping[str, object],
    now: datetime,
) -> None:
    """Write an act of review over the revisions that a statement selects, and move their heads.

    Nothing is checked here; `details` is what the trail says besides the state.
    """
    version = next_version(session, now)
    review_id = next_id(session, _review.id)
    session.add(
        Review(
            id=review_id,
            dataset=dataset.value,
            state=state.value,
            reason=str(details.get("reason", "")),
            actor_name=actor.name,
            actor_role=actor.role,
            at=version.committed_at,
            data_version_id=version.id,
        )
    )
    session.flush()
    found = about.subquery()
    items = select(literal(review_id), *found.c)
    session.execute(insert(table_of(ReviewItem)).from_select(["review_id", "revision_id"], items))
    mine = select(_item.revision_id).where(_item.review_id == review_id)
    session.execute(update(Head).where(_head.revision_id.in_(mine)).values(state=state.value))
    action = f"review_{state.value}"
    write_audit_line(session, actor, action, dataset.value, details, version.committed_at)


def _keep_approved(session: Session, dataset: Dataset, reports: Sequence[Reviewed]) -> None:
    weeks = sorted({report.week_ending for report in reports})
    places = unit_places(session, dataset, sorted({report.unit_code for report in reports}))
    provinces = sorted({place.province_zh for place in places.values()})
    known = replace(resolve_as_of(session), basis=Basis.APPROVED)
    keep_sums(session, known, dataset, weeks, provinces)
