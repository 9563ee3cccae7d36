"""Drafts: kept for their owner, ended by the submission, gone after two weeks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import text

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.drafts import (
    OpenDraft,
    discard_draft,
    drafts_of,
    open_draft,
    remove_unneeded_files,
    save_draft,
)
from data_access.store import Store
from data_access.uploads.delivery import Desk
from data_access.uploads.intake import submit
from data_access.uploads.mending import Mending
from data_access.uploads.reader import read_sheet
from data_access.uploads.remembering import named_as_before, remembered_headers
from data_access.uploads.review import check_for_store
from data_access.versions import resolve_as_of
from indicators.vocabulary import Dataset, Role
from tests.actors import MINISTRY
from tests.drawn import drawn_csv

ANHUI = Actor("安徽省审核员", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"))
SHEET = drawn_csv("""
    统计日期 | 高新区代码 | 高新区名称 | 企业总数 | 已复工企业数
    2020-06-28 | HTZ057 | 合肥高新技术产业开发区 | 1200 | 960
    """)
WORK = {"mending": Mending().with_cells({(2, 4): "970"}).as_json(), "reporter": "园区填报员"}


def keep(store: Store, name: str = "a", work: Mapping[str, object] = WORK) -> None:
    save_draft(store, MINISTRY, name, Dataset.WEEKLY, "周报.csv", SHEET, work)


def test_a_draft_comes_back_as_it_was_left(store: Store) -> None:
    keep(store)
    keep(store, work={**WORK, "reporter": "另一人"})

    kept = open_draft(store, MINISTRY, "a")

    assert kept == OpenDraft(Dataset.WEEKLY, "周报.csv", SHEET, {**WORK, "reporter": "另一人"})


def test_what_was_mended_comes_back_out_of_its_json() -> None:
    mending = Mending(header_row=1).naming(3, "企业总数").with_cells({(2, 4): "1"})

    for kept in (mending, mending.leaving_out(frozenset({7}))):
        assert Mending.from_json(kept.as_json()) == kept


def test_a_draft_from_before_headers_could_be_pointed_at_still_opens() -> None:
    kept = Mending().with_cells({(2, 4): "1"}).as_json()
    del kept["header_row"]

    assert Mending.from_json(kept) == Mending().with_cells({(2, 4): "1"})


def test_the_drafts_of_an_account_are_listed_newest_first(store: Store) -> None:
    for name, days_ago in (("older", 2), ("expired", 15), ("newer", 1)):
        then = replace(store, clock=partial(_days_before, store, days_ago))
        save_draft(then, MINISTRY, name, Dataset.CARRIERS, f"{name}.csv", SHEET, WORK)
    save_draft(store, ANHUI, "theirs", Dataset.WEEKLY, "周报.csv", SHEET, WORK)

    kept = drafts_of(store, MINISTRY)

    assert [(draft.token, draft.file_name) for draft in kept] == [
        ("newer", "newer.csv"),
        ("older", "older.csv"),
    ]
    assert {draft.dataset for draft in kept} == {Dataset.CARRIERS}


def _days_before(store: Store, days: int) -> datetime:
    return store.clock() - timedelta(days=days)


def test_a_draft_whose_file_is_gone_is_not_listed(store: Store) -> None:
    keep(store)
    for path in store.settings.drafts_folder.glob("*/*"):
        path.unlink()

    assert drafts_of(store, MINISTRY) == []


def test_nobody_else_opens_overwrites_or_discards_a_draft(store: Store) -> None:
    keep(store)

    save_draft(store, ANHUI, "a", Dataset.WEEKLY, "别的.csv", b"x", {})
    discard_draft(store, ANHUI, "a")

    assert open_draft(store, ANHUI, "a") is None
    assert open_draft(store, MINISTRY, "a") is not None
    with store.reading() as session:
        lines = session.execute(text("SELECT actor_name, action, details FROM audit_line")).all()
    assert [(name, action) for name, action, _ in lines] == [(ANHUI.name, "refused")]
    assert "打开他人的草稿" in lines[0][2]


def test_a_colleague_of_the_same_scope_has_drafts_of_their_own(store: Store) -> None:
    mine, other = (replace(ANHUI, username=name) for name in ("anhui-1", "anhui-2"))
    save_draft(store, mine, "b", Dataset.WEEKLY, "周报.csv", SHEET, WORK)

    assert open_draft(store, other, "b") is None
    assert open_draft(store, mine, "b") is not None


def test_a_submission_ends_its_draft_in_the_same_transaction(store: Store) -> None:
    keep(store)
    checked = check_for_store(store, MINISTRY, Dataset.WEEKLY, SHEET, "周报.csv")

    submit(store, MINISTRY, checked, SHEET, "周报.csv", {}, desk=Desk("a"))

    assert open_draft(store, MINISTRY, "a") is None


def test_a_draft_nobody_touched_for_two_weeks_goes(store: Store) -> None:
    past = replace(store, clock=lambda: store.clock() - timedelta(days=15))
    keep(past, "old")

    keep(store, "new")

    assert open_draft(store, MINISTRY, "old") is None
    assert open_draft(store, MINISTRY, "new") is not None


def test_a_file_stays_as_long_as_some_draft_needs_it(store: Store) -> None:
    keep(store, "a")
    keep(store, "b")

    discard_draft(store, MINISTRY, "a")
    kept = remove_unneeded_files(store, older_than=-1)
    discard_draft(store, MINISTRY, "b")

    assert (kept, remove_unneeded_files(store, older_than=-1)) == (0, 1)


def test_a_column_named_by_hand_is_named_the_next_time(store: Store) -> None:
    checked = check_for_store(store, MINISTRY, Dataset.WEEKLY, SHEET, "周报.csv")
    desk = Desk(named={" 企业数量 ": "企业总数"})
    submit(store, MINISTRY, checked, SHEET, "周报.csv", {}, desk=desk)
    sheet = read_sheet(SHEET.replace("企业总数".encode(), "企业数量".encode()), "下周.csv")

    with store.reading() as session:
        as_of = resolve_as_of(session)
        ours = remembered_headers(session, as_of, MINISTRY, Dataset.WEEKLY)
        theirs = remembered_headers(session, as_of, ANHUI, Dataset.WEEKLY)

    named = named_as_before(sheet, Dataset.WEEKLY, ours, Mending(header_row=1))
    assert named == Mending(header_row=1).naming(3, "企业总数")
    assert theirs == {}


def test_a_name_remembered_for_a_column_that_is_there_is_not_used(store: Store) -> None:
    sheet = read_sheet(SHEET, "周报.csv")

    assert named_as_before(sheet, Dataset.WEEKLY, {"企业数量": "企业总数"}, Mending()).is_empty
