"""Everything that can be compared in a week: zones, provinces, and groups of zones alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import pandas as pd

from indicators.peers import SEPARATOR, Member, MemberKind, PeerKind
from indicators.risk_groups import CaseGroup, RiskGroup
from indicators.size_classes import RANGES_ZH, SizeClass
from indicators.vocabulary import PROVINCES_ZH


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
