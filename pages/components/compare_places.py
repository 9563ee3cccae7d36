"""Where zones stand in their peer groups, and what sets those apart that lead or lag."""

from typing import Final

import pandas as pd

from data_access.views.filters import NATION_ZH
from figures.explanations import difficulty_sentence, place_zh
from indicators.catalogue import CARDS
from indicators.leading import ahead_and_behind
from indicators.peer_groups import peer_key
from indicators.peer_places import WHOLE, place_within, places_of
from indicators.peers import PeerKind
from pages.components import compare_parts as parts
from pages.components import risk_parts
from pages.components.caching import View, cached
from pages.components.compare_parts import Keys

_SAME_CASES_ZH: Final = "同病例分组"  # before there were levels
_SAID: Final = ["difficulty_zh", "difficulty_share", "group_share"]


@cached
def places(view: View, code: str, keys: Keys) -> pd.DataFrame:
    """The place of each zone among the members in each of its peer groups."""
    zones = parts.zones(view)
    rows = places_of(zones, keys, code, higher_is_better=_up(code))
    if view.area.province_zh:  # all that is seen is one province already
        rows = rows[rows["kind"] != PeerKind.PROVINCE.name]
    own = zones.set_index("unit_code")
    groups = [_group_key(kind, word) for kind, word in zip(rows["kind"], rows["word"], strict=True)]
    values = own[code].reindex(rows["unit_code"]).astype("Float64").to_numpy()
    group_values = pd.array([parts.group_value(view, code, key) for key in groups], dtype="Float64")
    said = zip(rows["place"], rows["placed"], strict=True)
    return rows.assign(
        short_name_zh=own["short_name_zh"].reindex(rows["unit_code"]).to_numpy(),
        peer_zh=[_kind_zh(view, kind) for kind in rows["kind"]],
        group_zh=[parts.groups(view)[key].name_zh for key in groups],
        place_zh=[place_zh(*one) for one in said],
        value=values,
        group_value=group_values,
        change=values - group_values,
    )


@cached
def apart(view: View, code: str, group: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Who leads and who lags in a peer group, with what sets each apart in words."""
    zones = parts.zones(view)
    within = zones[zones["unit_code"].isin(parts.groups(view)[group].zone_codes)]
    whole = parts.group_value(view, code, group)
    if whole is None:
        return within.iloc[:0], within.iloc[:0]
    ranks = place_within(within.assign(**{WHOLE: WHOLE}), code, WHOLE, higher_is_better=_up(code))
    ranked = within.join(ranks, on="unit_code")
    ahead, behind = ahead_and_behind(ranked, code, whole=whole, higher_is_better=_up(code))
    return _in_words(ahead, above=False), _in_words(behind, above=True)


def scope_note_zh(view: View) -> str:
    """Which zones the peer groups are drawn from, where that is not the nation."""
    seen_zh = view.area.label_zh
    return "" if seen_zh == NATION_ZH else f"{seen_zh}范围内："


def tied_first(rows: pd.DataFrame) -> int:
    """How many zones share the first place, where they are more than the rows that are shown."""
    first = rows[rows["place"] == 1]
    tied = int(first["tied"].iloc[0]) if len(first) else 0
    return tied if tied > len(rows) else 0


def place_line_zh(view: View, code: str, zone_code: str) -> str:
    """The places of one zone in the groups that its page does not rank it in elsewhere."""
    rows = places(view, code, (zone_code,))
    told = rows[rows["kind"].isin([PeerKind.SIZE.name, PeerKind.RISK.name, PeerKind.INDUSTRY.name])]
    said = zip(told["peer_zh"], told["group_zh"], told["place_zh"], strict=True)
    line = "　·　".join(f"{peer}（{group}）{place}" for peer, group, place in said)
    return f"{scope_note_zh(view)}{line}"


def peer_keys(view: View, code: str, zone_code: str) -> list[str]:
    """The zone and the groups it belongs to, by their keys."""
    rows = places(view, code, (zone_code,))
    kinds = zip(rows["kind"], rows["word"], strict=True)
    return [zone_code, *(_group_key(kind, word) for kind, word in kinds if kind != WHOLE)]


def _in_words(rows: pd.DataFrame, *, above: bool) -> pd.DataFrame:
    said = zip(*(rows[name] for name in _SAID), strict=True)
    return rows.assign(why_zh=[difficulty_sentence(*one, above=above) for one in said])


def _group_key(kind: str, word: str) -> str:
    return WHOLE if kind == WHOLE else peer_key(PeerKind[kind], word)


def _kind_zh(view: View, kind: str) -> str:
    if kind == WHOLE:
        return view.area.label_zh
    is_case = kind == PeerKind.RISK.name and not risk_parts.has_levels(view)
    return _SAME_CASES_ZH if is_case else PeerKind[kind].label_zh


def _up(code: str) -> bool:
    return CARDS[code].higher_is_better is not False
