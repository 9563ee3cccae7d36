"""What a file would change, told before anything is stored."""

from datetime import date

import pandas as pd

from data_access.store import Store
from data_access.uploads.checked import CheckedUpload
from data_access.versions import resolve_as_of
from data_access.views import upload_preview
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, drawn_reports

STORED = """
    unit | week | enterprises | enterprises_resumed | workers_short
    HTZ057 | 04-05 | 100 | 50 | 7
    HTZ099 | 04-05 | 300 | 30 |
    """
FILE = """
    unit | week | enterprises | enterprises_resumed | workers_short
    HTZ057 | 04-05 | 100 | 60 |
    HTZ058 | 04-05 | 100 | 80 | 5
    HTZ099 | 04-05 | 300 | 30 |
    """


def checked(drawing: str) -> CheckedUpload:
    rows = drawn_reports(drawing)
    rows = rows.assign(sheet_row=range(2, len(rows) + 2))
    return CheckedUpload(Dataset.WEEKLY, "UTF-8", "", rows, (), len(rows))


def preview(store: Store, read: str, *more: object) -> pd.DataFrame:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        found: pd.DataFrame = getattr(upload_preview, read)(
            session, as_of, MINISTRY, checked(FILE), *more
        )
        return found


def test_each_unit_is_new_changed_or_as_it_was(store: Store) -> None:
    deliver(store, STORED)

    units = preview(store, "unit_changes")

    assert dict(zip(units["unit_code"], units["change"], strict=True)) == {
        "HTZ057": "changed",
        "HTZ058": "new",
        "HTZ099": "unchanged",
    }


def test_a_value_left_out_is_told_as_erased(store: Store) -> None:
    deliver(store, STORED)

    values = preview(store, "value_changes")

    assert values[["unit_code", "header_zh", "before_zh", "after_zh"]].to_numpy().tolist() == [
        ["HTZ057", "已复工企业数", "50", "60"],
        ["HTZ057", "尚缺工人数", "7", ""],
    ]


def test_the_rate_is_told_for_the_nation_and_each_province_of_the_file(store: Store) -> None:
    deliver(store, STORED)

    rates = preview(store, "rate_changes", ENTERPRISE_RESUMPTION_RATE)

    columns = ["area_zh", "before", "after", "units_before", "units_after"]
    assert rates[columns].to_numpy().tolist() == [
        ["全国", 80 / 400, 170 / 500, 2, 3],
        ["安徽省", 50 / 100, 140 / 200, 1, 2],
        ["湖北省", 30 / 300, 30 / 300, 1, 1],
    ]


def test_where_nobody_reported_there_is_no_rate_before(store: Store) -> None:
    rates = preview(store, "rate_changes", ENTERPRISE_RESUMPTION_RATE)

    assert rates["before"].isna().all()
    assert set(rates["week_ending"]) == {date(2020, 4, 5)}
