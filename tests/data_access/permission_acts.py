"""What somebody does for each action of `permissions.csv`, to a week in a state."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from data_access.account_rules import NewAccount
from data_access.accounts import add_account
from data_access.actor import Scope, ScopeLevel
from data_access.announcements import announce
from data_access.displays import add_display
from data_access.epidemic.keeping import keep_series
from data_access.epidemic.kinds import EpidemicKind
from data_access.permissions import Action
from data_access.questions import Asked, answer_question, ask_question
from data_access.register_keeping import keep_register
from data_access.reopenings import answer_request, ask_to_reopen
from data_access.reviewing import answer_return, approve, send_back
from data_access.schedules import set_schedule
from data_access.uploads.take_back import take_back
from data_access.views.audit_trail import audit_trail
from data_access.views.zone_story import at_zone
from indicators.schedules import ReportingSchedule
from indicators.vocabulary import Dataset, Role
from tests.data_access.drawn_reports import deliver
from tests.data_access.week_in_state import PROVINCE, SENDER, UNIT_WEEK, UNTIL, WEEK, Case

NOW: Final = datetime(2026, 3, 2, tzinfo=UTC)


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
