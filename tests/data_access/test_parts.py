"""An indicator by the cities of a province and the counties of a city."""

from datetime import date

from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.parts import by_part
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver

WEEK = date(2020, 4, 5)


def test_a_part_is_summed_over_its_zones_and_missing_where_none_reported(store: Store) -> None:
    deliver(
        store,
        """
        unit | week | enterprises | enterprises_resumed
        HTZ057 | 04-05 | 200 | 150
        HTZ058 | 04-05 | 100 | 20
        """,
    )

    with store.reading() as session:
        as_of = resolve_as_of(session)
        found = by_part(
            session, as_of, MINISTRY, WEEK, ENTERPRISE_RESUMPTION_RATE,
            ["340100", "340200", "420100", "340300"],
        )  # fmt: skip

    lines = found[["adcode", "numerator", "denominator", "units", "expected"]]
    assert lines.astype(object).where(lines.notna(), None).to_numpy().tolist() == [
        ["340100", 150, 200, 1, 1],
        ["340200", 20, 100, 1, 1],
        ["420100", None, None, 0, 1],
    ]
    assert found["value"].isna().tolist() == [False, False, True]
