"""The places of the register: found by code, by name, and by what is like a name (行政区划)."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Final

from data_access.epidemic.place_names import same_name
from geo.places.division_register import cities, counties, provinces

CANDIDATES: Final = 4
_SIMILAR: Final = 0.6


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


def place_of(adcode: str) -> Place | None:
    """The place of a code; None where the register holds none."""
    return _by_adcode().get(adcode)


def province_of_code(adcode: str) -> str:
    """The province's name by the first two digits; empty where there is none."""
    return _province_names().get(adcode[:2], "")


def every_place() -> tuple[Place, ...]:
    """All places in the order of their codes."""
    return tuple(_by_adcode().values())


@lru_cache(maxsize=1_000)
def places_like(name: str, province: str) -> tuple[Place, ...]:
    """The places most like a name, within its province where that is known."""
    within = [one for one in every_place() if is_in(one, province)]
    same = [one for one in within if same_name(name, one.name_zh)]
    names = {one.name_zh: one for one in within}
    similar = get_close_matches(name, list(names), CANDIDATES, _SIMILAR) if name else []
    return tuple(dict.fromkeys([*same, *(names[one] for one in similar)]))[:CANDIDATES]


def is_city(code: str) -> bool:
    """Whether a code is that of a city, and the register holds it."""
    return code.endswith("00") and not code.endswith("0000") and code in _by_adcode()


def is_in(place: Place, province: str) -> bool:
    """Whether a place lies in a province, written whole or short (湖北); in any without one."""
    return place.province_zh[:2] == province[:2] or not province


def places_named(name: str) -> Sequence[Place]:
    """The places of exactly that name."""
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
