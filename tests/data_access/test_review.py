"""Checking against the store: what a file would supersede is asked about before it is stored."""

import pytest

from data_access.errors import ExplanationMissingError, RevisionConflictError
from data_access.store import Store
from data_access.uploads.admission import SUPERSEDES_CODE
from data_access.uploads.checked import CheckedUpload
from data_access.uploads.intake import submit
from data_access.uploads.review import check_for_store
from indicators.vocabulary import Dataset, Severity
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import week
from tests.drawn import drawn_csv

KEY = ("HTZ057", week("04-05"))


def sheet(resumed: int) -> bytes:
    return drawn_csv(f"""
        统计日期 | 高新区代码 | 高新区名称 | 企业总数 | 已复工企业数
        2020-04-05 | HTZ057 | 合肥高新技术产业开发区 | 1200 | {resumed}
        """)


def check(store: Store, resumed: int) -> CheckedUpload:
    return check_for_store(store, MINISTRY, Dataset.WEEKLY, sheet(resumed), "周报.csv")


def store_it(store: Store, resumed: int) -> int:
    return submit_as_seen(store, check(store, resumed), resumed)


def submit_as_seen(store: Store, checked: CheckedUpload, resumed: int) -> int:
    said = {issue.code: "已核实" for issue in checked.queries}
    return submit(store, MINISTRY, checked, sheet(resumed), "周报.csv", said).revision


def supersedes(checked: CheckedUpload) -> list[Severity]:
    return [issue.severity for issue in checked.issues if issue.code == SUPERSEDES_CODE]


def test_a_first_report_supersedes_nothing(store: Store) -> None:
    checked = check(store, 960)

    assert (supersedes(checked), checked.base) == ([], {KEY: 0})


def test_other_values_for_a_reported_week_ask_for_the_reason(store: Store) -> None:
    store_it(store, 960)

    checked = check(store, 970)

    assert (supersedes(checked), checked.base) == ([Severity.QUERY], {KEY: 1})


def test_the_same_values_again_ask_for_nothing(store: Store) -> None:
    store_it(store, 960)

    assert supersedes(check(store, 960)) == []


def test_without_the_reason_nothing_is_stored(store: Store) -> None:
    store_it(store, 960)
    checked = check(store, 970)

    with pytest.raises(ExplanationMissingError) as refused:
        submit(store, MINISTRY, checked, sheet(970), "周报.csv", {SUPERSEDES_CODE: "  "})

    assert SUPERSEDES_CODE in refused.value.codes
    assert check(store, 970).base == {KEY: 1}


def test_who_looked_before_somebody_else_submitted_is_told(store: Store) -> None:
    looked = check(store, 960)
    store_it(store, 950)

    with pytest.raises(RevisionConflictError):
        submit_as_seen(store, looked, 960)

    assert store_it(store, 960) == 2


def test_a_file_with_errors_asks_only_to_be_mended(store: Store) -> None:
    checked = check(store, 1300)

    assert {issue.severity for issue in checked.errors} == {Severity.ERROR}
    assert checked.rows.empty
    assert checked.base is None
