"""A week's reports as the sheet they came in: the same columns, readable by our own reader."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.datasets.registry import DEFINITIONS
from data_access.datasets.rendering import to_sheet
from data_access.reports import read_reports
from data_access.versions import AsOf
from data_access.views.coverage import coverage
from geo.places.zone_register import zones
from indicators.vocabulary import Dataset

# Register attributes by the field of the sheet that repeats them.
_ATTRIBUTES: Final = {
    Dataset.WEEKLY: {},
    Dataset.CARRIERS: {"carrier_type": "kind", "grade": "grade", "province": "province_zh"},
    Dataset.ROLLOUT: {"site_type": "kind", "province": "province_zh"},
}


@dataclass(frozen=True)
class WeekSheet:
    """Header and rows of text; a 零报告 has no values and is only counted."""

    dataset: Dataset
    week_ending: date
    lines: list[list[str]]
    expected: int
    zero_reports: int


def week_sheet(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, week_ending: date
) -> WeekSheet:
    """The reports of a week within the actor's scope, as known at a version."""
    reports = read_reports(session, as_of, actor, dataset, [week_ending])
    is_zero = reports["is_zero_report"].astype(bool)
    sheet = to_sheet(DEFINITIONS[dataset], with_attributes(reports[~is_zero], dataset))
    lines = [list(sheet.columns), *sheet.to_numpy().tolist()]
    expected = coverage(session, as_of, actor, dataset, week_ending).expected
    return WeekSheet(dataset, week_ending, lines, expected, int(is_zero.sum()))


def with_attributes(reports: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Reports or register rows with the attributes by the names that a sheet gives them."""
    attributes = {field: reports[source] for field, source in _ATTRIBUTES[dataset].items()}
    if dataset is Dataset.CARRIERS:
        names = {zone.zone_code: zone.name_zh for zone in zones()}
        attributes["zone_name"] = reports["zone_code"].map(names)
    return reports.drop(columns=["kind", "grade", "zone_code"]).assign(**attributes)
