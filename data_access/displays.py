"""Displays (大屏): a revocable, read-only way in for a wall that runs for days, or for a program.

A display is an account without a password, with one session that no idle limit ends.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session

from data_access.account_tables import Account
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.audit import write_audit_line
from data_access.errors import SettingRefusedError
from data_access.permissions import Action, check_may
from data_access.refusals import noting_refusals
from data_access.sign_in_sessions import start_session, valid_session, with_token
from data_access.store import Store
from data_access.versions import Basis
from indicators.safe_text import storable
from indicators.vocabulary import PROVINCES_ZH, Role

DISPLAY_PREFIX: Final = "display-"
MOST_DAYS: Final = 92


@dataclass(frozen=True, slots=True)
class Display:
    """A display as its link shows it before it is opened."""

    name_zh: str
    area_zh: str
    until: datetime


def add_display(
    store: Store, actor: Actor, name_zh: str, area: str, days: int, now: datetime
) -> str:
    """Make a display for the nation or a province; returns its token, which is shown once.

    It sees what a leader of that area sees and can change nothing. Closing its session revokes it.

    Raises:
        SettingRefusedError: it has no name, the area is no province, or the days are too many.
        PermissionDeniedError: the actor keeps no displays; audited.
    """
    said = storable(name_zh).strip()
    if not said:
        raise SettingRefusedError("请写明大屏放在哪里")
    if area and area not in PROVINCES_ZH:
        raise SettingRefusedError(f"没有“{area}”这个省份；全国则不填")
    if not 1 <= days <= MOST_DAYS:
        raise SettingRefusedError(f"有效期应为 1—{MOST_DAYS} 天")
    username, until = DISPLAY_PREFIX + secrets.token_hex(4), now + timedelta(days=days)
    scope = Scope(ScopeLevel.PROVINCE, area) if area else Scope()
    with noting_refusals(store, actor), store.writing() as session:
        check_may(actor, Action.KEEP_DISPLAYS)
        session.add(
            Account(
                username=username,
                person_zh=said,
                role=Role.LEADER,
                scope_level=scope.level,
                scope_area=scope.area,
                must_change_password=False,
                created_at=now,
            )
        )
        session.flush()
        token = start_session(session, username, "", now, display_until=until)
        details = {"person": said, "scope": scope.key, "until": until}
        write_audit_line(session, actor, "add_display", username, details, store.clock())
    return token


def display_of(session: Session, token: str, now: datetime) -> Display | None:
    """The display that a link's token opens, or None where it is revoked, over or no display."""
    found = valid_session(session, with_token(token), now)
    until = found[0].display_until if found else None
    if found is None or until is None:
        return None
    return Display(found[1].person_zh, found[1].scope_area, until)


def basis_for(actor: Actor, asked: Basis) -> Basis:
    """Which reports count for the actor: for a display only those that were approved."""
    return Basis.APPROVED if is_display(actor.username) else asked


def is_display(username: str) -> bool:
    """Whether an account is a display's: nobody signs in with it."""
    return username.startswith(DISPLAY_PREFIX)
