"""我的填报: finding a receipt again, what its file was told, and what it changed."""

from dataclasses import replace

import pytest

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.errors import PermissionDeniedError, UnknownReceiptError
from data_access.store import Store
from data_access.uploads.delivery import Delivery
from data_access.uploads.intake import accept
from data_access.uploads.issues import Issue
from data_access.uploads.receipts import AcceptedUnit, Receipt
from data_access.uploads.take_back import take_back
from data_access.versions import resolve_as_of
from data_access.views.receipts import find_receipt, issues_of_receipt, recent_receipts
from data_access.views.revision_values import changes_between, changes_of_receipt
from indicators.vocabulary import Dataset, Role, Severity
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, drawn_reports, instant, week

WEEK = week("04-05")
HUBEI = Actor("省级乙", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "湖北省"))
ANHUI = Actor("省级甲", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"))
FIRST = """
    unit | week | enterprises | enterprises_resumed | remarks
    HTZ057 | 04-05 | 100 | 60 | 首报
    HTZ099 | 04-05 | 50 | 20 |
    """


def numbers_of(store: Store, search: str, actor: Actor = MINISTRY) -> list[str]:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        found = recent_receipts(session, as_of, actor, Dataset.WEEKLY, 10, search)
    return list(found["receipt_number"])


@pytest.mark.parametrize("search", ["HTZ099", "东湖", "武汉", "DRAWN", "审核员"])
def test_a_receipt_is_found_by_any_of_its_words(store: Store, search: str) -> None:
    receipt = deliver(store, FIRST)

    assert numbers_of(store, search) == [receipt.receipt_number]


def test_a_receipt_is_found_by_its_number_and_digest_alone(store: Store) -> None:
    first = deliver(store, FIRST)
    second = deliver(store, FIRST.replace("04-05", "04-12"))

    assert numbers_of(store, first.receipt_number.lower()) == [first.receipt_number]
    assert numbers_of(store, second.sha256[:10]) == [second.receipt_number]


def test_a_sign_that_no_database_keeps_finds_what_it_would_without(store: Store) -> None:
    receipt = deliver(store, FIRST)

    assert numbers_of(store, "HTZ\x00099") == [receipt.receipt_number]


def test_signs_that_mean_something_to_a_database_are_only_signs(store: Store) -> None:
    deliver(store, FIRST)

    assert [numbers_of(store, search) for search in ("%", "_", "' OR 1=1 --")] == [[], [], []]


def test_a_province_finds_nothing_by_the_name_of_another_provinces_unit(store: Store) -> None:
    receipt = deliver(store, FIRST)

    assert numbers_of(store, "HTZ099", ANHUI) == []
    assert numbers_of(store, "HTZ057", ANHUI) == [receipt.receipt_number]


def test_a_receipt_that_was_taken_back_says_by_which(store: Store) -> None:
    receipt = deliver(store, FIRST)
    slip = take_back(store, MINISTRY, receipt.receipt_number, "报错了")

    with store.reading() as session:
        as_of = resolve_as_of(session)
        found = recent_receipts(session, as_of, MINISTRY, Dataset.WEEKLY, 10)

    told = found[["receipt_number", "takes_back", "taken_back_by", "units"]].fillna("")
    assert told.to_numpy().tolist() == [
        [slip.receipt_number, receipt.receipt_number, "", 2],
        [receipt.receipt_number, "", slip.receipt_number, 2],
    ]


def test_a_receipt_counts_its_units_that_a_newer_version_speaks_for(store: Store) -> None:
    deliver(store, FIRST)
    deliver(store, "unit | week | enterprises\nHTZ057 | 04-05 | 90", reason="更正")
    with store.reading() as session:
        as_of = resolve_as_of(session)
        found = recent_receipts(session, as_of, MINISTRY, Dataset.WEEKLY, 10)
        own = recent_receipts(session, as_of, HUBEI, Dataset.WEEKLY, 10)

    told = ["revision", "units", "replaced", "current_revision"]
    assert found[told].to_numpy().tolist() == [[2, 1, 0, 2], [1, 2, 1, 2]]
    assert own[told].to_numpy().tolist() == [[1, 1, 0, 1]]


def test_a_receipt_is_replaced_only_once_the_newer_version_is_known(store: Store) -> None:
    deliver(store, FIRST)
    with store.reading() as session:
        before = replace(resolve_as_of(session), is_head=False)
    deliver(store, FIRST.replace("100", "90"), reason="更正")

    with store.reading() as session:
        found = recent_receipts(session, before, MINISTRY, Dataset.WEEKLY, 10)

    assert found["replaced"].tolist() == [0]


def test_a_scope_sees_its_own_units_of_a_receipt(store: Store) -> None:
    receipt = deliver(store, FIRST)

    with store.reading() as session:
        found = find_receipt(session, resolve_as_of(session), HUBEI, receipt.receipt_number)

    assert found.units == (AcceptedUnit("HTZ099", WEEK, 1),)


def test_a_receipt_outside_the_scope_is_not_told_from_one_that_never_was(store: Store) -> None:
    receipt = deliver(store, "unit | week\nHTZ057 | 04-05")

    with store.reading() as session:
        as_of = resolve_as_of(session)
        for number in (receipt.receipt_number, "Z20200405-000099"):
            with pytest.raises(UnknownReceiptError):
                find_receipt(session, as_of, HUBEI, number)


@pytest.fixture
def explained(store: Store) -> tuple[Store, Receipt]:
    """A file with a query that was explained, and a note."""
    issues = (
        Issue(2, "已复工企业数", "60", "H03", Severity.QUERY, "比上周少了四成"),
        Issue(3, "备注", "\x00无", "V01", Severity.NOTE, "已清除"),
    )
    delivery = Delivery(
        b"bytes",
        "周报.csv",
        Dataset.WEEKLY,
        drawn_reports(FIRST),
        {"H03": "订单未到"},
        issues=issues,
    )
    return store, accept(store, MINISTRY, delivery)


def test_what_the_check_had_found_stays_with_the_receipt(explained: tuple[Store, Receipt]) -> None:
    store, receipt = explained

    with store.reading() as session:
        found = issues_of_receipt(session, resolve_as_of(session), MINISTRY, receipt)

    told = found[["sheet_row", "value", "code", "severity", "explanation"]].to_numpy().tolist()
    assert told == [
        [2, "60", "H03", "query", "订单未到"],
        [3, "无", "V01", "note", ""],
    ]


def test_what_a_whole_file_was_told_is_not_for_a_part_of_its_units(
    explained: tuple[Store, Receipt],
) -> None:
    store, receipt = explained

    with store.reading() as session, pytest.raises(PermissionDeniedError) as refused:
        issues_of_receipt(session, resolve_as_of(session), HUBEI, receipt)

    assert refused.value.unit_code == "HTZ057"


def test_a_correction_tells_its_cells_from_to(store: Store) -> None:
    deliver(store, FIRST)
    later = FIRST.replace("60 | 首报", "70 |").replace("50 | 20", "50 | 20")

    receipt = deliver(store, later, reason="漏报")

    assert changes(store, receipt) == [
        ["HTZ057", "已复工企业数", "60", "70"],
        ["HTZ057", "备注", "首报", ""],
    ]


def test_a_first_report_comes_out_of_nothing(store: Store) -> None:
    receipt = deliver(store, "unit | week | zero\nHTZ057 | 04-05 | 是")

    assert changes(store, receipt) == [
        ["HTZ057", "填报类型", "", "零报告"],
        ["HTZ057", "统计日期", "", "2020-04-05"],
    ]


def test_a_taking_back_tells_what_went(store: Store) -> None:
    receipt = deliver(store, "unit | week | zero\nHTZ057 | 04-05 | 是")

    slip = take_back(store, MINISTRY, receipt.receipt_number, "报错了")

    assert changes(store, slip) == [["HTZ057", "填报类型", "零报告", "撤回"]]


def test_any_two_revisions_can_be_held_against_each_other(store: Store) -> None:
    for resumed, reason in (("60", ""), ("70", "漏报"), ("65", "重复")):
        deliver(store, FIRST.replace("60", resumed), reason=reason, at=instant("04-06 09:00"))

    with store.reading() as session:
        as_of = resolve_as_of(session)
        told = changes_between(session, as_of, MINISTRY, Dataset.WEEKLY, "HTZ057", WEEK, (3, 1))

    assert told[["header_zh", "before_zh", "after_zh"]].to_numpy().tolist() == [
        ["已复工企业数", "65", "60"]
    ]


def changes(store: Store, receipt: Receipt) -> list[list[object]]:
    with store.reading() as session:
        told = changes_of_receipt(session, resolve_as_of(session), MINISTRY, receipt)
    columns = ["unit_code", "header_zh", "before_zh", "after_zh"]
    return [list(line) for line in told[columns].to_numpy()]
