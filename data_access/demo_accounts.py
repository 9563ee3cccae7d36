"""The demo's accounts (演示账号): one for each role, without a password."""

from typing import Final, NamedTuple

from sqlalchemy import select
from sqlmodel import Session

from data_access.account_tables import Account
from data_access.actor import ScopeLevel
from data_access.signing_in import real_now
from data_access.store import Store
from data_access.tables import columns_in
from indicators.vocabulary import Role


class DemoAccount(NamedTuple):
    """Role, scope and the words on the button of the sign-in page."""

    username: str
    person_zh: str
    role: Role
    scope_level: ScopeLevel = ScopeLevel.NOWHERE
    scope_area: str = ""


DEMO_ACCOUNTS: Final = (
    DemoAccount("demo-leader", "领导", Role.LEADER, ScopeLevel.NATION),
    DemoAccount("demo-ministry", "部级审核员甲", Role.MINISTRY_REVIEWER, ScopeLevel.NATION),
    DemoAccount("demo-ministry-2", "部级审核员乙", Role.MINISTRY_REVIEWER, ScopeLevel.NATION),
    DemoAccount(
        "demo-anhui", "安徽省审核员", Role.PROVINCE_REVIEWER, ScopeLevel.PROVINCE, "安徽省"
    ),
    DemoAccount("demo-hefei", "合肥高新区填报员", Role.ZONE_REPORTER, ScopeLevel.ZONE, "HTZ057"),
    DemoAccount(
        "demo-carrier", "示例孵化器填报员", Role.CARRIER_REPORTER, ScopeLevel.CARRIER, "CAR03716"
    ),
    DemoAccount("demo-presenter", "汇报员", Role.PRESENTER, ScopeLevel.NATION),
    DemoAccount("demo-system", "系统管理员", Role.SYSTEM_ADMINISTRATOR),
    DemoAccount("demo-security", "安全管理员", Role.SECURITY_ADMINISTRATOR),
    DemoAccount("demo-auditor", "审计员", Role.AUDITOR),
)


def ensure_demo_accounts(store: Store) -> None:
    """Make what is missing of the demo's accounts; in production none is made."""
    if not store.settings.demo:
        return
    with store.reading() as session:
        if not _missing(session):
            return
    with store.writing() as session:
        for account in _missing(session):  # another server may have made them meanwhile
            session.add(
                Account(
                    **account._asdict(),
                    must_change_password=False,
                    is_demo=True,
                    created_at=real_now(),
                )
            )


def _missing(session: Session) -> list[DemoAccount]:
    held = set(session.execute(select(columns_in(Account).username)).scalars())
    return [account for account in DEMO_ACCOUNTS if account.username not in held]
