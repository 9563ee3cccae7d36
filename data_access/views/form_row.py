"""What a form for one unit and week begins with: who reports, what was last, what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.datasets.registry import DEFINITIONS
from data_access.datasets.rendering import to_sheet
from data_access.reports import read_reports
from data_access.versions import AsOf
from data_access.views.blank_sheet import blank_sheet
from data_access.views.week_sheet import with_attributes
from indicators.vocabulary import Dataset

Texts = Mapping[str, str]


@dataclass(frozen=True)
class FormRow:
    """Texts by header, as a sheet writes them.

    Attributes:
        dataset: which report.
        week_ending: of which week.
        blank: day, code, name and register attributes; values that are never asked twice.
        last: the unit's values of `last_week`; empty where it did not report.
        last_week: the newest week with reports before, None where there is none.
        reported: what the unit has reported of this week; empty where nothing yet.
    """

    dataset: Dataset
    week_ending: date
    blank: Texts
    last: Texts
    last_week: date | None
    reported: Texts

    @property
    def begins_with(self) -> Texts:
        """What the fields hold before anything is typed."""
        return self.reported or self.blank


def form_row(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    week_ending: date,
    counted_on: date,
    unit_code: str,
) -> FormRow:
    """The form of a unit that owes a report and is within the actor's scope.

    Raises:
        LookupError: it is not.
    """
    sheet = blank_sheet(session, as_of, actor, dataset, week_ending, counted_on, [unit_code])
    if sheet.rows.empty:
        raise LookupError(unit_code)
    reports = read_reports(session, as_of, actor, dataset, [week_ending], unit_codes=[unit_code])
    values = reports[~reports["is_zero_report"].astype(bool)]
    return FormRow(
        dataset,
        week_ending,
        _texts(sheet.rows),
        _texts(sheet.last),
        sheet.last_week,
        _texts(to_sheet(DEFINITIONS[dataset], with_attributes(values, dataset))),
    )


def _texts(sheet: pd.DataFrame) -> Texts:
    lines = sheet.to_dict("records")
    return {str(name): str(text) for name, text in lines[0].items()} if lines else {}
