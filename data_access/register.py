"""The register of reporting units, and what checking a file needs to know of the store."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final, TypeGuard

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor, UnitPlace, within_scope
from data_access.records import frame_of, insert_rows
from data_access.register_past import units_at
from data_access.register_tables import ReportingUnit
from data_access.reports import read_last_reports, read_reports, value_dtypes
from data_access.tables import columns_in, table_of
from data_access.versions import AsOf, resolve_as_of
from geo.places.zone_register import Zone, zones
from indicators.periods import SHANGHAI, Clock, previous_week
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
_FEW_UNITS: Final = 500
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


@dataclass
class StoreContext:
    """Register and history for `check_upload`, read once per check."""

    session: Session
    actor: Actor
    clock: Clock
    registers: dict[Dataset, pd.DataFrame] = field(default_factory=dict)

    @cached_property
    def today(self) -> date:
        """The product clock's day in Shanghai."""
        return self.clock().astimezone(SHANGHAI).date()

    def units(self, dataset: Dataset) -> pd.DataFrame:
        """Every unit of the dataset: a foreign unit is told apart from an unknown one later."""
        if dataset not in self.registers:
            everywhere = Actor(self.actor.name, self.actor.role)
            today = resolve_as_of(self.session)
            self.registers[dataset] = read_register(self.session, today, everywhere, dataset)
        return self.registers[dataset]

    def history(self, dataset: Dataset, before: date, weeks: int, codes: pd.Series) -> pd.DataFrame:
        """The heads of some units in the weeks before: unit_code, week_ending and the values."""
        endings = [before - timedelta(weeks=step) for step in range(1, weeks + 1)]
        as_of = resolve_as_of(self.session)
        reports = read_reports(
            self.session, as_of, self.actor, dataset, endings, unit_codes=_if_few(codes)
        )
        given = reports[~reports["is_zero_report"].astype(bool)]
        return given[["unit_code", "week_ending", *value_dtypes(dataset)]]

    def last_reports(
        self, dataset: Dataset, before: date, weeks: int, codes: pd.Series
    ) -> pd.DataFrame:
        """Each unit's last report of the weeks before a week, as `history`."""
        span = (before - timedelta(weeks=weeks), previous_week(before))
        as_of = resolve_as_of(self.session)
        last = read_last_reports(
            self.session, as_of, self.actor, dataset, span, unit_codes=_if_few(codes)
        )
        return last[["unit_code", "week_ending", *value_dtypes(dataset)]]


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


def _if_few(codes: pd.Series) -> list[str] | None:
    """The codes to ask for; None, for all, where a list of them would be longer than the answer."""
    return codes.unique().tolist() if len(codes) <= _FEW_UNITS else None


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
