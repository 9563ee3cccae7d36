"""What an account is made of, and the rules that a new one has to keep (账号规则)."""

import re
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session

from data_access.account_tables import Account
from data_access.actor import Scope, ScopeLevel
from data_access.displays import DISPLAY_PREFIX, is_display
from data_access.errors import SettingRefusedError
from data_access.register_tables import ReportingUnit
from geo.places.zone_register import zones
from indicators.safe_text import storable
from indicators.vocabulary import PROVINCES_ZH, Dataset, Role

_USERNAME: Final = re.compile(r"[a-z][a-z0-9._-]{2,31}")
_SCOPES: Final = {
    Role.ZONE_REPORTER: (ScopeLevel.ZONE,),
    Role.CARRIER_REPORTER: (ScopeLevel.CARRIER,),
    Role.PROVINCE_REVIEWER: (ScopeLevel.PROVINCE,),
    Role.MINISTRY_REVIEWER: (ScopeLevel.NATION,),
    Role.LEADER: (ScopeLevel.NATION, ScopeLevel.PROVINCE),
    Role.PRESENTER: (ScopeLevel.NATION, ScopeLevel.PROVINCE),
}


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What an account is made of."""

    username: str
    person_zh: str
    role: Role
    scope: Scope


def scope_for(role: Role, area: str) -> Scope:
    """The scope of a role over the area named; the widest it may have where none is named."""
    levels = _SCOPES.get(role, (ScopeLevel.NOWHERE,))
    return Scope(levels[-1] if area else levels[0], area)


def check_new_account(session: Session, wanted: NewAccount) -> None:
    """Raise SettingRefusedError where the rules for accounts do not allow this one."""
    if not _USERNAME.fullmatch(wanted.username):
        raise SettingRefusedError(
            "账号名由 3—32 个小写字母、数字和 . _ - 组成，以字母开头，如 hefei-zhang"
        )
    if is_display(wanted.username):
        raise SettingRefusedError(f"以 {DISPLAY_PREFIX} 开头的账号留给大屏")
    if session.get(Account, wanted.username) is not None:
        raise SettingRefusedError(f"账号 {wanted.username} 已存在")
    if not storable(wanted.person_zh).strip():
        raise SettingRefusedError("请写明使用人姓名")
    if wanted.scope.level not in _SCOPES.get(wanted.role, (ScopeLevel.NOWHERE,)):
        raise SettingRefusedError(f"{wanted.role.label_zh}的管辖范围不能是这一级")
    needs_area = wanted.scope.level not in {ScopeLevel.NATION, ScopeLevel.NOWHERE}
    if needs_area != bool(wanted.scope.area):
        raise SettingRefusedError(f"请写明{wanted.role.label_zh}管辖哪个省、高新区或载体")
    if needs_area and not _is_known(session, wanted.scope):
        raise SettingRefusedError(
            f"没有“{wanted.scope.area}”；省写全称，如安徽省；高新区、载体和单位写名录里的代码"
        )


def _is_known(session: Session, scope: Scope) -> bool:
    """Whether there is such a province, zone or carrier."""
    match scope.level:
        case ScopeLevel.PROVINCE:
            return scope.area in PROVINCES_ZH
        case ScopeLevel.ZONE:
            return any(zone.zone_code == scope.area for zone in zones())
        case _:
            unit = session.get(ReportingUnit, scope.area)
            return unit is not None and unit.dataset == Dataset.CARRIERS
