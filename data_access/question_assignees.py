"""Who may answer a question in the name of its unit (承办人)."""

from sqlalchemy import select
from sqlmodel import Session

from data_access.account_tables import Account
from data_access.accounts import actor_of_account
from data_access.actor import Actor, UnitPlace, covers
from data_access.errors import SettingRefusedError
from data_access.permissions import Action, may
from data_access.register import unit_places
from data_access.tables import columns_in
from indicators.vocabulary import Dataset

_account = columns_in(Account)


def assignees(
    session: Session, actor: Actor, dataset: Dataset, unit_code: str
) -> list[tuple[str, str]]:
    """The accounts that may answer for a unit within the actor's scope: username and name."""
    place = unit_places(session, dataset, [unit_code]).get(unit_code)
    if place is None or not covers(actor.scope, place):
        return []
    statement = select(Account).where(_account.disabled_at.is_(None)).order_by(_account.username)
    people = [actor_of_account(account) for account in session.execute(statement).scalars()]
    return [(one.username, one.name) for one in people if may(one, Action.ANSWER_QUESTION, place)]


def check_assignee(session: Session, place: UnitPlace, username: str) -> None:
    """Check whom a question is put to; nobody by name is always right.

    Raises:
        SettingRefusedError: there is no such account, it is closed, or it cannot answer for
            the unit.
    """
    account = session.get(Account, username) if username else None
    if account is not None and _may_answer(account, place):
        return
    if username:
        raise SettingRefusedError(f"“{username}”不能为 {place.unit_code} 答复；请另选承办人")


def _may_answer(account: Account, place: UnitPlace) -> bool:
    is_open = account.disabled_at is None
    return is_open and may(actor_of_account(account), Action.ANSWER_QUESTION, place)
