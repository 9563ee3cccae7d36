"""What checking a file needs to know of the store: register and history."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor, ScopeLevel, UnitPlace, covers
from data_access.register import read_register
from data_access.reports import read_last_reports, read_reports, value_dtypes
from data_access.versions import resolve_as_of
from indicators.periods import SHANGHAI, Clock, previous_week
from indicators.vocabulary import Dataset

_FEW_UNITS: Final = 500


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

    def foreign(self, dataset: Dataset) -> frozenset[str]:
        """The units beyond the actor's scope; none for whoever answers for the nation."""
        if self.actor.scope.level is ScopeLevel.NATION:
            return frozenset()
        columns = ["unit_code", "province_zh", "zone_code"]
        places = map(UnitPlace._make, self.units(dataset)[columns].itertuples(index=False))
        beyond = (place.unit_code for place in places if not covers(self.actor.scope, place))
        return frozenset(beyond)

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


def _if_few(codes: pd.Series) -> list[str] | None:
    """The codes to ask for; None, for all, where a list of them would be longer than the answer."""
    return codes.unique().tolist() if len(codes) <= _FEW_UNITS else None
