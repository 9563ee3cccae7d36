"""更正申请: asking to report a closed week, and the answer; a trail of events, newest counts."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, UnitPlace, within_scope
from data_access.audit import write_audit_line
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.permissions import Action, check_may
from data_access.records import frame_of
from data_access.refusals import noting_refusals
from data_access.register import unit_places
from data_access.register_past import units_at
from data_access.register_tables import ReportingUnit
from data_access.said import checked_text
from data_access.schedule_tables import ReopeningEvent
from data_access.store import Store
from data_access.tables import columns_in, next_id
from data_access.versions import AsOf, next_version
from data_access.week_states import states_of
from indicators.periods import SHANGHAI
from indicators.vocabulary import Dataset, LabelledEnum, WeekState

_MISSING_ZH: Final = "请写明理由"
_event = columns_in(ReopeningEvent)
_unit = columns_in(ReportingUnit)


class Answer(LabelledEnum):
    """Where a request stands (申请状态)."""

    ASKED = "asked", "待处理"
    GRANTED = "granted", "已同意"
    DECLINED = "declined", "已驳回"


def ask_to_reopen(
    store: Store,
    actor: Actor,
    dataset: Dataset,
    unit_weeks: Sequence[tuple[str, date]],
    reason: str,
) -> None:
    """Ask that closed weeks be opened for units; a request that is open already stays as it is.

    Raises:
        SettingRefusedError: no reason is given, or too long a one.
        PermissionDeniedError: a unit is not the actor's to report.
        StoreUnavailableError: it cannot be stored.
    """
    said = checked_text(reason, _MISSING_ZH)
    with noting_refusals(store, actor), store.writing() as session:
        places = unit_places(session, dataset, [code for code, _ in unit_weeks])
        for code, _ in unit_weeks:
            check_may(actor, Action.ASK_REOPENING, _known(places, code, Action.ASK_REOPENING))
        asked = [
            (code, week)
            for code, week in unit_weeks
            if not _is_pending_or_open(session, dataset, code, week, store.clock())
        ]
        _append(session, store, actor, dataset, asked, Answer.ASKED, said)


def answer_request(
    store: Store,
    actor: Actor,
    dataset: Dataset,
    unit_week: tuple[str, date],
    reason: str,
    open_until: date | None,
) -> None:
    """Grant a request until a day, or decline it where no day is given.

    Raises:
        SettingRefusedError: no reason is given or too long a one, the day is over, or nobody asks
            any more.
        PermissionDeniedError: the unit is not the actor's to review.
        StoreUnavailableError: it cannot be stored.
    """
    said = checked_text(reason, _MISSING_ZH)
    if open_until is not None and open_until < store.clock().astimezone(SHANGHAI).date():
        raise SettingRefusedError("开放截止日已经过去；请选今天或以后")
    code, week = unit_week
    with noting_refusals(store, actor), store.writing() as session:
        place = _known(unit_places(session, dataset, [code]), code, Action.ANSWER_REOPENING)
        state = states_of(session, dataset, [week], store.clock()).get(unit_week)
        check_may(actor, Action.ANSWER_REOPENING, place, state or WeekState.MISSING)
        if _stands(session, dataset, code, week) != Answer.ASKED:
            raise SettingRefusedError("这份申请已经处理过；请刷新页面")
        if _asker(session, dataset, code, week) == actor.name:
            reason_zh = f"{code} 的申请由您本人提出，须由他人批复"
            raise PermissionDeniedError(Action.ANSWER_REOPENING, code, reason_zh)
        answer = Answer.DECLINED if open_until is None else Answer.GRANTED
        _append(session, store, actor, dataset, [unit_week], answer, said, open_until)


def requests(session: Session, as_of: AsOf, actor: Actor, dataset: Dataset) -> pd.DataFrame:
    """Where every request within the actor's scope stands, newest first.

    Returns:
        unit_code, name_zh, province_zh, week_ending, kind, reason, open_until, actor_name, at.
    """
    newest = _newest_ids(dataset, as_of.version)
    names = ["unit_code", "week_ending", "kind", "reason", "open_until", "actor_name", "at"]
    unit = units_at(as_of, dataset)
    statement = (
        select(*(_event[name] for name in names), unit.c.name_zh, unit.c.province_zh)
        .join(unit, unit.c.unit_code == _event.unit_code)
        .where(_event.id.in_(newest), within_scope(actor.scope, unit.c))
        .order_by(_event.id.desc())
    )
    columns = [*names, "name_zh", "province_zh"]
    return frame_of(session, statement, columns)


def opened_until(
    session: Session, dataset: Dataset, weeks: Iterable[date]
) -> dict[tuple[str, date], date]:
    """The units and weeks whose last event grants them, and until which day."""
    statement = select(_event.unit_code, _event.week_ending, _event.open_until).where(
        _event.id.in_(_newest_ids(dataset)),
        _event.week_ending.in_(list(weeks)),
        _event.kind == Answer.GRANTED,
    )
    return {(code, week): until for code, week, until in session.execute(statement)}


def _asker(session: Session, dataset: Dataset, code: str, week: date) -> str | None:
    statement = select(_event.actor_name).where(
        _event.id.in_(_newest_ids(dataset)), _event.unit_code == code, _event.week_ending == week
    )
    return session.execute(statement).scalar()


def _newest_ids(dataset: Dataset, version: int | None = None) -> Any:
    statement = select(func.max(_event.id)).where(_event.dataset == dataset)
    if version is not None:
        statement = statement.where(_event.data_version_id <= version)
    return statement.group_by(_event.unit_code, _event.week_ending)


def _stands(session: Session, dataset: Dataset, code: str, week: date) -> str | None:
    statement = (
        select(_event.kind)
        .where(_event.dataset == dataset, _event.unit_code == code, _event.week_ending == week)
        .order_by(_event.id.desc())
        .limit(1)
    )
    kind: str | None = session.execute(statement).scalar()
    return kind


def _is_pending_or_open(
    session: Session, dataset: Dataset, code: str, week: date, now: datetime
) -> bool:
    if _stands(session, dataset, code, week) == Answer.ASKED:
        return True
    until = opened_until(session, dataset, [week]).get((code, week), date.min)
    return until >= now.astimezone(SHANGHAI).date()


def _append(
    session: Session,
    store: Store,
    actor: Actor,
    dataset: Dataset,
    unit_weeks: list[tuple[str, date]],
    answer: Answer,
    reason: str,
    open_until: date | None = None,
) -> None:
    if not unit_weeks:
        return
    version = next_version(session, store.clock())
    for number, (code, week) in enumerate(unit_weeks, start=next_id(session, _event.id)):
        session.add(
            ReopeningEvent(
                id=number,
                dataset=dataset.value,
                unit_code=code,
                week_ending=week,
                kind=answer.value,
                reason=reason,
                open_until=open_until,
                actor_name=actor.name,
                at=version.committed_at,
                data_version_id=version.id,
            )
        )
    details = {
        "unit_weeks": [f"{code} {week}" for code, week in unit_weeks],
        "reason": reason,
        "open_until": open_until,
    }
    action = f"reopening_{answer.value}"
    write_audit_line(session, actor, action, dataset.value, details, version.committed_at)


def _known(places: dict[str, UnitPlace], code: str, action: Action) -> UnitPlace:
    if code not in places:
        raise PermissionDeniedError(action, code, f"名录里没有 {code}")
    return places[code]
