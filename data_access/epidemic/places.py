"""Which place a code and a name mean, and which ones they may have meant (行政区划)."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Final

from data_access.epidemic.place_names import same_name
from data_access.uploads.wording import quoted, shown
from geo.places.division_register import cities, counties, provinces
from geo.places.divisions_of_2020 import CountyChange, county_changes

CANDIDATES: Final = 4
_SIMILAR: Final = 0.6
_URBAN_ZH: Final = "城区"


@dataclass(frozen=True, slots=True)
class Place:
    """A county or city of the register."""

    adcode: str
    name_zh: str
    province_zh: str

    @property
    def label_zh(self) -> str:
        """Name and code, as candidates are told."""
        return f"{self.name_zh}（{self.adcode}）"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The place, or None with why and the candidates; `note_zh` says what was read otherwise.

    Where candidates are still to be looked for, `alike` names what for: names and provinces, in
    that order. It takes ten milliseconds, so only what is told in full asks for it.
    `merged_from` is the former code of a county that is a part of the place now.
    """

    place: Place | None
    why_zh: str = ""
    candidates: tuple[Place, ...] = ()
    note_zh: str = ""
    alike: tuple[tuple[str, str], ...] = ()
    merged_from: str = ""

    @property
    def told_zh(self) -> str:
        """Why, and what it may have meant."""
        looked_for = (_close(name, province) for name, province in self.alike)
        candidates = self.candidates or next(filter(None, looked_for), ())
        if not candidates:
            return f"{self.why_zh}；请核对名称和代码"
        return f"{self.why_zh}；可能是 {'、'.join(one.label_zh for one in candidates)}"


def resolve_place(code: str, name: str, province: str = "") -> Resolved:
    """The place that a row means by its code, else by its name within the province.

    A code that the register does not hold is never replaced by a similar one; only a county that
    became exactly one other (更名、改隶) is read as that one, and said so.
    """
    if code:
        return _by_code(code, name, province)
    if not name:
        return Resolved(None, "没有代码也没有地名")
    return _by_name(name, province)


def resolve_urban(code: str, name: str, province: str = "") -> Resolved:
    """The city whose 「XX市城区」 a row means; its code is the city's, not a district's."""
    city_name = name.removesuffix(_URBAN_ZH)
    if code:
        if not _is_city(code):
            city = place_of(f"{code[:4]}00") if _is_city(f"{code[:4]}00") else None
            why_zh = f"城区公告用地市代码，{shown(code)} 不是"
            return Resolved(None, why_zh, (city,) if city else (), alike=((city_name, ""),))
        return _by_code(code, city_name, province, name)
    found = [one for one in _named(city_name) if _is_city(one.adcode) and _is_in(one, province)]
    if len(found) == 1:
        return Resolved(found[0])
    return Resolved(None, f"找不到{quoted(name)}所在的地市", alike=((city_name, ""),))


def split_since(code: str, year: int) -> CountyChange | None:
    """The later change that divided a county which the register still holds under that code."""
    return next(
        (one for one in county_changes()
         if one.old_adcode == code and one.kind == "split" and year < int(one.year)),
        None,
    )  # fmt: skip


def place_of(adcode: str) -> Place | None:
    """The place of a code; None where the register holds none."""
    return _by_adcode().get(adcode)


def province_of_code(adcode: str) -> str:
    """The province's name by the first two digits; empty where there is none."""
    return _province_names().get(adcode[:2], "")


def every_place() -> tuple[Place, ...]:
    """All places in the order of their codes."""
    return tuple(_by_adcode().values())


def _by_code(code: str, name: str, province: str, written: str = "") -> Resolved:
    """The place of a code, if name and province are its own; `written` is the name as told."""
    place = place_of(code)
    if place is None:
        alike = (name, province or province_of_code(code)), (name, "")
        unknown = Resolved(None, f"区划名录里没有 {shown(code)}", alike=alike)
        return _changed(code, name, province) or unknown
    if name and not same_name(name, place.name_zh):
        return _unlike(code, place.name_zh, written or name, (place, *_named(name)))
    return Resolved(place) if _is_in(place, province) else _elsewhere(code, place, province)


