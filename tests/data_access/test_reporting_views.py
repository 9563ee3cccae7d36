"""Who reported, counted over the weeks, and the receipts to look up."""

from dataclasses import replace

from data_access.actor import Scope, ScopeLevel
from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.receipts import recent_receipts, units_of_receipt
from data_access.views.reporting import last_reports, reports_by_week
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, instant, week

HUBEI = replace(MINISTRY, scope=Scope(ScopeLevel.PROVINCE, "湖北省"))


def test_a_week_without_reports_has_a_rate_of_zero_of_what_was_expected(store: Store) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05\nHTZ099 | 04-05")

    with store.reading() as session:
        weeks = [week("04-05"), week("04-12")]
        as_of = resolve_as_of(session)
        counts = reports_by_week(session, as_of, MINISTRY, Dataset.WEEKLY, weeks)

    columns = ["week_ending", "province_zh", "actual", "expected", "missing", "reporting_rate"]
    assert counts[columns].to_numpy().tolist() == [
        [week("04-05"), "安徽省", 1, 2, 1, 0.5],
        [week("04-05"), "湖北省", 1, 1, 0, 1.0],
        [week("04-12"), "安徽省", 0, 2, 2, 0.0],
        [week("04-12"), "湖北省", 0, 1, 1, 0.0],
    ]


def test_a_unit_is_told_with_the_last_week_it_reported(store: Store) -> None:
    deliver(store, "unit | week\nHTZ057 | 03-29\nHTZ099 | 04-05")
    deliver(store, "unit | week\nHTZ057 | 04-19")

    with store.reading() as session:
        as_of = resolve_as_of(session)
        last = last_reports(session, as_of, MINISTRY, Dataset.WEEKLY, week("04-12"))

    assert dict(zip(last["unit_code"], last["last_week_ending"], strict=True)) == {
        "HTZ057": week("03-29"),
        "HTZ099": week("04-05"),
    }


def test_a_province_finds_the_receipts_that_hold_its_units(store: Store) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05", at=instant("04-06 09:00"))
    both = deliver(store, "unit | week\nHTZ058 | 04-05\nHTZ099 | 04-05", at=instant("04-07 09:00"))

    with store.reading() as session:
        found = recent_receipts(session, resolve_as_of(session), HUBEI, Dataset.WEEKLY, 10)

    assert found[["receipt_number", "units", "revision"]].to_numpy().tolist() == [
        [both.receipt_number, 1, 1]
    ]


def test_the_units_of_a_receipt_carry_their_names(store: Store) -> None:
    receipt = deliver(store, "unit | week\nHTZ058 | 04-05\nHTZ099 | 04-05")

    with store.reading() as session:
        units = units_of_receipt(session, resolve_as_of(session), MINISTRY, receipt)

    assert units[["unit_code", "name_zh", "revision"]].to_numpy().tolist() == [
        ["HTZ058", "芜湖高新技术产业开发区", 1],
        ["HTZ099", "武汉东湖新技术开发区", 1],
    ]
