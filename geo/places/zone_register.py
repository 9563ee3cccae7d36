"""The 169 zones (国家高新区) of the register."""

from dataclasses import dataclass
from functools import cache

from geo.places.register_files import ALIAS_SEPARATOR, register_rows


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


@cache
def zones() -> tuple[Zone, ...]:
    """All 169 zones in the order of their codes.

    Source: geo/data/SOURCES.md.
    """
    return tuple(_zone(row) for row in register_rows("zones.csv"))


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
