"""The register of reporting units (名录): kept, read, and who of it owes a report."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any, Final, TypeGuard

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor, Scope, UnitPlace, within_scope
from data_access.records import frame_of, insert_rows
from data_access.register_past import units_at
from data_access.register_tables import ReportingUnit
from data_access.tables import columns_in, table_of
from data_access.versions import AsOf
from geo.places.zone_register import Zone, zones
from indicators.periods import previous_week
from indicators.vocabulary import Dataset

REGISTER_COLUMNS: Final = (
    "unit_code",
    "name_zh",
    "short_name_zh",
    "aliases_zh",
    "province_zh",
    "kind",
    "grade",
    "zone_code",
    "theme_zh",
    "lon",
    "lat",
    "valid_from",
    "valid_until",
)
_unit = columns_in(ReportingUnit)


def zone_register() -> pd.DataFrame:
    """The 169 zones as register rows."""
    return pd.DataFrame([_zone_row(zone) for zone in zones()])


def add_units(
    session: Session,
    dataset: Dataset,
    register: pd.DataFrame,
    since_version: int = 0,
    changed_by: str = "",
) -> int:
    """Add units the register does not hold yet; known ones stay as they are.

    Args:
        session: the writer's.
        dataset: whose units they are.
        register: columns of REGISTER_COLUMNS, one row per unit.
        since_version: from which data version on they are known; 0 from the beginning.
        changed_by: who adds them; empty where they come with the program.

    Returns:
        How many were added.
    """
    known = set(session.execute(select(_unit.unit_code).where(_unit.dataset == dataset)).scalars())
    fresh = register[~register["unit_code"].isin(known)]
    columns = [name for name in REGISTER_COLUMNS if name in fresh]
    shared: dict[str, Any] = {
        "dataset": dataset.value, "since_version": since_version, "changed_by": changed_by,
    }  # fmt: skip
    if "aliases_zh" not in columns:
        shared["aliases_zh"] = []
    insert_rows(session, table_of(ReportingUnit), fresh[columns], shared)
    return len(fresh)


def read_register(session: Session, as_of: AsOf, actor: Actor, dataset: Dataset) -> pd.DataFrame:
    """The units of a dataset within the actor's scope as they stood, one row per unit."""
    unit = units_at(as_of, dataset).c
    statement = (
        select(*(unit[name] for name in REGISTER_COLUMNS))
        .where(unit.dataset == dataset, within_scope(actor.scope, unit))
        .order_by(unit.unit_code)
    )
    register = frame_of(session, statement, list(REGISTER_COLUMNS))
    return register.assign(aliases_zh=register["aliases_zh"].map(tuple))


def expected_units(register: pd.DataFrame, week_ending: date) -> pd.DataFrame:
    """The units that owe a report for a week."""
    spans = zip(register["valid_from"], register["valid_until"], strict=True)
    return register.loc[[owes_report(first, last, week_ending) for first, last in spans]]


def owes_report(valid_from: date | None, valid_until: date | None, week_ending: date) -> bool:
    """Whether a unit's validity covers some day of the week; an open end covers everything."""
    monday = previous_week(week_ending) + timedelta(days=1)
    begun = not _given(valid_from) or valid_from <= week_ending
    return begun and (not _given(valid_until) or valid_until >= monday)


def unit_places(session: Session, dataset: Dataset, codes: Sequence[str]) -> dict[str, UnitPlace]:
    """Where some units of a dataset stand, by code; unknown codes are absent."""
    places = select(_unit.unit_code, _unit.province_zh, _unit.zone_code)
    found = session.execute(places.where(_unit.dataset == dataset, _unit.unit_code.in_(codes)))
    return {place.unit_code: UnitPlace(*place) for place in found}


def owed_datasets(session: Session, actor: Actor) -> list[Dataset]:
    """The reports that some unit within the actor's scope can owe; all where none is registered.

    The first is the one that is theirs: a carrier's own, a zone's before those of its carriers.
    """
    within = select(_unit.dataset).where(within_scope(actor.scope)).distinct()
    found = set(session.execute(within).scalars())
    return [dataset for dataset in Dataset if dataset in found] or list(Dataset)


def covered_units(session: Session, scope: Scope, codes: Collection[str]) -> set[str]:
    """Which of some units, of whatever dataset, lie within a scope."""
    covered = select(_unit.unit_code).where(_unit.unit_code.in_(codes), within_scope(scope))
    return set(session.execute(covered).scalars())


def _given(day: date | None) -> TypeGuard[date]:
    return isinstance(day, date) and not pd.isna(day)


def _zone_row(zone: Zone) -> dict[str, object]:
    facts = asdict(zone)
    return {
        "unit_code": zone.zone_code,
        "kind": "",
        "grade": "",
        "theme_zh": "",
        "valid_from": date(zone.year_approved, 1, 1),
        "valid_until": None,
        **{name: facts[name] for name in REGISTER_COLUMNS if name in facts},
    }
