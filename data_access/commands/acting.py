"""Whom a command acts for: the same roles and scopes as on the pages."""

import argparse
from typing import Final

from data_access.account_tables import Account
from data_access.accounts import actor_of_account
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.commands.chinese_parser import person
from data_access.errors import ActorUnknownError
from data_access.store import Store
from indicators.safe_text import storable
from indicators.vocabulary import Role

TERMINAL_ZH: Final = "命令行"
_AT_HOME: Final = {Role.SYSTEM_ADMINISTRATOR: ScopeLevel.NOWHERE}


def add_by(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """The option that names an account; in the demo any name will do."""
    parser.add_argument(
        "--by", type=person, required=required, metavar="账号", help="以哪个账号的权限操作"
    )


def acting(store: Store, name: str | None, demo_role: Role = Role.MINISTRY_REVIEWER) -> Actor:
    """The account of that name; in the demo a name without one acts in a role of the nation.

    Raises:
        ActorUnknownError: no such account is open, or none is named in production.
    """
    with store.reading() as session:
        account = session.get(Account, name) if name else None
    if account is not None and account.disabled_at is None:
        return actor_of_account(account)
    if store.settings.demo and account is None:
        scope = Scope(_AT_HOME.get(demo_role, ScopeLevel.NATION))
        return Actor(storable(name or TERMINAL_ZH), demo_role, scope)
    raise ActorUnknownError(name or "")
