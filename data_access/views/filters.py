"""What a reader asks for beside the moment: an area of the map."""

from dataclasses import dataclass, replace

from data_access.actor import Actor, Scope, ScopeLevel


@dataclass(frozen=True, slots=True)
class Area:
    """The nation, or one province by name."""

    province_zh: str = ""

    @property
    def label_zh(self) -> str:
        """The area as people call it."""
        return self.province_zh or "全国"


NATION = Area()


def looking_at(actor: Actor, area: Area) -> Actor:
    """The actor looking at an area: never more than the actor's own scope."""
    if not area.province_zh or actor.scope.level is not ScopeLevel.NATION:
        return actor
    return replace(actor, scope=Scope(ScopeLevel.PROVINCE, area.province_zh))
