"""Who acts, and over what: the one place where scope becomes a condition."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, NamedTuple

from sqlalchemy import false, true

from data_access.errors import PermissionDeniedError
from data_access.tables import ReportingUnit, columns_in
from indicators.vocabulary import Role


class ScopeLevel(StrEnum):
    """How far an actor sees."""

    NATION = "nation"
    PROVINCE = "province"
    ZONE = "zone"
    CARRIER = "carrier"


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
    """Whoever reads or writes: an argument of every function that touches the store."""

    name: str
    role: Role
    scope: Scope = Scope()


DEMO_ACTOR: Final = Actor("演示用户", Role.DEMO)
SETTING_ROLES: Final = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.DEMO})
REVIEWING_ROLES: Final = frozenset({Role.PROVINCE_REVIEWER, Role.MINISTRY_REVIEWER, Role.DEMO})
REPORTING_ROLES: Final = frozenset(
    {
        Role.ZONE_REPORTER,
        Role.CARRIER_REPORTER,
        Role.PROVINCE_REVIEWER,
        Role.MINISTRY_REVIEWER,
        Role.DEMO,
    }
)


def within_scope(scope: Scope) -> Any:
    """The condition on `reporting_unit` that keeps what the scope covers."""
    match scope.level:
        case ScopeLevel.PROVINCE:
            return columns_in(ReportingUnit).province_zh == scope.area
        case ScopeLevel.ZONE:
            columns = columns_in(ReportingUnit)
            return (columns.unit_code == scope.area) | (columns.zone_code == scope.area)
        case ScopeLevel.CARRIER:
            return columns_in(ReportingUnit).unit_code == scope.area
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


def can_submit(actor: Actor, unit: UnitPlace) -> bool:
    """Whether the actor may report for the unit."""
    return actor.role in REPORTING_ROLES and covers(actor.scope, unit)


def check_can_submit(actor: Actor, unit: UnitPlace) -> None:
    """Raise unless the actor may report for the unit.

    Raises:
        PermissionDeniedError: role or scope forbid it.
    """
    if not can_submit(actor, unit):
        raise PermissionDeniedError("submit", unit.unit_code)


def can_set_schedules(actor: Actor) -> bool:
    """Whether the actor may say when reports are due."""
    return actor.role in SETTING_ROLES


def check_can_set_schedules(actor: Actor) -> None:
    """Raise unless the actor may say when reports are due.

    Raises:
        PermissionDeniedError: the role forbids it.
    """
    if not can_set_schedules(actor):
        raise PermissionDeniedError("set_schedule", "")


def can_reopen(actor: Actor, unit: UnitPlace) -> bool:
    """Whether the actor may open a closed week for the unit, or decline to."""
    return actor.role in REVIEWING_ROLES and covers(actor.scope, unit)


def check_can_reopen(actor: Actor, unit: UnitPlace) -> None:
    """Raise unless the actor may open a closed week for the unit.

    Raises:
        PermissionDeniedError: role or scope forbid it.
    """
    if not can_reopen(actor, unit):
        raise PermissionDeniedError("reopen", unit.unit_code)
