"""Which place a code and a name mean, and which ones they may have meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data_access.epidemic.place_names import same_name
from data_access.epidemic.places import (
    CANDIDATES,
    Place,
    is_city,
    is_in,
    place_of,
    places_like,
    places_named,
    province_of_code,
)
from data_access.uploads.wording import quoted, shown
from geo.places.divisions_of_2020 import CountyChange, county_changes

_URBAN_ZH: Final = "城区"


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
        looked_for = (places_like(name, province) for name, province in self.alike)
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
        if not is_city(code):
            city = place_of(f"{code[:4]}00") if is_city(f"{code[:4]}00") else None
            why_zh = f"城区公告用地市代码，{shown(code)} 不是"
            return Resolved(None, why_zh, (city,) if city else (), alike=((city_name, ""),))
        return _by_code(code, city_name, province, name)
    found = [one for one in places_named(city_name) if is_city(one.adcode) and is_in(one, province)]
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


def _by_code(code: str, name: str, province: str, written: str = "") -> Resolved:
    """The place of a code, if name and province are its own; `written` is the name as told."""
    place = place_of(code)
    if place is None:
        alike = (name, province or province_of_code(code)), (name, "")
        unknown = Resolved(None, f"区划名录里没有 {shown(code)}", alike=alike)
        return _changed(code, name, province) or unknown
    if name and not same_name(name, place.name_zh):
        return _unlike(code, place.name_zh, written or name, (place, *places_named(name)))
    return Resolved(place) if is_in(place, province) else _elsewhere(code, place, province)


def _unlike(code: str, is_zh: str, written: str, candidates: Sequence[Place]) -> Resolved:
    why_zh = f"{code} 是{is_zh}，与{quoted(written)}不符"
    return Resolved(None, why_zh, tuple(candidates[:CANDIDATES]))


def _elsewhere(code: str, place: Place, province: str) -> Resolved:
    return _unlike(code, f"{place.province_zh}{place.name_zh}", province, (place,))


def _by_name(name: str, province: str) -> Resolved:
    found = [one for one in places_named(name) if is_in(one, province)]
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
    if not is_in(places[0], province):
        return _elsewhere(code, places[0], province) if code else None
    if name and not any(same_name(name, one) for one in (change.old_name_zh, places[0].name_zh)):
        return _unlike(code, change.old_name_zh, name, (*places, *places_named(name)))
    when = f"{change.year}年" if change.year else ""
    said = f"{change.old_name_zh}（{change.old_adcode}）{when}{change.note_zh}"
    if change.kind == "split":
        return Resolved(None, f"{said}，没有一个代码能代替", places)
    note_zh = f"{said}，按{places[0].label_zh}收录"
    merged_from = change.old_adcode if change.kind == "merged" else ""
    return Resolved(places[0], note_zh=note_zh, merged_from=merged_from)
