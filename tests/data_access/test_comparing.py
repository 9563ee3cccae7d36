"""对比: every zone that owes a report has its row, and nobody sees beyond the own scope."""

from dataclasses import replace

import pandas as pd

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.register import read_register
from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.comparing import zone_sums, zone_traits
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, instant, week

LAST, WEEK = week("03-29"), week("04-05")
HUBEI = replace(MINISTRY, scope=Scope(ScopeLevel.PROVINCE, "湖北省"))
REPORTS = """
    unit   | week  | enterprises | enterprises_resumed | zero
    HTZ057 | 03-29 | 600         | 300                 |
    HTZ057 | 04-05 |             |                     | 是
    HTZ058 | 04-05 | 100         | 60                  |
    HTZ099 | 04-05 | 1000        | 100                 |
    """


def sums(store: Store, actor: Actor) -> list[list[object]]:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        rows = zone_sums(session, as_of, actor, ENTERPRISE_RESUMPTION_RATE, [LAST, WEEK])
    shown = rows.sort_values(["zone_code", "week_ending"])
    columns = ["zone_code", "week_ending", "numerator", "denominator", "units", "expected"]
    cells = shown[columns].astype(object)
    return cells.where(cells.notna(), None).to_numpy().tolist()


def traits(store: Store, actor: Actor, at: str = "") -> dict[str, object]:
    with store.reading() as session:
        as_of = resolve_as_of(session, instant(at) if at else None)
        rows = zone_traits(session, as_of, actor, WEEK)
    known = rows["enterprises_known"].astype(object).where(rows["enterprises_known"].notna(), None)
    return dict(zip(rows["unit_code"], known, strict=True))


def test_a_silent_zone_and_a_zero_report_have_rows_without_sums(store: Store) -> None:
    deliver(store, REPORTS)

    assert sums(store, MINISTRY) == [
        ["HTZ057", LAST, 300, 600, 1, 1],
        ["HTZ057", WEEK, None, None, 0, 1],
        ["HTZ058", LAST, None, None, 0, 1],
        ["HTZ058", WEEK, 60, 100, 1, 1],
        ["HTZ099", LAST, None, None, 0, 1],
        ["HTZ099", WEEK, 100, 1000, 1, 1],
    ]


def test_a_province_compares_its_own_zones_only(store: Store) -> None:
    deliver(store, REPORTS)

    assert {row[0] for row in sums(store, HUBEI)} == {"HTZ099"}
    assert traits(store, HUBEI) == {"HTZ099": 1000}


def test_the_size_is_that_of_the_last_report_up_to_the_week_as_known_then(store: Store) -> None:
    deliver(store, REPORTS, at=instant("04-06 10:00"))
    correction = "unit | week | enterprises\nHTZ058 | 04-05 | 700"
    deliver(store, correction, reason="漏统", at=instant("04-08 10:00"))
    deliver(store, "unit | week | enterprises\nHTZ058 | 04-12 | 9000", at=instant("04-13 10:00"))

    assert traits(store, MINISTRY) == {"HTZ057": 600, "HTZ058": 700, "HTZ099": 1000}
    assert traits(store, MINISTRY, "04-07 10:00")["HTZ058"] == 100


def test_a_zone_that_never_reported_has_no_size_and_the_industry_is_the_registers(
    store: Store,
) -> None:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        rows = zone_traits(session, as_of, MINISTRY, WEEK)
        register = read_register(session, as_of, MINISTRY, Dataset.WEEKLY)

    assert rows["enterprises_known"].isna().all()
    pd.testing.assert_series_equal(rows["theme_zh"], register["theme_zh"])
