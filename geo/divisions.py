"""The tree of divisions that a map opens down: the nation, a province, a city, a county."""

from dataclasses import dataclass
from functools import cache

from geo.boundaries import Level
from geo.places.division_register import City, County, Province, cities, counties, provinces


class UnknownDivisionError(LookupError):
    """A code that no division bears; `adcode` is what was asked for."""

    def __init__(self, adcode: str) -> None:
        super().__init__(adcode)
        self.adcode = adcode


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division (行政区划); the position [degrees] is about its middle."""

    adcode: str
    name_zh: str
    level: Level
    above: str
    lon: float
    lat: float


def division(adcode: str) -> Division:
    """The division of a code; where two levels share one (北京市、仙桃市), the higher.

    Raises:
        UnknownDivisionError: no division bears the code.
    """
    try:
        return _by_code()[adcode]
    except KeyError:
        raise UnknownDivisionError(adcode) from None


def path_to(adcode: str) -> tuple[Division, ...]:
    """The divisions from the province down to this one, itself last.

    Raises:
        UnknownDivisionError: no division bears the code.
    """
    found = division(adcode)
    return (*path_to(found.above), found) if found.above else (found,)


def within(adcode: str) -> tuple[Division, ...]:
    """What a division is divided into: a province's cities, a city's counties.

    A municipality (直辖市) is a single city and goes on to its counties. What is not divided
    (a county, 仙桃市, 澳门) is the only part of itself.

    Raises:
        UnknownDivisionError: no division bears the code.
    """
    return _below().get(adcode) or (division(adcode),)


def shown_in(adcode: str) -> Division:
    """The division on whose map one is seen: itself, or what lies above where it has no parts.

    Raises:
        UnknownDivisionError: no division bears the code.
    """
    found = division(adcode)
    return found if adcode in _below() or not found.above else division(found.above)


def province_adcode(adcode: str) -> str:
    """The code of the province a code lies in."""
    return f"{adcode[:2]}0000"


@cache
def _by_code() -> dict[str, Division]:
    lower_first = (
        *(_of_county(one) for one in counties()),
        *(_of_city(one) for one in cities()),
        *(_of_province(one) for one in provinces()),
    )
    return {one.adcode: one for one in lower_first}


@cache
def _below() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for one in _by_code().values():
        if one.above:
            found.setdefault(one.above, []).append(one)
    return {above: tuple(sorted(ones, key=_code)) for above, ones in found.items()}


def _code(one: Division) -> str:
    return one.adcode


def _of_county(one: County) -> Division:
    return Division(one.adcode, one.name_zh, Level.COUNTY, one.city_adcode, one.lon, one.lat)


def _of_city(one: City) -> Division:
    return Division(one.adcode, one.name_zh, Level.CITY, one.province_adcode, one.lon, one.lat)


def _of_province(one: Province) -> Division:
    return Division(one.adcode, one.name_zh, Level.PROVINCE, "", one.lon, one.lat)
