"""Who can be compared: zones, provinces and groups of zones that are alike (同类组)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from indicators.risk_groups import CaseGroup, RiskGroup
from indicators.size_classes import RANGES_ZH, SizeClass
from indicators.vocabulary import PROVINCES_ZH, LabelledEnum

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


def members_of(zones: pd.DataFrame) -> dict[str, Member]:
    """Everything that can be compared, found by key, in the order of the lists.

    Args:
        zones: one row per zone: unit_code, name_zh, short_name_zh and the field of each
            PeerKind, empty where nobody knows it.
    """
    members = [*_zones(zones), *_groups(zones, PeerKind)]
    return {member.key: member for member in members}


def peer_key(kind: PeerKind, word: str) -> str:
    """The key of the group whose zones have a code word in common."""
    plain = word.replace(SEPARATOR, "，")
    return plain if kind is PeerKind.PROVINCE else f"{kind.name.lower()}-{plain}"


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


def _zones(zones: pd.DataFrame) -> Iterator[Member]:
    columns = (zones[name] for name in ("unit_code", "name_zh", "short_name_zh", "province_zh"))
    for code, name, short, province in zip(*columns, strict=True):
        title = f"{name}　{province}　{code}"
        yield Member(code, MemberKind.ZONE, short or name, title, (code,))


def _groups(zones: pd.DataFrame, kinds: Iterable[PeerKind]) -> Iterator[Member]:
    for kind in kinds:
        of_word = zones.groupby(kind.field)["unit_code"].agg(tuple)
        codes_of = {str(word): codes for word, codes in of_word.items() if word}
        order = [str(word) for word in _ORDERS.get(kind, ())]
        for word in sorted(codes_of, key=lambda word: _place(word, order)):
            yield _group(kind, word, codes_of[word])


def _group(kind: PeerKind, word: str, codes: tuple[str, ...]) -> Member:
    if kind is PeerKind.PROVINCE:
        return Member(word, MemberKind.PROVINCE, word, word, codes)
    heading, name, full = kind.label_zh[1:], word, word
    if kind is PeerKind.SIZE:
        name, full = SizeClass(word).label_zh, f"{SizeClass(word).label_zh}，{RANGES_ZH[word]}"
    elif kind is PeerKind.RISK:
        heading, name, full = _risk_words(word)
    return Member(peer_key(kind, word), MemberKind.GROUP, name, f"{heading}：{full}", codes)


def _risk_words(word: str) -> tuple[str, str, str]:
    """Heading, name and name in full: by level under the rule, by cases before it."""
    if word in list(CaseGroup):
        label = CaseGroup(word).label_zh
        return _CASES_ZH, label, label
    label = RiskGroup(word).label_zh
    return PeerKind.RISK.label_zh[1:], _SHORT_ZH.get(word, label), label


_CASES_ZH: Final = "病例"
_SHORT_ZH: Final[Mapping[str, str]] = {RiskGroup.AT_LEAST_MEDIUM: "≥中风险"}
_ORDERS: Final[Mapping[PeerKind, tuple[str, ...]]] = {
    PeerKind.PROVINCE: PROVINCES_ZH,
    PeerKind.SIZE: tuple(SizeClass),
    PeerKind.RISK: (*RiskGroup, *CaseGroup),
}


def _place(word: str, order: Sequence[str]) -> tuple[int, str]:
    """Closed lists keep their order; words of the register follow."""
    return (order.index(word) if word in order else len(order), word)
