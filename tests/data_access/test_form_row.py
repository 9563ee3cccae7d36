"""A form begins with its unit and day, last week beside, and what the week says so far."""

from datetime import date

import pytest

from data_access.store import Store
from data_access.uploads.check import check_upload
from data_access.uploads.form import as_zero_report, form_csv
from data_access.versions import resolve_as_of
from data_access.views.form_row import FormRow, form_row
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, register_drawn_units, week
from tests.data_access.uploads.register import SmallRegister

LAST = """
    unit | week | enterprises | enterprises_resumed
    HTZ057 | 03-29 | 1200 | 900
"""
NOW = """
    unit | week | enterprises | enterprises_resumed | zero
    HTZ057 | 04-05 | 1200 | 960 | {zero}
"""


def _row(store: Store, unit: str = "HTZ057") -> FormRow:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        return form_row(
            session, as_of, MINISTRY, Dataset.WEEKLY, week("04-05"), date(2020, 4, 4), unit
        )


def test_a_form_knows_its_unit_and_day_and_last_week(store: Store) -> None:
    register_drawn_units(store)
    deliver(store, LAST)

    row = _row(store)

    assert (row.blank["高新区代码"], row.blank["统计日期"], row.blank["企业总数"]) == (
        "HTZ057",
        "2020-04-04",
        "",
    )
    assert (row.last_week, row.last["已复工企业数"], row.reported) == (week("03-29"), "900", {})


@pytest.mark.parametrize(("zero", "begins"), [("", "960"), ("是", "")])
def test_a_reported_week_begins_with_its_values_and_a_zero_report_without(
    store: Store, zero: str, begins: str
) -> None:
    register_drawn_units(store)
    deliver(store, NOW.format(zero=zero))

    row = _row(store)

    assert row.begins_with["已复工企业数"] == begins


def test_a_unit_that_owes_nothing_has_no_form(store: Store) -> None:
    register_drawn_units(store)

    with pytest.raises(LookupError, match="HTZ999"):
        _row(store, "HTZ999")


def test_what_is_typed_reads_back_as_typed() -> None:
    typed = {
        "统计日期": "2020-04-05",
        "高新区代码": "HTZ057",
        "高新区名称": "合肥高新技术产业开发区",
        "企业总数": "1200",
        "已复工企业数": "960",
        "备注": '=1+1，"引号"',
    }

    checked = check_upload(
        form_csv(Dataset.WEEKLY, typed), "表.csv", Dataset.WEEKLY, SmallRegister()
    )

    line = checked.rows.iloc[0]
    assert (line["enterprises"], line["enterprises_resumed"], line["remarks"]) == (
        1200,
        960,
        '=1+1，"引号"',
    )


def test_a_zero_report_keeps_the_unit_and_drops_the_values() -> None:
    row = as_zero_report(Dataset.WEEKLY, {"高新区代码": "HTZ057", "企业总数": "1200"})

    assert (row["高新区代码"], row["零报告"], "企业总数" in row) == ("HTZ057", "是", False)
