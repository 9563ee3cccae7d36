"""One zone's story: never more than the actor's scope, missing weeks told, text made harmless."""

from dataclasses import replace

import pandas as pd
import pytest

from data_access.actor import Scope, ScopeLevel
from data_access.errors import PermissionDeniedError
from data_access.store import Store
from data_access.uploads.delivery import Delivery
from data_access.uploads.intake import accept
from data_access.uploads.issues import Issue
from data_access.versions import resolve_as_of
from data_access.views import zone_story
from geo.places.zone_register import UnknownZoneError
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from indicators.vocabulary import Dataset, Severity
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, drawn_reports, week

LAST, WEEK = week("03-29"), week("04-05")
HUBEI = replace(MINISTRY, scope=Scope(ScopeLevel.PROVINCE, "湖北省"))


def test_a_province_sees_its_own_zones_and_no_other() -> None:
    assert zone_story.at_zone(HUBEI, "HTZ099").scope == Scope(ScopeLevel.ZONE, "HTZ099")
    with pytest.raises(PermissionDeniedError):
        zone_story.at_zone(HUBEI, "HTZ057")
    with pytest.raises(UnknownZoneError):
        zone_story.at_zone(HUBEI, "<script>")


def test_a_week_without_a_report_is_a_row_without_a_value(store: Store) -> None:
    deliver(store, "unit | week | enterprises_resumed\nHTZ057 | 04-05 | 60")

    with store.reading() as session:
        weekly = zone_story.zone_weeks(
            session,
            resolve_as_of(session),
            MINISTRY,
            "HTZ057",
            [ENTERPRISE_RESUMPTION_RATE],
            [LAST, WEEK],
        )

    assert weekly["week_ending"].tolist() == [LAST, WEEK]
    assert weekly["value"].tolist() == [pd.NA, 0.6]


def test_the_report_shows_every_field_beside_last_week(store: Store) -> None:
    deliver(store, "unit | week | enterprises_resumed\nHTZ057 | 03-29 | 50")
    deliver(store, "unit | week | enterprises_resumed | remarks\nHTZ057 | 04-05 | 60 | 一切正常")

    with store.reading() as session:
        as_of = resolve_as_of(session)
        report = zone_story.zone_report(session, as_of, MINISTRY, "HTZ057", WEEK)

    told = {row["field"]: (row["value"], row["previous"]) for row in report.to_dict("records")}
    assert len(told) == 24
    assert told["enterprises_resumed"] == (60, 50)
    assert (told["remarks"][0], pd.isna(told["remarks"][1])) == ("一切正常", True)


def test_a_silent_carrier_is_listed_after_those_that_reported(store: Store) -> None:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        silent = zone_story.carriers_of_zone(session, as_of, MINISTRY, "HTZ057", WEEK)
    deliver(store, "unit | week | rent_reduced_cny\nCAR1 | 04-05 | 90000", Dataset.CARRIERS)

    with store.reading() as session:
        as_of = resolve_as_of(session)
        carriers = zone_story.carriers_of_zone(session, as_of, MINISTRY, "HTZ057", WEEK)

    assert silent[["unit_code", "kind_zh", "reported"]].to_numpy().tolist() == [
        ["CAR1", "孵化器", False]
    ]
    assert carriers[["reported", "rent_reduced_cny"]].to_numpy().tolist() == [[True, 90000]]


def test_a_correction_stands_above_the_first_report_with_its_reason(store: Store) -> None:
    deliver(store, "unit | week | enterprises_resumed\nHTZ057 | 04-05 | 60")
    deliver(
        store, "unit | week | enterprises_resumed\nHTZ057 | 04-05 | 70", reason="漏报\u202e十家"
    )

    with store.reading() as session:
        as_of = resolve_as_of(session)
        revisions = zone_story.revisions_of_zone(session, as_of, MINISTRY, "HTZ057")

    assert revisions[["revision", "kind_zh", "reason", "explained_zh"]].to_numpy().tolist() == [
        [2, "报表", "漏报十家", ""],
        [1, "报表", "", ""],
    ]


def test_a_zone_is_not_told_what_another_zone_of_its_file_explained(store: Store) -> None:
    rows = drawn_reports("unit | week\nHTZ057 | 04-05\nHTZ058 | 04-05").assign(sheet_row=[2, 3])
    asked = (
        Issue(2, "已复工企业数", "9", "T03", Severity.QUERY, "比上周少一半"),
        Issue(None, "", "", "F30", Severity.QUERY, "与上次文件相同"),
    )
    said = {"T03": "停电检修", "F30": "已核对"}
    accept(
        store,
        MINISTRY,
        Delivery(b"", "周报.csv", Dataset.WEEKLY, rows, issues=asked, explanations=said),
    )

    with store.reading() as session:
        as_of = resolve_as_of(session)
        explained = {
            code: zone_story.revisions_of_zone(
                session, as_of, replace(MINISTRY, scope=Scope(ScopeLevel.ZONE, code)), code
            )["explained_zh"].tolist()
            for code in ("HTZ057", "HTZ058")
        }

    assert explained == {"HTZ057": ["F30 已核对；T03 停电检修"], "HTZ058": ["F30 已核对"]}
