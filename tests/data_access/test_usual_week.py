"""Which week is shown where nobody chose one."""

from datetime import date

import pytest

from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.usual_week import usual_week
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, week

ALL = "HTZ057 | {0}\nHTZ058 | {0}\nHTZ099 | {0}"


@pytest.mark.parametrize(
    ("reports", "shown"),
    [
        (ALL.format("03-29"), "03-29"),
        (ALL.format("03-29") + "\nHTZ057 | 04-05", "03-29"),
        (ALL.format("03-29") + "\n" + ALL.format("04-05"), "04-05"),
        ("HTZ057 | 03-29\nHTZ057 | 04-05", "04-05"),
    ],
    ids=["one week", "one zone was quick", "both told", "none well told"],
)
def test_a_week_that_few_have_told_does_not_stand_for_all(
    store: Store, reports: str, shown: str
) -> None:
    for line in reports.splitlines():
        deliver(store, f"unit | week\n{line}")

    with store.reading() as session:
        as_of = resolve_as_of(session)
        found = usual_week(session, as_of, MINISTRY, Dataset.WEEKLY, date(2020, 4, 5))

    assert found == week(shown)


def test_nothing_reported_is_no_week(store: Store) -> None:
    with store.reading() as session:
        as_of = resolve_as_of(session)

        assert usual_week(session, as_of, MINISTRY, Dataset.WEEKLY, date(2020, 4, 5)) is None
