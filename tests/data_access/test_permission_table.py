"""Every cell of `permissions.csv`, with real rows: allowed has its effect, denied leaves a line."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import func, select

from data_access.account_rules import NewAccount
from data_access.accounts import add_account
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.announcements import announce
from data_access.audit_tables import AuditLine
from data_access.displays import add_display
from data_access.epidemic.keeping import keep_series
from data_access.epidemic.kinds import EpidemicKind
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.kept_tables import Head
from data_access.permissions import Action, Reach, permission_table
from data_access.questions import Asked, answer_question, ask_question
from data_access.register_keeping import keep_register
from data_access.reopenings import answer_request, ask_to_reopen
from data_access.reviewing import Reviewed, answer_return, approve, send_back
from data_access.schedules import set_schedule
from data_access.settings import Settings
from data_access.store import Store, create_store, open_store
from data_access.tables import columns_in
from data_access.uploads.take_back import take_back
from data_access.views.audit_trail import audit_trail
from data_access.views.zone_story import at_zone
from indicators.schedules import ReportingSchedule
from indicators.vocabulary import Dataset, Role, WeekState
from tests.data_access.drawn_reports import deliver, register_drawn_units, week

WEEK: Final = week("04-05")
UNIT_WEEK: Final = ("HTZ057", WEEK)
UNTIL: Final = date(2020, 7, 3)
NOW: Final = datetime(2026, 3, 2, tzinfo=UTC)
WITHIN: Final = {
    Role.ZONE_REPORTER: Scope(ScopeLevel.ZONE, "HTZ057"),
    Role.CARRIER_REPORTER: Scope(ScopeLevel.CARRIER, "HTZ057"),  # a unit of its own, as any other
    Role.PROVINCE_REVIEWER: Scope(ScopeLevel.PROVINCE, "安徽省"),
}
BEYOND: Final = {
    Role.ZONE_REPORTER: Scope(ScopeLevel.ZONE, "HTZ099"),
    Role.CARRIER_REPORTER: Scope(ScopeLevel.CARRIER, "CAR1"),
    Role.PROVINCE_REVIEWER: Scope(ScopeLevel.PROVINCE, "湖北省"),
}
PROVINCE: Final = Actor("安徽甲", Role.PROVINCE_REVIEWER, WITHIN[Role.PROVINCE_REVIEWER])
MINISTRY: Final = Actor("部级甲", Role.MINISTRY_REVIEWER)
SENDER: Final = Actor("填报甲", Role.ZONE_REPORTER, WITHIN[Role.ZONE_REPORTER])


@dataclass
class Case:
    """A store with one zone's week in a state, and what acts need to know of it."""

    store: Store
    actor: Actor
    revision: int
    receipt_number: str

    @property
    def reports(self) -> list[Reviewed]:
        return [Reviewed(*UNIT_WEEK, self.revision)]


def in_state(store: Store, state: WeekState) -> tuple[int, str]:
    """Bring HTZ057's week to the state, by the acts that lead there; its revision and receipt."""
    if state is WeekState.MISSING:
        receipt = deliver(store, "unit | week\nHTZ057 | 04-05", actor=SENDER)
        taken = take_back(store, SENDER, receipt.receipt_number, "报错了")
        return 2, taken.receipt_number
    receipt = deliver(store, "unit | week\nHTZ057 | 04-05", actor=SENDER)
    case = Case(store, SENDER, 1, receipt.receipt_number)
    if state is WeekState.RETURNED:
        send_back(store, PROVINCE, Dataset.WEEKLY, case.reports, "请核实")
    if state in {WeekState.PROVINCE_APPROVED, WeekState.LOCKED, WeekState.UNLOCKED}:
        approve(store, PROVINCE, Dataset.WEEKLY, case.reports)
    if state in {WeekState.LOCKED, WeekState.UNLOCKED}:
        approve(store, MINISTRY, Dataset.WEEKLY, case.reports)
    if state is WeekState.UNLOCKED:
        ask_to_reopen(store, SENDER, Dataset.WEEKLY, [UNIT_WEEK], "漏统")
        answer_request(store, MINISTRY, Dataset.WEEKLY, UNIT_WEEK, "同意", UNTIL)
    return 1, receipt.receipt_number


