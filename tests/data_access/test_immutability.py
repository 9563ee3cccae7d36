"""What was accepted cannot be changed, deleted or emptied, whatever statement tries."""

import re
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.all_tables import IMMUTABLE_TABLES
from data_access.briefing_content import BriefingContent
from data_access.briefings import save_briefing
from data_access.epidemic.kinds import EpidemicKind
from data_access.questions import Asked, ask_question, close_question
from data_access.reopenings import ask_to_reopen
from data_access.reviewing import Reviewed, approve
from data_access.risk_tables import CaseCount, RiskNotice
from data_access.schedules import set_schedule
from data_access.store import Store
from data_access.tables import table_of
from data_access.uploads.delivery import Delivery
from data_access.uploads.intake import accept
from data_access.uploads.issues import Issue
from data_access.versions import Basis
from indicators.schedules import ReportingSchedule
from indicators.vocabulary import Dataset, Role, Severity
from tests.actors import MINISTRY, SYSTEM
from tests.data_access import epidemic_files
from tests.data_access.drawn_reports import deliver, drawn_reports, rename_zone

CHANGES = {
    "update": "UPDATE {table} SET {column} = {column}",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
    "replace": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
}
NOT_ITS_WORDS = {"sqlite": "truncate", "postgresql": "replace"}


@pytest.fixture
def full_store(store: Store) -> Store:
    """A line in every immutable table."""
    found = Issue(2, "备注", "无", "V01", Severity.NOTE, "已清除")
    rows = drawn_reports("unit | week\nHTZ057 | 04-05")
    accept(store, MINISTRY, Delivery(b"", "drawn.csv", Dataset.WEEKLY, rows, issues=(found,)))
    deliver(store, "unit | week\nCAR1 | 04-05", Dataset.CARRIERS)
    deliver(store, "unit | week\nBCY1 | 04-05", Dataset.ROLLOUT)
    case = {
        "unit_code": "HTZ057", "counted_on": date(2020, 4, 5), "case_adcode": "340100",
        "confirmed_cumulative": 1, "new_confirmed_14d": 0, "data_version_id": 1,
    }  # fmt: skip
    notice = {
        "id": 1, "announced_on": date(2020, 3, 9), "issuer_zh": "某指挥部", "place_zh": "某县",
        "adcode": "340100", "unit_type": "county", "risk_level": "low", "source": "某报",
        "data_version_id": 1,
    }  # fmt: skip
    with store.writing() as session:
        session.execute(insert(table_of(CaseCount)), [case])
        session.execute(insert(table_of(RiskNotice)), [notice])
    for kind, line in (
        (EpidemicKind.CASES, "统计日期 | 代码 | 确诊\n2020-03-08 | 420100 | 49912"),
        (EpidemicKind.CLUSTERS, "日期 | 代码 | cluster\n2020-03-08 | 420100 | 有"),
        (EpidemicKind.CORRECTIONS, "统计日期 | 代码 | 订正数\n2020-03-08 | 420100 | 1"),
    ):
        epidemic_files.keep(store, kind, line)
    set_schedule(store, SYSTEM, Dataset.WEEKLY, date(2020, 4, 5), ReportingSchedule())
    unit_weeks = [("HTZ057", date(2020, 4, 5))]
    ask_to_reopen(store, MINISTRY, Dataset.WEEKLY, unit_weeks, "漏统")
    reviewer = Actor("安徽省审核员", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"))
    asked = Asked(Dataset.WEEKLY, *unit_weeks[0], "", "请核实", date(2030, 1, 1))
    close_question(store, reviewer, ask_question(store, reviewer, asked))
    approve(store, reviewer, Dataset.WEEKLY, [Reviewed("HTZ057", date(2020, 4, 5), 1)])
    kept = BriefingContent("周例会", date(2020, 4, 5), 1, Basis.ALL, ["headline"])
    save_briefing(store, MINISTRY, kept)
    rename_zone(store, "芜湖高新区")
    return store


def test_every_change_of_what_was_accepted_is_refused(full_store: Store) -> None:
    verbs = set(CHANGES) - {NOT_ITS_WORDS[full_store.writer.dialect.name]}

    outcomes = {
        (verb, table): outcome(full_store, CHANGES[verb].format(table=table, column=column))
        for table, column in first_columns(full_store).items()
        for verb in verbs
    }

    assert outcomes == {(verb, table): f"{table} is immutable" for verb, table in outcomes}
    assert {table for _, table in outcomes} == set(IMMUTABLE_TABLES)


def outcome(store: Store, statement: str) -> str:
    try:
        with store.writing() as session:
            session.execute(text(statement))
    except DBAPIError as refused:
        found = re.search(r"\w+ is immutable", str(refused.orig))
        return found.group() if found else str(refused.orig)
    return "changed"


def first_columns(store: Store) -> dict[str, str]:
    with store.reading() as session:
        return {
            table: next(iter(session.execute(text(f"SELECT * FROM {table}")).keys()))  # noqa: S608
            for table in IMMUTABLE_TABLES
        }


def test_a_reading_session_cannot_write(store: Store) -> None:
    with store.reading() as session, pytest.raises(DBAPIError, match=r"read.?only"):
        session.execute(text("DELETE FROM head"))


def test_one_reading_session_sees_one_moment(store: Store) -> None:
    count = text("SELECT count(*) FROM revision")
    with store.reading() as session:
        before = session.execute(count).scalar()
        deliver(store, "unit | week\nHTZ057 | 04-05")

        after = session.execute(count).scalar()

    assert (before, after) == (0, 0)


def test_an_instant_without_its_zone_is_refused(store: Store) -> None:
    naive = datetime(2020, 4, 5, tzinfo=UTC).replace(tzinfo=None)

    with pytest.raises(Exception, match="time zone"):
        deliver(store, "unit | week\nHTZ057 | 04-05", at=naive)
