"""What became of a number's reports between two moments (此后变化)."""

from datetime import date
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.versions import AsOf, standing
from data_access.views.sources import reports_behind
from indicators.cards import IndicatorCard
from indicators.measures import rates_of
from indicators.vocabulary import LabelledEnum

_UNIT: Final = ["unit_code", "name_zh", "province_zh"]
_TOLD: Final = ["week_ending", "revision", "state", "reason", "actor_name", "received_at",
                "receipt_number", "numerator", "denominator"]  # fmt: skip
_PAIRS: Final = ["receipt_number_before", "receipt_number", "state_before", "state"]


class ChangeKind(LabelledEnum):
    """What happened to a unit's report between two moments (变化)."""

    REPORTED = "reported", "新报"
    CORRECTED = "corrected", "更正"
    WITHDRAWN = "withdrawn", "不再计入"
    REVIEWED = "reviewed", "审核状态变化"


def changes_since(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    card: IndicatorCard,
    week_ending: date,
    earlier: AsOf,
) -> pd.DataFrame:
    """The units whose report behind an indicator is another one than at an earlier moment.

    Returns:
        unit_code, name_zh, province_zh, kind (`ChangeKind`), and of the later report (of the
        earlier one where nothing stands any more): week_ending, revision, state, reason,
        actor_name, received_at, receipt_number; value_before and value [0–1 or amount].
    """
    before = _told(session, standing(session, earlier), actor, card, week_ending)
    after = _told(session, as_of, actor, card, week_ending)
    both = before.merge(after, how="outer", on="unit_code", suffixes=("_before", ""))
    kinds = pd.Series(
        [_kind(*line) for line in both[_PAIRS].itertuples(index=False)], both.index, dtype=object
    )
    changed = both.assign(kind=kinds)[kinds.notna()]
    names = [*_UNIT[1:], *_TOLD[:-2]]
    for name in names:  # a report that no longer counts is told as it stood
        changed[name] = changed[name].where(changed[name].notna(), changed[f"{name}_before"])
    told = changed[["unit_code", *names, "kind", "value_before", "value"]]
    return told.sort_values("unit_code", ignore_index=True)


def _kind(before: object, after: object, state_before: object, state: object) -> ChangeKind | None:
    if pd.isna(before):  # type: ignore[call-overload]
        return ChangeKind.REPORTED
    if pd.isna(after):  # type: ignore[call-overload]
        return ChangeKind.WITHDRAWN
    if before != after:
        return ChangeKind.CORRECTED
    return None if state == state_before else ChangeKind.REVIEWED


def _told(
    session: Session, as_of: AsOf, actor: Actor, card: IndicatorCard, week_ending: date
) -> pd.DataFrame:
    reports = reports_behind(session, as_of, actor, card, week_ending)
    value = rates_of(reports["numerator"], reports["denominator"])
    return reports[[*_UNIT, *_TOLD]].assign(value=value)
