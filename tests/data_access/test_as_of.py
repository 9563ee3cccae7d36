"""Looking back: what was known at a moment, and who owed and gave a report."""

import pandas as pd
import pytest

from data_access.reports import read_reports
from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.coverage import coverage
from data_access.views.reporting import revisions_of_unit, status_of_units
from data_access.views.rollout import sites_of_week
from indicators.reporting import Coverage
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, instant, week

WEEK = week("04-05")
FIRST, SECOND = instant("04-06 09:00"), instant("04-08 15:30")


@pytest.fixture
def corrected(store: Store) -> Store:
    """Hefei reports 60 on Monday and 70 on Wednesday; Wuhan gives a 零报告 in between."""
    deliver(store, "unit | week | enterprises_resumed\nHTZ057 | 04-05 | 60", at=FIRST)
    deliver(store, "unit | week | zero\nHTZ099 | 04-05 | 是", at=instant("04-07 13:00"))
    deliver(
        store,
        "unit | week | enterprises_resumed\nHTZ057 | 04-05 | 70",
        at=SECOND,
        reason="漏报",
    )
    return store


def resumed(store: Store, moment: str) -> dict[str, object]:
    with store.reading() as session:
        as_of = resolve_as_of(session, instant(moment))
        reports = read_reports(session, as_of, MINISTRY, Dataset.WEEKLY, [WEEK])
    values = [None if pd.isna(value) else int(value) for value in reports["enterprises_resumed"]]
    return dict(zip(reports["unit_code"], values, strict=True))


@pytest.mark.parametrize(
    ("moment", "known"),
    [
        ("04-06 08:59", {}),
        ("04-06 09:00", {"HTZ057": 60}),
        ("04-08 15:29", {"HTZ057": 60, "HTZ099": None}),
        ("04-08 15:30", {"HTZ057": 70, "HTZ099": None}),
    ],
)
def test_a_moment_shows_what_was_known_then(
    corrected: Store, moment: str, known: dict[str, object]
) -> None:
    assert resumed(corrected, moment) == known


def test_a_zero_report_counts_as_reported(corrected: Store) -> None:
    with corrected.reading() as session:
        as_of = resolve_as_of(session)
        found = coverage(session, as_of, MINISTRY, Dataset.WEEKLY, WEEK)

    assert found == Coverage(reported=2, expected=3)


def test_coverage_looks_back_too(corrected: Store) -> None:
    with corrected.reading() as session:
        as_of = resolve_as_of(session, FIRST)
        found = coverage(session, as_of, MINISTRY, Dataset.WEEKLY, WEEK)

    assert found == Coverage(reported=1, expected=3)


def test_who_reported_is_told_apart_from_who_did_not(corrected: Store) -> None:
    deliver(corrected, "unit | week\nHTZ058 | 04-12", at=instant("04-20 09:00"))

    with corrected.reading() as session:
        as_of = resolve_as_of(session)
        weeks = [WEEK, week("04-12")]
        stands = status_of_units(session, as_of, MINISTRY, Dataset.WEEKLY, weeks)

    # Hefei's late correction does not make its first report late; Wuhan's came after Tuesday noon.
    assert dict(
        zip(zip(stands["unit_code"], stands["week_ending"], strict=True), stands["status"],
            strict=True)
    ) == {
        ("HTZ057", WEEK): "on_time", ("HTZ058", WEEK): "missing", ("HTZ099", WEEK): "late",
        ("HTZ057", week("04-12")): "missing", ("HTZ058", week("04-12")): "late",
        ("HTZ099", week("04-12")): "missing",
    }  # fmt: skip


def test_nobody_has_reported_in_an_empty_store(store: Store) -> None:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        found = coverage(session, as_of, MINISTRY, Dataset.WEEKLY, WEEK)
        stands = status_of_units(session, as_of, MINISTRY, Dataset.WEEKLY, [WEEK])

    assert (as_of.version, as_of.at, found) == (0, None, Coverage(reported=0, expected=3))
    assert stands["status"].tolist() == ["missing"] * 3


def test_the_story_of_a_unit_names_every_revision_and_its_reason(corrected: Store) -> None:
    with corrected.reading() as session:
        story = revisions_of_unit(session, resolve_as_of(session), MINISTRY, "HTZ057")

    assert story[["revision", "reason"]].to_numpy().tolist() == [[2, "漏报"], [1, ""]]


@pytest.mark.parametrize("moment", ["now", "04-28 00:00"])
def test_a_site_keeps_its_last_stage_until_it_reports_again(store: Store, moment: str) -> None:
    at = instant("04-27 09:00")
    deliver(store, "unit | week | stage\nBCY1 | 04-05 | selected", Dataset.ROLLOUT, at=at)
    deliver(
        store,
        "unit | week | zero | stage\nBCY1 | 04-26 | 是 |\nBCY2 | 04-26 | | launched",
        Dataset.ROLLOUT,
        at=at,
    )
    later = instant("05-04 09:00")
    deliver(store, "unit | week | stage\nBCY2 | 05-03 | concluded", Dataset.ROLLOUT, at=later)

    with store.reading() as session:
        as_of = resolve_as_of(session, None if moment == "now" else instant(moment))
        sites = sites_of_week(session, as_of, MINISTRY, week("04-26"))

    assert sites[["unit_code", "stage", "is_carried"]].to_numpy().tolist() == [
        ["BCY1", "selected", True],
        ["BCY2", "launched", False],
    ]
