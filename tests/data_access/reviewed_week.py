"""One zone's week on its way through review (审核): who acts, and what then stands."""

from dataclasses import replace

from sqlalchemy import select

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.kept_sums import read_sums
from data_access.kept_tables import Head
from data_access.reviewing import Reviewed, approve
from data_access.store import Store
from data_access.tables import columns_in
from data_access.versions import AsOf, Basis, resolve_as_of
from indicators.vocabulary import Dataset, Role
from tests.data_access.drawn_reports import deliver, week

ANHUI = Scope(ScopeLevel.PROVINCE, "安徽省")
REPORTER = Actor("填报员（hefei）", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ057"), "hefei")
PROVINCE = Actor("安徽甲（anhui-1）", Role.PROVINCE_REVIEWER, ANHUI, "anhui-1")
MINISTRY = Actor("部级甲（bu-1）", Role.MINISTRY_REVIEWER, Scope(), "bu-1")
WEEK = week("04-05")
FIRST = Reviewed("HTZ057", WEEK, 1)
RATE = "enterprise_resumption_rate"


def report(store: Store, resumed: int = 60, actor: Actor = REPORTER) -> None:
    """The zone's week, reported or corrected."""
    drawing = f"unit | week | enterprises | enterprises_resumed\nHTZ057 | 04-05 | 100 | {resumed}"
    deliver(store, drawing, actor=actor, reason="更正")


def state(store: Store) -> str | None:
    """Where the week stands in review."""
    head = columns_in(Head)
    with store.reading() as session:
        found = select(head.state).where(head.unit_code == "HTZ057", head.week_ending == WEEK)
        return session.execute(found).scalar()


def numbers(store: Store, basis: Basis, as_of: AsOf | None = None) -> list[float]:
    """The numerators of the week's sums, of all reports or of approved ones."""
    with store.reading() as session:
        known = replace(as_of or resolve_as_of(session), basis=basis)
        sums = read_sums(session, known, MINISTRY, Dataset.WEEKLY, [RATE], [WEEK])
    return [float(value) for value in sums["numerator"]]


def lock(store: Store, revision: int = 1) -> None:
    """Approved by the province, then by the ministry."""
    reports = [Reviewed("HTZ057", WEEK, revision)]
    approve(store, PROVINCE, Dataset.WEEKLY, reports)
    approve(store, MINISTRY, Dataset.WEEKLY, reports)
