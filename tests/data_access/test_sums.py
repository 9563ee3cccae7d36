"""Sums kept, reckoned in SQL and reckoned in pandas are the same numbers, now and looking back."""

from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlmodel import Session

from data_access.keeping import every_sum, rebuild_sums
from data_access.kept_sums import read_sums
from data_access.reports import read_reports
from data_access.store import Store, open_store
from data_access.versions import AsOf, resolve_as_of
from indicators.cards import IndicatorCard
from indicators.catalogue import cards_of
from indicators.measures import sum_measure
from indicators.periods import weeks_between
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.conftest import MakeSettings
from tests.data_access.drawn_reports import deliver, instant, week

WEEKS = ("03-29", "04-05", "04-12", "04-26")
UNITS = {Dataset.WEEKLY: ("HTZ057", "HTZ058", "HTZ099"), Dataset.CARRIERS: ("CAR1", "CAR2", "CAR3")}
FIELDS = {
    Dataset.WEEKLY: (
        "enterprises", "enterprises_resumed", "capacity_recovery_rate",
        "high_tech_enterprises", "high_tech_resumed",
    ),
    Dataset.CARRIERS: (
        "is_resumed", "tenants", "tenants_resumed", "rent_reduced_cny", "tenants_benefited",
    ),
}  # fmt: skip
GROUPS: tuple[list[str], ...] = (["province_zh", "kind"], ["zone_code"], [])
Sums = dict[tuple[Any, ...], tuple[float, float | None, int]]

# A third of the cells are missing; shares are halves and quarters, which floats add exactly.
part = st.sampled_from(["", "0", "7"])
total = st.sampled_from(["", "7", "20"])
weekly_values = st.tuples(
    st.just("20"), st.sampled_from(["0", "7", "20"]), st.sampled_from(["", "0.25", "1.5"]),
    total, part,
)  # fmt: skip
carrier_values = st.tuples(
    st.sampled_from(["是", "否"]), st.just("20"), st.sampled_from(["0", "20"]),
    st.sampled_from(["", "0", "30000"]), part,
)  # fmt: skip


@st.composite
def drawings(draw: st.DrawFn, dataset: Dataset) -> str:
    """A file of up to three rows: some units, some weeks, some of them 零报告."""
    cells = st.tuples(st.sampled_from(UNITS[dataset]), st.sampled_from(WEEKS))
    keys = draw(st.lists(cells, min_size=1, max_size=3, unique=True))
    values = weekly_values if dataset is Dataset.WEEKLY else carrier_values
    lines = [" | ".join(["unit", "week", "zero", *FIELDS[dataset]])]
    for unit, ending in keys:
        zero = draw(st.sampled_from(["", "", "", "是"]))
        lines.append(" | ".join([unit, ending, zero, *draw(values)]))
    return "\n".join(lines)


def kept_sums(session: Session, as_of: AsOf, dataset: Dataset, by: Sequence[str]) -> Sums:
    codes = [card.code for card in cards_of(dataset)]
    weeks = weeks_between(week(WEEKS[0]), week(WEEKS[-1]))
    sums = read_sums(session, as_of, MINISTRY, dataset, codes, weeks, by)
    return as_mapping(sums, ["indicator", "week_ending", *by])


def reckoned_sums(session: Session, as_of: AsOf, dataset: Dataset, by: Sequence[str]) -> Sums:
    """The slow way: read every report and let pandas add."""
    reports = read_reports(session, as_of, MINISTRY, dataset)
    weeks = weeks_between(reports["week_ending"].min(), reports["week_ending"].max())
    if by == ["zone_code"]:
        reports = reports[reports["zone_code"] != ""]
    given_reports = reports[~reports["is_zero_report"].astype(bool)]
    found: Sums = {}
    for card in cards_of(dataset):
        for ending in weeks:
            spoken = speaking(given_reports, card, ending)
            if len(spoken.dropna(subset=list(card.measure.fields))):
                sums = sum_measure(spoken, card.measure, by)
                named = sums.assign(indicator=card.code, week_ending=ending)
                found |= as_mapping(named, ["indicator", "week_ending", *by])
    return found


