"""待办: what waits for whom, and that it goes away when it is done."""

from datetime import date
from typing import Final

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.questions import Asked, answer_question, ask_question, close_question
from data_access.reopenings import answer_request, ask_to_reopen
from data_access.reviewing import Reviewed, answer_return, approve, send_back
from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.todo import todos
from indicators.vocabulary import Dataset, Role
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, instant, week

ANHUI: Final = Actor("安徽甲", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"), "ah")
HEFEI: Final = Actor("填报员", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ057"), "hefei")
LEADER: Final = Actor("领导", Role.LEADER)
WEEK: Final = week("04-05")
NOW: Final = instant("04-06 10:00")
REPORT: Final = Reviewed("HTZ057", WEEK, 1)
LATER: Final = date(2030, 1, 1)


def kinds(store: Store, actor: Actor) -> list[tuple[str, int]]:
    """What waits for the actor in the weekly dataset, besides what is merely due."""
    with store.reading() as session:
        found = todos(session, resolve_as_of(session), actor, NOW)
    return [(one.kind.value, one.count) for one in found if one.kind != "due"]


def test_a_report_that_is_due_is_told_with_its_deadline(store: Store) -> None:
    with store.reading() as session:
        found = todos(session, resolve_as_of(session), HEFEI, NOW)
    deliver(store, "unit | week\nHTZ057 | 04-12", actor=HEFEI)
    with store.reading() as session:
        after = todos(session, resolve_as_of(session), HEFEI, NOW)

    due = {one.dataset: (one.count, one.until) for one in found}
    assert due[Dataset.WEEKLY] == (1, instant("04-14 12:00"))
    assert Dataset.WEEKLY not in {one.dataset for one in after}


def test_a_report_waits_for_one_reviewer_after_the_other(store: Store) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05", actor=HEFEI)
    seen = [(kinds(store, ANHUI), kinds(store, MINISTRY))]

    approve(store, ANHUI, Dataset.WEEKLY, [REPORT])
    seen.append((kinds(store, ANHUI), kinds(store, MINISTRY)))
    approve(store, MINISTRY, Dataset.WEEKLY, [REPORT])
    seen.append((kinds(store, ANHUI), kinds(store, MINISTRY)))

    assert seen == [([("review", 1)], []), ([], [("review", 1)]), ([], [])]


def test_what_was_returned_waits_until_it_is_answered(store: Store) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05", actor=HEFEI)
    send_back(store, ANHUI, Dataset.WEEKLY, [REPORT], "请核实")
    before = kinds(store, HEFEI)

    answer_return(store, HEFEI, Dataset.WEEKLY, [REPORT], "已核实")

    assert (before, kinds(store, HEFEI)) == ([("returned", 1)], [])


def test_a_question_waits_for_the_unit_and_its_answer_for_whoever_asked(store: Store) -> None:
    asked = Asked(Dataset.WEEKLY, "HTZ057", WEEK, "", "请核实", LATER)
    number = ask_question(store, ANHUI, asked)
    seen = [(kinds(store, HEFEI), kinds(store, ANHUI))]

    answer_question(store, HEFEI, number, "已核实")
    seen.append((kinds(store, HEFEI), kinds(store, ANHUI)))
    close_question(store, ANHUI, number)
    seen.append((kinds(store, HEFEI), kinds(store, ANHUI)))

    assert seen == [([("question", 1)], []), ([], [("closing", 1)]), ([], [])]


def test_a_request_waits_for_others_and_its_grant_for_the_asker(store: Store) -> None:
    ask_to_reopen(store, HEFEI, Dataset.WEEKLY, [("HTZ057", WEEK)], "漏统")
    seen = [(kinds(store, HEFEI), kinds(store, ANHUI))]

    answer_request(store, ANHUI, Dataset.WEEKLY, ("HTZ057", WEEK), "同意", LATER)
    seen.append((kinds(store, HEFEI), kinds(store, ANHUI)))

    deliver(store, "unit | week\nHTZ057 | 04-05", actor=HEFEI)
    seen.append((kinds(store, HEFEI), kinds(store, MINISTRY)))

    assert seen == [([], [("reopening", 1)]), ([("opened", 1)], []), ([], [])]


def test_nothing_waits_for_a_leader(store: Store) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05", actor=HEFEI)

    with store.reading() as session:
        assert todos(session, resolve_as_of(session), LEADER, NOW) == []
