"""Who acts, and over what: the one place where scope becomes a condition."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, NamedTuple

from sqlalchemy import false, true

from data_access.register_tables import ReportingUnit
from data_access.tables import columns_in
from indicators.vocabulary import Role

_UNIT: Final = columns_in(ReportingUnit)


class ScopeLevel(StrEnum):
    """How far an actor sees."""

    NATION = "nation"
    PROVINCE = "province"
    ZONE = "zone"
    CARRIER = "carrier"
    NOWHERE = "nowhere"  # administrators and auditors: no business data at all


@dataclass(frozen=True, slots=True)
class Scope:
    """An area: the nation, a province by name, a zone or a carrier by code."""

    level: ScopeLevel = ScopeLevel.NATION
    area: str = ""

    @property
    def key(self) -> str:
        """The scope as part of a cache key."""
        return f"{self.level}:{self.area}"


class UnitPlace(NamedTuple):
    """Where a reporting unit stands, as far as scope asks."""

    unit_code: str
    province_zh: str
    zone_code: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever reads or writes: an argument of every function that touches the store.

    `username` is the account's, empty for programs and for whoever did not sign in.
    """

    name: str
    role: Role
    scope: Scope = Scope()
    username: str = ""


ANYBODY: Final = Actor("未登录", Role.ANONYMOUS, Scope(ScopeLevel.NOWHERE))


def within_scope(scope: Scope, unit: Any = _UNIT) -> Any:
    """The condition that keeps what the scope covers.

    Args:
        scope: whose.
        unit: the columns of the register: today's, or those of `units_at`.
    """
    match scope.level:
        case ScopeLevel.PROVINCE:
            return unit.province_zh == scope.area
        case ScopeLevel.ZONE:
            return (unit.unit_code == scope.area) | (unit.zone_code == scope.area)
        case ScopeLevel.CARRIER:
            return unit.unit_code == scope.area
        case ScopeLevel.NATION:
            return true()
        case _:
            return false()


def covers(scope: Scope, unit: UnitPlace) -> bool:
    """Whether the scope holds the unit; the same rule as `within_scope`, for one row."""
    match scope.level:
        case ScopeLevel.PROVINCE:
            return unit.province_zh == scope.area
        case ScopeLevel.ZONE:
            return scope.area in {unit.unit_code, unit.zone_code}
        case ScopeLevel.CARRIER:
            return unit.unit_code == scope.area
        case ScopeLevel.NATION:
            return True
        case _:
            return False