def speaking(reports: pd.DataFrame, card: IndicatorCard, ending: object) -> pd.DataFrame:
    if not card.measure.cumulative:
        return reports[reports["week_ending"] == ending]
    until = reports[reports["week_ending"] <= ending]
    return until.sort_values("week_ending").groupby("unit_code").tail(1)


def as_mapping(sums: pd.DataFrame, keys: list[str]) -> Sums:
    return {
        tuple(line[name] for name in keys): (
            float(line["numerator"]),
            None if pd.isna(line["denominator"]) else float(line["denominator"]),
            int(line["units"]),
        )
        for line in sums.to_dict("records")
    }


def reckon_everything(store: Store, dataset: Dataset, as_of: AsOf) -> list[Sums]:
    with store.reading() as session:
        return [kept_sums(session, as_of, dataset, by) for by in GROUPS]


@pytest.mark.parametrize("dataset", UNITS)
@hypothesis_settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],  # shrinking would take minutes: the files are small as they are
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_kept_sums_are_the_sums_of_the_reports_now_and_at_every_earlier_version(
    make_settings: MakeSettings, dataset: Dataset, data: st.DataObject
) -> None:
    files = data.draw(st.lists(drawings(dataset), min_size=1, max_size=4))
    with closing(open_store(make_settings())) as store:
        then: dict[AsOf, list[Sums]] = {}
        for drawing in files:
            deliver(store, drawing, dataset, reason="更正")
            with store.reading() as session:
                head = resolve_as_of(session)
            then[head] = reckon_everything(store, dataset, head)

        with store.reading() as session:
            slow = [reckoned_sums(session, head, dataset, by) for by in GROUPS]
        looking_back = {
            seen: reckon_everything(
                store, dataset, AsOf(seen.version, seen.at, seen.version == head.version)
            )
            for seen in then
        }

    assert then[head] == slow
    assert looking_back == then


def test_money_of_who_did_not_report_stands_and_the_total_never_falls(store: Store) -> None:
    field = "rent_reduced_cny"
    for drawing in (
        f"unit | week | {field}\nCAR1 | 03-29 | 10\nCAR3 | 03-29 | 5",
        f"unit | week | {field}\nCAR1 | 04-05 | 12",  # the other province is silent
        f"unit | week | zero | {field}\nCAR1 | 04-19 | 是 |\nCAR2 | 04-19 | | 3",  # 04-12: nobody
    ):
        deliver(store, drawing, Dataset.CARRIERS)

    with store.reading() as session:
        weeks = [week(day) for day in ("03-29", "04-05", "04-12", "04-19")]
        sums = read_sums(
            session, resolve_as_of(session), MINISTRY, Dataset.CARRIERS, [field], weeks
        )

    assert sums[["numerator", "units", "carried"]].to_numpy().tolist() == [
        [15, 2, 0],
        [17, 2, 1],
        [17, 2, 2],
        [20, 3, 2],
    ]


def test_a_week_without_reports_has_no_rate(store: Store) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05")

    with store.reading() as session:
        codes = ["enterprise_resumption_rate"]
        sums = read_sums(
            session, resolve_as_of(session), MINISTRY, Dataset.WEEKLY, codes, [week("04-12")]
        )

    assert sums.empty


def test_rebuilding_changes_nothing(store: Store) -> None:
    deliver(store, "unit | week | rent_reduced_cny\nCAR1 | 03-29 | 10", Dataset.CARRIERS)
    deliver(store, "unit | week\nCAR3 | 04-12", Dataset.CARRIERS)
    with store.reading() as session:
        as_of = resolve_as_of(session)
    before = reckon_everything(store, Dataset.CARRIERS, as_of)

    with store.writing() as session:
        rebuild_sums(session, as_of)

    with store.reading() as session:
        weeks = [ending for _, ending, _ in every_sum(session, as_of)]
    assert reckon_everything(store, Dataset.CARRIERS, as_of) == before
    assert weeks == [week("03-29"), week("04-05"), week("04-12")]


def test_sums_at_a_moment_before_everything_are_empty(store: Store) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05", at=instant("04-06 09:00"))

    with store.reading() as session:
        before = resolve_as_of(session, instant("04-01 00:00"))
        sums = kept_sums(session, before, Dataset.WEEKLY, [])

    assert (before.version, sums) == (0, {})