def view(case: Case) -> object:
    return at_zone(case.actor, "HTZ057")


def send(case: Case) -> object:
    drawing = "unit | week | enterprises_resumed\nHTZ057 | 04-05 | 51"
    return deliver(case.store, drawing, actor=case.actor, reason="更正")


def withdraw(case: Case) -> object:
    return take_back(case.store, case.actor, case.receipt_number, "报错了")


def ask(case: Case) -> None:
    ask_to_reopen(case.store, case.actor, Dataset.WEEKLY, [UNIT_WEEK], "又漏统")


def answer(case: Case) -> None:
    ask_to_reopen(case.store, SENDER, Dataset.WEEKLY, [UNIT_WEEK], "漏统")
    answer_request(case.store, case.actor, Dataset.WEEKLY, UNIT_WEEK, "同意", UNTIL)


def pass_on(case: Case) -> object:
    return approve(case.store, case.actor, Dataset.WEEKLY, case.reports)


def give_back(case: Case) -> object:
    return send_back(case.store, case.actor, Dataset.WEEKLY, case.reports, "请核实")


def reply(case: Case) -> object:
    return answer_return(case.store, case.actor, Dataset.WEEKLY, case.reports, "已核实")


def put_question(case: Case) -> int:
    asked = Asked(Dataset.WEEKLY, *UNIT_WEEK, "", "请核实", UNTIL)
    return ask_question(case.store, case.actor, asked)


def answer_it(case: Case) -> None:
    asked = Asked(Dataset.WEEKLY, *UNIT_WEEK, "", "请核实", UNTIL)
    answer_question(case.store, case.actor, ask_question(case.store, PROVINCE, asked), "已核实")


def set_deadline(case: Case) -> None:
    set_schedule(case.store, case.actor, Dataset.ROLLOUT, WEEK, ReportingSchedule())


def make_account(case: Case) -> object:
    wanted = NewAccount("new-one", "新人", Role.AUDITOR, Scope(ScopeLevel.NOWHERE))
    return add_account(case.store, case.actor, wanted, NOW)


def import_register(case: Case) -> object:
    content = "代码,名称,省份\nHTZ057,合肥高新区（新名）,安徽省\n".encode()
    return keep_register(case.store, case.actor, Dataset.WEEKLY, content, "名录.csv")


def tell_everybody(case: Case) -> None:
    announce(case.store, case.actor, "周三检修", UNTIL)


def record_cluster(case: Case) -> object:
    content = "日期,行政区划代码,有无聚集性疫情\n2020-03-01,340104,有\n".encode()
    return keep_series(case.store, case.actor, EpidemicKind.CLUSTERS, content, "登记.csv")


def make_display(case: Case) -> object:
    return add_display(case.store, case.actor, "东墙", "", 30, NOW)


def read_trail(case: Case) -> object:
    with case.store.reading() as session:
        return audit_trail(session, case.actor)


Act = Callable[[Case], object]
ACTS: Final[dict[Action, Act]] = {
    Action.VIEW: view,
    Action.SUBMIT: send,
    Action.TAKE_BACK: withdraw,
    Action.ASK_REOPENING: ask,
    Action.ANSWER_REOPENING: answer,
    Action.APPROVE: pass_on,
    Action.RETURN: give_back,
    Action.ANSWER_RETURN: reply,
    Action.ASK_QUESTION: put_question,
    Action.ANSWER_QUESTION: answer_it,
    Action.SET_SCHEDULE: set_deadline,
    Action.KEEP_ACCOUNTS: make_account,
    Action.KEEP_REGISTER: import_register,
    Action.ANNOUNCE: tell_everybody,
    Action.KEEP_EPIDEMIC: record_cluster,
    Action.KEEP_DISPLAYS: make_display,
    Action.READ_AUDIT: read_trail,
}
READS: Final = {view, read_trail}
TABLE: Final = permission_table()


