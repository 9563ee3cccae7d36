"""What is checked inside the transaction that stores a file: units, states, base and reason."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor, UnitPlace
from data_access.errors import ExplanationMissingError, PermissionDeniedError, RevisionConflictError
from data_access.permissions import Action, check_may
from data_access.records import records_of
from data_access.register import unit_places
from data_access.uploads.delivery import Delivery
from data_access.week_states import unlocked
from indicators.vocabulary import Dataset, WeekState

SUPERSEDES_CODE: Final = "S01"


def check_units(
    session: Session,
    actor: Actor,
    dataset: Dataset,
    codes: list[str],
    action: Action = Action.SUBMIT,
) -> Mapping[str, UnitPlace]:
    """Where the units stand, once the actor may do this to each of them.

    Raises:
        PermissionDeniedError: one of them is not the actor's to report, or is not known.
    """
    units = unit_places(session, dataset, codes)
    for code in codes:
        if code not in units:
            raise PermissionDeniedError(action, str(code), f"名录里没有 {code}")
        check_may(actor, action, units[code])
    return units


def check_states(
    session: Session,
    actor: Actor,
    dataset: Dataset,
    current: pd.DataFrame,
    places: Mapping[str, UnitPlace],
    now: datetime,
    action: Action = Action.SUBMIT,
) -> None:
    """Check what stands already: a week may have come so far that nothing new may be said of it.

    Raises:
        PermissionDeniedError: the actor may not do this in the state of a unit and week.
    """
    reported = current[current["state"].notna()]
    weeks = reported.loc[reported["state"] == WeekState.LOCKED, "week_ending"].unique()
    opened = unlocked(session, dataset, weeks, now) if len(weeks) else set()
    lines = reported[["unit_code", "week_ending", "state"]]
    for code, week, state in lines.itertuples(index=False, name=None):
        is_open = state == WeekState.LOCKED and (code, week) in opened
        stands = WeekState.UNLOCKED if is_open else WeekState(state)
        check_may(actor, action, places[code], stands)


def check_base(current: pd.DataFrame, delivery: Delivery) -> None:
    """Check that what stands is what the file was made from.

    Raises:
        RevisionConflictError: somebody else's revision came first.
    """
    if delivery.base is None:
        return
    for line in records_of(current):
        unit_code, week_ending = line["unit_code"], line["week_ending"]
        stands_at = int(line["last_revision"])
        if stands_at != delivery.base.get((unit_code, week_ending), 0):
            raise RevisionConflictError(unit_code, week_ending, stands_at)


def check_reason(superseded: pd.DataFrame, delivery: Delivery) -> None:
    """A revision that came after the file was checked asks for its reason as one before does.

    Raises:
        ExplanationMissingError: it has none.
    """
    is_correction = superseded["revision_id"].notna().any()
    if is_correction and not delivery.explanations.get(SUPERSEDES_CODE, "").strip():
        raise ExplanationMissingError((SUPERSEDES_CODE,))
