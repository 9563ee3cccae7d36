"""The register of places: the 169 zones (国家高新区), provinces, cities and counties."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ALIAS_SEPARATOR: Final = "、"
_DATA: Final = Path(__file__).parent / "data"


class UnknownZoneError(LookupError):
    """A zone code that the register does not hold; `zone_code` is what was asked for."""

    def __init__(self, zone_code: str) -> None:
        super().__init__(zone_code)
        self.zone_code = zone_code


@dataclass(frozen=True, slots=True)
class Zone:
    """One national high-tech zone (国家高新区) as of 2020.

    The position [degrees] is the centroid of the county or, where `adcode_level` is "city", of
    the city: zones of one county share it. `case_adcode` is the area whose case counts stand
    for the zone. `county_confidence` is H, M or L.
    """

    zone_code: str
    name_zh: str
    short_name_zh: str
    province_zh: str
    city_zh: str
    county_zh: str
    adcode: str
    adcode_level: str
    county_confidence: str
    city_adcode: str
    lon: float
    lat: float
    year_approved: int
    case_adcode: str
    note_zh: str
    source: str
    aliases_zh: tuple[str, ...]

    @property
    def province_adcode(self) -> str:
        """The six digits of its province."""
        return f"{self.adcode[:2]}0000"

    @property
    def is_county_a_guess(self) -> bool:
        """Whether nothing confirmed the county."""
        return self.county_confidence == "L"


@dataclass(frozen=True, slots=True)
class Province:
    """A province-level division (省级行政区); the position [degrees] is where a map labels it."""

    adcode: str
    name_zh: str
    short_name_zh: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class City:
    """A prefecture-level city or a county directly under its province (地级、省直辖县级)."""

    adcode: str
    name_zh: str
    province_adcode: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class County:
    """A county-level division (县、市、区、旗) of the boundaries' year, 2024.

    The position [degrees] is about its middle.
    """

    adcode: str
    name_zh: str
    city_adcode: str
    lon: float
    lat: float

    @property
    def province_adcode(self) -> str:
        """The six digits of its province."""
        return f"{self.adcode[:2]}0000"


@dataclass(frozen=True, slots=True)
class CountyChange:
    """A county that the files of 2020 name otherwise than the register (区划调整).

    `kind` is renamed, moved, recoded, merged or split; the area of a split one is that of several
    counties now, so that no code stands for all of it. `year` is empty where only the code differs.
    """

    old_adcode: str
    old_name_zh: str
    year: str
    kind: str
    new_adcodes: tuple[str, ...]
    note_zh: str


@dataclass(frozen=True, slots=True)
class UrbanDistrict:
    """A district that the notices of a province grade within one 「XX市城区」."""

    city_adcode: str
    urban_area_zh: str
    district_adcode: str
    district_zh: str
    source_zh: str


@cache
def zones() -> tuple[Zone, ...]:
    """All 169 zones in the order of their codes.

    Source: geo/data/SOURCES.md.
    """
    return tuple(_zone(row) for row in _rows("zones.csv"))


def zone(zone_code: str) -> Zone:
    """The zone of a code.

    Raises:
        UnknownZoneError: the register holds no such code.
    """
    try:
        return _zones_by_code()[zone_code]
    except KeyError:
        raise UnknownZoneError(zone_code) from None


@cache
def provinces() -> tuple[Province, ...]:
    """All 34 province-level divisions in the order of their codes."""
    return tuple(
        Province(
            row["adcode"], row["name"], row["short_name"], float(row["lon"]), float(row["lat"])
        )
        for row in _rows("provinces.csv")
    )


@cache
def cities() -> tuple[City, ...]:
    """All divisions of the city level in the order of their codes."""
    return tuple(
        City(
            row["adcode"], row["name"], row["province_adcode"], float(row["lon"]), float(row["lat"])
        )
        for row in _rows("cities.csv")
    )


@cache
def counties() -> tuple[County, ...]:
    """All 2,891 county-level divisions in the order of their codes."""
    return tuple(
        County(row["adcode"], row["name"], row["city_adcode"], float(row["lon"]), float(row["lat"]))
        for row in _rows("counties.csv")
    )


@cache
def county_changes() -> tuple[CountyChange, ...]:
    """The counties whose name, code or extent is another today than in files of 2020.

    Source: geo/data/SOURCES.md; complete for the case file of 2020, not for the country.
    """
    return tuple(
        CountyChange(
            row["old_adcode"],
            row["old_name"],
            row["year"],
            row["kind"],
            tuple(row["new_adcodes"].split(ALIAS_SEPARATOR)),
            row["note"],
        )
        for row in _rows("county_changes.csv")
    )


@cache
def urban_districts() -> tuple[UrbanDistrict, ...]:
    """The districts of each 「XX市城区」, as the notices of Hubei merged them in March 2020."""
    return tuple(UrbanDistrict(*row.values()) for row in _rows("urban_areas.csv"))


@cache
def _zones_by_code() -> dict[str, Zone]:
    return {one.zone_code: one for one in zones()}


def _zone(row: dict[str, str]) -> Zone:
    return Zone(
        zone_code=row["zone_code"],
        name_zh=row["name"],
        short_name_zh=row["short_name"],
        province_zh=row["province"],
        city_zh=row["city"],
        county_zh=row["county"],
        adcode=row["adcode"],
        adcode_level=row["adcode_level"],
        county_confidence=row["county_confidence"],
        city_adcode=row["city_adcode"],
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        year_approved=int(row["year_approved"]),
        case_adcode=row["case_adcode"],
        note_zh=row["note"],
        source=row["source"],
        aliases_zh=tuple(row["aliases"].split(ALIAS_SEPARATOR)),
    )


def _rows(file_name: str) -> list[dict[str, str]]:
    with (_DATA / file_name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
