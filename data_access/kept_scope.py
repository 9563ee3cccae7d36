"""Which of the kept sums an actor may see: by area, or by zone where the question asks it."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, false, true

from data_access.actor import Actor, ScopeLevel

_NOWHERE: Final[ColumnElement[bool]] = false()


def key_dtypes(keys: Sequence[str]) -> dict[str, str]:
    """The dtypes of what sums are found by: words, and weeks as dates."""
    return {name: "object" if name == "week_ending" else "str" for name in keys}


def in_kept_scope(kept: Any, actor: Actor) -> ColumnElement[bool]:
    """The condition that keeps an actor's sums; a single carrier has none of its own."""
    scope = actor.scope
    conditions: dict[ScopeLevel, ColumnElement[bool]] = {
        ScopeLevel.NATION: true(),
        ScopeLevel.PROVINCE: kept.province_zh == scope.area,
        ScopeLevel.ZONE: kept.zone_code == scope.area,
    }
    return conditions.get(scope.level, _NOWHERE)


def at_level(kept: Any, actor: Actor, keys: Sequence[str]) -> ColumnElement[bool]:
    """Every amount is kept twice: the condition that reads the one of the two that is asked."""
    is_by_zone = "zone_code" in keys or actor.scope.level is ScopeLevel.ZONE
    condition: ColumnElement[bool] = kept.zone_code != "" if is_by_zone else kept.zone_code == ""
    return condition
