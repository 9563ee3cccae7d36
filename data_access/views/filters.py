"""What a reader asks for beside the moment: an area of the map."""

from dataclasses import dataclass, replace
from typing import Final

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.errors import PermissionDeniedError
from data_access.permissions import Action

NATION_ZH: Final = "全国"
OWN_ZH: Final = "本单位"


@dataclass(frozen=True, slots=True)
class Area:
    """All that an actor sees, or one province by name.

    `widest_zh` is what people call all of it: the nation, unless the actor's scope is narrower.
    """

    province_zh: str = ""
    widest_zh: str = NATION_ZH

    @property
    def label_zh(self) -> str:
        """The area as people call it."""
        return self.province_zh or self.widest_zh


NATION = Area()


def widest_area(actor: Actor) -> Area:
    """The largest area that the actor sees."""
    match actor.scope.level:
        case ScopeLevel.NATION:
            return NATION
        case ScopeLevel.PROVINCE:
            return Area(actor.scope.area)
        case _:
            return Area(widest_zh=OWN_ZH)


def area_of(actor: Actor, province_zh: str) -> Area:
    """The province that somebody names, or all that the actor sees where none is named.

    Raises:
        PermissionDeniedError: the province is not within the actor's scope.
    """
    widest = widest_area(actor)
    if not province_zh or province_zh == widest.province_zh:
        return widest
    if actor.scope.level is not ScopeLevel.NATION:
        reason = f"{province_zh}不在您的管辖范围内；您能看的是{widest.label_zh}"
        raise PermissionDeniedError(Action.VIEW, "", reason)
    return Area(province_zh)


def looking_at(actor: Actor, area: Area) -> Actor:
    """The actor looking at an area: never more than the actor's own scope."""
    if not area.province_zh or actor.scope.level is not ScopeLevel.NATION:
        return actor
    return replace(actor, scope=Scope(ScopeLevel.PROVINCE, area.province_zh))