def _unlike(code: str, is_zh: str, written: str, candidates: Sequence[Place]) -> Resolved:
    why_zh = f"{code} 是{is_zh}，与{quoted(written)}不符"
    return Resolved(None, why_zh, tuple(candidates[:CANDIDATES]))


def _elsewhere(code: str, place: Place, province: str) -> Resolved:
    return _unlike(code, f"{place.province_zh}{place.name_zh}", province, (place,))


def _by_name(name: str, province: str) -> Resolved:
    found = [one for one in _named(name) if _is_in(one, province)]
    if len({one.adcode for one in found}) == 1:
        return Resolved(found[0])
    if found:
        return Resolved(
            None, f"{quoted(name)}有 {len(found)} 处同名，请写明代码", tuple(found[:CANDIDATES])
        )
    return _changed("", name, province) or Resolved(
        None, f"区划名录里没有{quoted(name)}", alike=((name, province),)
    )


def _changed(code: str, name: str, province: str) -> Resolved | None:
    """What became of a county of 2020 that the register no longer holds."""
    change = next(
        (one for one in county_changes()
         if (one.old_adcode == code if code else one.old_name_zh == name)),
        None,
    )  # fmt: skip
    if change is None:
        return None
    places = tuple(one for one in map(place_of, change.new_adcodes) if one)
    if not _is_in(places[0], province):
        return _elsewhere(code, places[0], province) if code else None
    if name and not any(same_name(name, one) for one in (change.old_name_zh, places[0].name_zh)):
        return _unlike(code, change.old_name_zh, name, (*places, *_named(name)))
    when = f"{change.year}年" if change.year else ""
    said = f"{change.old_name_zh}（{change.old_adcode}）{when}{change.note_zh}"
    if change.kind == "split":
        return Resolved(None, f"{said}，没有一个代码能代替", places)
    note_zh = f"{said}，按{places[0].label_zh}收录"
    merged_from = change.old_adcode if change.kind == "merged" else ""
    return Resolved(places[0], note_zh=note_zh, merged_from=merged_from)


@lru_cache(maxsize=1_000)
def _close(name: str, province: str) -> tuple[Place, ...]:
    """The places most like a name, within its province where that is known."""
    within = [one for one in every_place() if _is_in(one, province)]
    same = [one for one in within if same_name(name, one.name_zh)]
    names = {one.name_zh: one for one in within}
    similar = get_close_matches(name, list(names), CANDIDATES, _SIMILAR) if name else []
    return tuple(dict.fromkeys([*same, *(names[one] for one in similar)]))[:CANDIDATES]


def _is_city(code: str) -> bool:
    return code.endswith("00") and not code.endswith("0000") and code in _by_adcode()


def _is_in(place: Place, province: str) -> bool:
    """Whether a place lies in a province, written whole or short (湖北); in any without one."""
    return place.province_zh[:2] == province[:2] or not province


def _named(name: str) -> Sequence[Place]:
    return _by_name_zh().get(name, ())


@cache
def _by_adcode() -> dict[str, Place]:
    names = _province_names()
    municipal = [(one.adcode, one.name_zh) for one in provinces()]
    listed = [(one.adcode, one.name_zh) for one in cities()]
    listed += [(one.adcode, one.name_zh) for one in counties()]
    return {
        code: Place(code, name, names.get(code[:2], ""))
        for code, name in sorted([*municipal, *listed])
    }


@cache
def _by_name_zh() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for one in _by_adcode().values():
        found.setdefault(one.name_zh, []).append(one)
    return {name: tuple(places) for name, places in found.items()}


@cache
def _province_names() -> dict[str, str]:
    return {one.adcode[:2]: one.name_zh for one in provinces()}
