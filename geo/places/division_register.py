"""The provinces, cities and counties (省、市、县) of the register."""

from dataclasses import dataclass
from functools import cache

from geo.places.register_files import register_rows


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


@cache
def provinces() -> tuple[Province, ...]:
    """All 34 province-level divisions in the order of their codes."""
    return tuple(
        Province(
            row["adcode"], row["name"], row["short_name"], float(row["lon"]), float(row["lat"])
        )
        for row in register_rows("provinces.csv")
    )


@cache
def cities() -> tuple[City, ...]:
    """All divisions of the city level in the order of their codes."""
    return tuple(
        City(
            row["adcode"], row["name"], row["province_adcode"], float(row["lon"]), float(row["lat"])
        )
        for row in register_rows("cities.csv")
    )


@cache
def counties() -> tuple[County, ...]:
    """All 2,891 county-level divisions in the order of their codes."""
    return tuple(
        County(row["adcode"], row["name"], row["city_adcode"], float(row["lon"]), float(row["lat"]))
        for row in register_rows("counties.csv")
    )
