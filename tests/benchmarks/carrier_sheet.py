"""A sheet of every carrier that says something new: the biggest file that anybody sends."""

from datetime import date, timedelta
from typing import Final

import pandas as pd

from data_access.datasets.columns import CNY_PER_WAN
from data_access.datasets.registry import DEFINITIONS
from data_access.datasets.rendering import canonical_csv
from data_access.reports import read_reports
from data_access.store import Store
from data_access.versions import resolve_as_of
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY

LOOK_BACK_WEEKS: Final = 15  # since the survey began


def carrier_sheet(store: Store, week_ending: date) -> tuple[bytes, int]:
    """The last report of every carrier again, a little more relief in each, as of that week.

    Returns:
        The CSV and its number of rows.
    """
    weeks = [week_ending - timedelta(weeks=step) for step in range(LOOK_BACK_WEEKS)]
    with store.reading() as session:
        as_of = resolve_as_of(session)
        reports = read_reports(session, as_of, MINISTRY, Dataset.CARRIERS, weeks)
    given = reports[~reports["is_zero_report"].astype(bool)]
    last = given.sort_values("week_ending").drop_duplicates("unit_code", keep="last")
    said = _renewed(last, week_ending)
    return canonical_csv(DEFINITIONS[Dataset.CARRIERS], said, synthetic=True), len(said)


def _renewed(last: pd.DataFrame, week_ending: date) -> pd.DataFrame:
    more = last["rent_reduced_cny"].fillna(0) + CNY_PER_WAN
    return last.assign(counted_on=week_ending, rent_reduced_cny=more)
