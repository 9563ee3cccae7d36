"""Counties and districts that the files of 2020 name or group otherwise than the register."""

from dataclasses import dataclass
from functools import cache

from geo.places.register_files import ALIAS_SEPARATOR, register_rows


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
        for row in register_rows("county_changes.csv")
    )


@cache
def urban_districts() -> tuple[UrbanDistrict, ...]:
    """The districts of each 「XX市城区」, as the notices of Hubei merged them in March 2020."""
    return tuple(UrbanDistrict(*row.values()) for row in register_rows("urban_areas.csv"))