def actor_in(role: Role, reach: Reach) -> Actor:
    """Somebody of that role, whose scope holds HTZ057 or does not; the nation holds everything."""
    scopes = BEYOND if reach is Reach.BEYOND else WITHIN
    nowhere = Scope(ScopeLevel.NOWHERE)
    elsewhere = Scope(ScopeLevel.PROVINCE, "湖北省")
    usual = {Role.MINISTRY_REVIEWER, Role.LEADER, Role.PRESENTER}
    national = elsewhere if reach is Reach.BEYOND else Scope()
    scope = scopes.get(role, national if role in usual else nowhere)
    return Actor(f"某{role.label_zh}", role, scope)


def known_cells() -> list[tuple[Role, Action, Reach, WeekState]]:
    """Every cell whose action exists; a system role within a scope it never has is left out."""
    kept = []
    for role, action, reach, state in TABLE:
        has_scope = actor_in(role, reach).scope.level is not ScopeLevel.NOWHERE
        if action in ACTS and (reach is not Reach.WITHIN or has_scope):
            kept.append((role, action, reach, state))
    return kept


def what_stands(store: Store) -> tuple[int, list[object]]:
    head, line = columns_in(Head), columns_in(AuditLine)
    with store.reading() as session:
        heads = session.execute(select(head.unit_code, head.revision, head.state)).all()
        return session.execute(select(func.max(line.id))).scalar() or 0, [tuple(h) for h in heads]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[WeekState, tuple[Path, int, str]]:
    """A closed store for each state, with the revision and the receipt that acts are about."""
    made = {}
    for state in WeekState:
        folder = tmp_path_factory.mktemp(state.value)
        with closing(create_store(Settings(folder))) as store:
            register_drawn_units(store)
            made[state] = (folder, *in_state(store, state))
    return made


@pytest.mark.parametrize("state", list(WeekState))
@pytest.mark.parametrize("action", list(ACTS))
def test_each_cell_does_what_it_says(
    prepared: dict[WeekState, tuple[Path, int, str]],
    tmp_path: Path,
    action: Action,
    state: WeekState,
) -> None:
    folder, *about = prepared[state]
    cells = [cell for cell in known_cells() if (cell[1], cell[3]) == (action, state)]
    allowed = [actor_in(cell[0], cell[2]) for cell in cells if TABLE[cell]]
    denied = [actor_in(cell[0], cell[2]) for cell in cells if not TABLE[cell]]

    with closing(copied(folder, tmp_path / "denied")) as store:
        let_in = [actor for actor in denied if not is_denied(store, ACTS[action], actor, about)]
    kept_out = []
    for actor in allowed:
        with closing(copied(folder, tmp_path / f"{actor.role}-{actor.scope.level}")) as store:
            if not is_allowed(store, ACTS[action], actor, about):
                kept_out.append(actor)

    assert (let_in, kept_out) == ([], [])


def copied(folder: Path, target: Path) -> Store:
    shutil.copytree(folder, target)
    return open_store(Settings(target))


def is_denied(store: Store, act: Act, actor: Actor, about: list[Any]) -> bool:
    """Refused, without an effect, and with a line where it would have written."""
    lines, heads = what_stands(store)
    try:
        act(Case(store, actor, *about))
    except PermissionDeniedError:
        after, now = what_stands(store)
        return now == heads and (act in READS or after > lines)
    return False


def is_allowed(store: Store, act: Act, actor: Actor, about: list[Any]) -> bool:
    """Done, and something new stands; or nothing to do: not for who asks, but for how it stands.

    What is open already is not opened again.
    """
    lines, _ = what_stands(store)
    try:
        act(Case(store, actor, *about))
    except SettingRefusedError:
        return act is answer
    return act in {*READS, ask} or what_stands(store)[0] > lines
