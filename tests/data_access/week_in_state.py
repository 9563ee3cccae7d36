"""One zone's week, brought to a state of review by the acts that lead there."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.reopenings import answer_request, ask_to_reopen
from data_access.reviewing import Reviewed, approve, send_back
from data_access.store import Store
from data_access.uploads.take_back import take_back
from indicators.vocabulary import Dataset, Role, WeekState
from tests.data_access.drawn_reports import deliver, week

WEEK: Final = week("04-05")
UNIT_WEEK: Final = ("HTZ057", WEEK)
UNTIL: Final = date(2020, 7, 3)
WITHIN: Final = {
    Role.ZONE_REPORTER: Scope(ScopeLevel.ZONE, "HTZ057"),
    Role.CARRIER_REPORTER: Scope(ScopeLevel.CARRIER, "HTZ057"),  # a unit of its own, as any other
    Role.PROVINCE_REVIEWER: Scope(ScopeLevel.PROVINCE, "安徽省"),
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
