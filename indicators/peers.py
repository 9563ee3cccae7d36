"""Who can be compared: zones, provinces and groups of zones that are alike (同类组)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from indicators.vocabulary import LabelledEnum

MOST_MEMBERS: Final = 8  # more lines cannot be told apart
MOST_IN_ORDER: Final = 4  # where nobody chose yet
SEPARATOR: Final = ","  # between the keys of members in an address


class MemberKind(LabelledEnum):
    """What is compared."""

    ZONE = "zone", "高新区"
    PROVINCE = "province", "省份"
    GROUP = "group", "同类组"


class PeerKind(LabelledEnum):
    """What the zones of a peer group have in common; `field` of a zone holds the code word."""

    PROVINCE = "province_zh", "同省"
    SIZE = "size", "同规模"
    RISK = "group", "同风险等级"
    INDUSTRY = "theme_zh", "同产业"

    @property
    def field(self) -> str:
        """The column that the zones of a group share."""
        return self.value


@dataclass(frozen=True, slots=True)
class Member:
    """One line of a comparison: a zone, or the zones it is summed from.

    Attributes:
        key: its name in an address.
        kind: what it is.
        name_zh: as written beside its line.
        title_zh: in full.
        zone_codes: the zones that make it up.
    """

    key: str
    kind: MemberKind
    name_zh: str
    title_zh: str
    zone_codes: tuple[str, ...]

    @property
    def listed_zh(self) -> str:
        """As offered in a list: groups with the number of their zones."""
        is_zone = self.kind is MemberKind.ZONE
        return self.title_zh if is_zone else f"{self.title_zh}（{len(self.zone_codes)}家）"


def names_of(members: Sequence[Member], taken: str = "") -> dict[str, str]:
    """What each member's line is called, by key; two of one name carry their keys too."""
    names = [member.name_zh for member in members]
    twice = {name for name in names if names.count(name) > 1} | {taken}
    return {
        member.key: f"{member.name_zh}（{member.key}）"
        if member.name_zh in twice and member.kind is not MemberKind.PROVINCE
        else member.name_zh
        for member in members
    }


def usual_members(
    members: Mapping[str, Member], zones: pd.DataFrame, kind: MemberKind
) -> list[str]:
    """Whom a visitor meets first: the largest zones, the provinces with most zones, the sizes."""
    if kind is MemberKind.ZONE:
        known = zones.dropna(subset=["enterprises_known"])
        return list(known.nlargest(MOST_IN_ORDER, "enterprises_known")["unit_code"])
    found = [member for member in members.values() if member.kind is kind]
    if kind is MemberKind.PROVINCE:
        found = sorted(found, key=lambda member: -len(member.zone_codes))
    return [member.key for member in found[:MOST_IN_ORDER]]


def keys_in(address: str, members: Iterable[str]) -> list[str]:
    """The members an address names, each once, as many as one figure holds."""
    known = set(members)
    asked = dict.fromkeys(address.split(SEPARATOR))
    return [key for key in asked if key in known][:MOST_MEMBERS]
