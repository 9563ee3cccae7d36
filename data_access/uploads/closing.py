"""Closed weeks: which rows of a file may no longer be reported, and for whom one was opened."""

from datetime import date, datetime
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.errors import WeekClosedError
from data_access.reopenings import opened_until
from data_access.schedules import schedule_book
from data_access.uploads.issues import Issue
from data_access.uploads.revision_lines import heads_of
from data_access.versions import resolve_as_of
from data_access.week_states import unlocked
from indicators.periods import SHANGHAI, local_text, week_label_zh
from indicators.vocabulary import Dataset, Severity, WeekState

CLOSED_CODE: Final = "S02"
LOCKED_CODE: Final = "S03"
SHUT_CODES: Final = frozenset({CLOSED_CODE, LOCKED_CODE})  # what a granted request opens
_NAMED: Final = 3
_CLOSED_ZH: Final = (
    "{week_zh}已于 {closed_at} 关闭，{units_zh}不能直接填报或更正；请在本页提交更正申请，同意后再报"
)
_LOCKED_ZH: Final = (
    "{units_zh} 的{week_zh}已审核锁定，不能直接更正；请在本页提交更正申请，部级审核员同意后再报"
)


def closed_weeks(
    session: Session, dataset: Dataset, rows: pd.DataFrame, now: datetime
) -> list[tuple[str, date, datetime]]:
    """The units and weeks of some rows that are closed and not opened by a granted request.

    Returns:
        unit_code, week_ending and when it closed, in the order of the rows.
    """
    book = schedule_book(session, resolve_as_of(session), dataset)
    closings = {week: book.of(week).closes_at(week) for week in rows["week_ending"].unique()}
    closed = {week: at for week, at in closings.items() if at is not None and at <= now}
    if not closed:
        return []
    opened, today = opened_until(session, dataset, closed), now.astimezone(SHANGHAI).date()
    found = rows.loc[rows["week_ending"].isin(list(closed)), ["unit_code", "week_ending"]]
    return [
        (code, week, closed[week])
        for code, week in found.itertuples(index=False, name=None)
        if opened.get((code, week), date.min) < today
    ]


def check_open(session: Session, dataset: Dataset, rows: pd.DataFrame, now: datetime) -> None:
    """Raise where a row's week is closed.

    Raises:
        WeekClosedError: naming the first.
    """
    for code, week, closed_at in closed_weeks(session, dataset, rows, now):
        raise WeekClosedError(code, week, closed_at)


def closed_issues(closed: list[tuple[str, date, datetime]]) -> tuple[Issue, ...]:
    """S02: one issue per closed week, naming its units."""
    by_week: dict[tuple[date, datetime], list[str]] = {}
    for code, week, closed_at in closed:
        by_week.setdefault((week, closed_at), []).append(code)
    return tuple(
        Issue(None, "", "", CLOSED_CODE, Severity.ERROR, _closed_zh(week, closed_at, codes))
        for (week, closed_at), codes in by_week.items()
    )


def locked_weeks(
    session: Session, dataset: Dataset, current: pd.DataFrame, now: datetime
) -> list[tuple[str, date]]:
    """The units and weeks among some heads that are locked and not opened by a granted request.

    Args:
        session: any session.
        dataset: whose reports they are.
        current: unit_code, week_ending and state, as `heads_of` gives them.
        now: the clock's instant.
    """
    locked = current.loc[current["state"] == WeekState.LOCKED, ["unit_code", "week_ending"]]
    if locked.empty:
        return []
    opened = unlocked(session, dataset, locked["week_ending"].unique(), now)
    lines = locked.itertuples(index=False, name=None)
    return [unit_week for unit_week in lines if unit_week not in opened]


def shut_weeks(
    session: Session, dataset: Dataset, rows: pd.DataFrame, now: datetime
) -> list[tuple[str, date]]:
    """The units and weeks of some rows that are closed or locked: what a request is made for."""
    closed = [(code, week) for code, week, _ in closed_weeks(session, dataset, rows, now)]
    locked = locked_weeks(session, dataset, heads_of(session, dataset, rows), now)
    return list(dict.fromkeys([*closed, *locked]))


def locked_issues(locked: list[tuple[str, date]]) -> tuple[Issue, ...]:
    """S03: one issue per locked week, naming its units."""
    by_week: dict[date, list[str]] = {}
    for code, week in locked:
        by_week.setdefault(week, []).append(code)
    return tuple(
        Issue(None, "", "", LOCKED_CODE, Severity.ERROR, _locked_zh(week, codes))
        for week, codes in by_week.items()
    )


def _locked_zh(week: date, codes: list[str]) -> str:
    more = f"等 {len(codes)} 个单位" if len(codes) > _NAMED else ""
    return _LOCKED_ZH.format(week_zh=week_label_zh(week), units_zh="、".join(codes[:_NAMED]) + more)


def _closed_zh(week: date, closed_at: datetime, codes: list[str]) -> str:
    more = f"等 {len(codes)} 个单位" if len(codes) > _NAMED else ""
    return _CLOSED_ZH.format(
        week_zh=week_label_zh(week),
        closed_at=local_text(closed_at),
        units_zh="、".join(codes[:_NAMED]) + more,
    )
