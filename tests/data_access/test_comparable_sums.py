"""The change of carriers, reckoned in SQL, is the change that frames of reports give."""

from typing import Final

import pandas as pd

from data_access.comparable_sums import comparable_sums
from data_access.reports import read_reports
from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.card_lines import card_lines
from indicators.comparison import change_of_pairs, comparable_change
from indicators.rent_relief import CARDS, RENT_REDUCED
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, week

# The third carrier is new and the second left two fields empty: neither may look like progress.
REPORTS: Final = """
    unit | week  | is_resumed | tenants | tenants_resumed | rent_reduced_cny | tenants_benefited
    CAR1 | 03-22 | 否         | 40      | 10              | 100000           | 20
    CAR2 | 03-22 | 是         | 60      | 30              |                  |
    CAR1 | 03-29 | 是         | 40      | 30              | 300000           | 30
    CAR2 | 03-29 | 是         | 60      | 30              | 50000            | 10
    CAR3 | 03-29 | 是         | 90      | 90              | 900000           | 90
    """
LATER: Final = """
    unit | week  | is_resumed | tenants | tenants_resumed | rent_reduced_cny | tenants_benefited
    CAR1 | 04-05 | 是         | 40      | 40              | 400000           | 30
    """


def test_sql_and_frames_tell_the_same_change_by_province(store: Store) -> None:
    deliver(store, REPORTS, Dataset.CARRIERS)

    with store.reading() as session:
        as_of = resolve_as_of(session)
        paired = comparable_sums(session, as_of, MINISTRY, CARDS, week("03-29"), ["province_zh"])
        reports = read_reports(session, as_of, MINISTRY, Dataset.CARRIERS)

    current = reports["week_ending"] == week("03-29")
    frames = [
        comparable_change(
            reports[current], reports[~current], card.measure, ("province_zh",)
        ).assign(indicator=card.code)
        for card in CARDS
    ]
    columns = ["indicator", "province_zh", "change", "units_compared"]
    told = paired.assign(change=change_of_pairs(paired)).sort_values(columns[:2], ignore_index=True)
    pd.testing.assert_frame_equal(
        told[columns].astype(object),
        pd.concat(frames)[columns].sort_values("indicator", ignore_index=True).astype(object),
    )


def test_relief_counts_every_carrier_and_its_change_only_those_of_both_weeks(
    store: Store,
) -> None:
    deliver(store, REPORTS, Dataset.CARRIERS)

    with store.reading() as session:
        as_of = resolve_as_of(session)
        line = card_lines(session, as_of, MINISTRY, week("03-29"), [RENT_REDUCED]).iloc[0]

    told = ["value", "units", "expected", "carried", "change", "units_compared"]
    assert line[told].tolist() == [1_250_000, 3, 3, 0, 200_000, 1]


def test_a_carrier_that_fell_silent_keeps_its_relief_and_is_told_apart(store: Store) -> None:
    deliver(store, REPORTS, Dataset.CARRIERS)
    deliver(store, LATER, Dataset.CARRIERS)

    with store.reading() as session:
        as_of = resolve_as_of(session)
        line = card_lines(session, as_of, MINISTRY, week("04-05"), [RENT_REDUCED]).iloc[0]

    assert line[["value", "units", "carried"]].tolist() == [1_350_000, 3, 2]
