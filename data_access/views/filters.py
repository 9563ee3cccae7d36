"""What a reader asks for beside the moment: an area of the map."""

from dataclasses import dataclass, replace
from typing import Final

from data_access.actor import Actor, Scope, ScopeLevel

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


def looking_at(actor: Actor, area: Area) -> Actor:
    """The actor looking at an area: never more than the actor's own scope."""
    if not area.province_zh or actor.scope.level is not ScopeLevel.NATION:
        return actor
    return replace(actor, scope=Scope(ScopeLevel.PROVINCE, area.province_zh))
