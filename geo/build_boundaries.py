"""Builds geo/data from the Tianditu boundaries: python -m geo.build_boundaries.

Simplified cities are dissolved into provinces and these into the country, so that the levels
nest exactly; counties are simplified less, in one file per province.
"""

import csv
import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.build_coverage import GRID_DECIMALS, clean_coverage, clockwise, dissolve, simplify_coverage
from geo.build_marks import dash_lines, island_dots, strokes
from geo.build_tianditu import Division, read_divisions, tianditu_folder

DATA: Final = Path(__file__).parent / "data"
CITY_TOLERANCE_M: Final = 3_000.0  # the national view: less than one pixel on a wall
COUNTY_TOLERANCE_M: Final = 1_000.0  # one province fills the frame ...
SMALL_TOLERANCE_M: Final = 200.0  # ... and a municipality, Hong Kong or Macao does so too
SMALL_PROVINCES: Final = ("110000", "120000", "310000", "810000", "820000")
COUNTRY: Final = ("100000", "中华人民共和国")
SOUTHERN_CITY: Final = "4603"  # 三沙市

Feature = dict[str, Any]
Member = TypeVar("Member")


def build(source: Path, target: Path) -> None:
    """Write every file of geo/data that is made from the boundaries."""
    cities = read_divisions(source, "city")
    provinces = read_divisions(source, "province")
    counties = read_divisions(source, "district")
    city_areas = simplify_coverage(_clean(cities), CITY_TOLERANCE_M)
    province_areas = [dissolve(_within(city_areas, cities, one.adcode)) for one in provinces]
    clean_counties = _clean(counties)

    write_features(target / "country.json.gz", [feature(*COUNTRY, dissolve(province_areas))])
    write_features(target / "province.json.gz", _features(provinces, province_areas))
    write_features(target / "city.json.gz", _features(cities, city_areas))
    for one in provinces:
        tolerance = SMALL_TOLERANCE_M if one.adcode in SMALL_PROVINCES else COUNTY_TOLERANCE_M
        areas = simplify_coverage(_within(clean_counties, counties, one.adcode), tolerance)
        places = [place for place in counties if place.province_adcode == one.adcode]
        write_features(target / "county" / f"{one.adcode}.json.gz", _features(places, areas))
    southern = [place.adcode.startswith(SOUTHERN_CITY) for place in counties]
    marks = {
        "islands": island_dots(clean_counties, _kept(clean_counties, southern)),
        "dashes": dash_lines(DATA / "ten_dash_line.geojson"),
        "strokes": {
            one.adcode: strokes(area) for one, area in zip(provinces, province_areas, strict=True)
        },
    }
    write_gzip(target / "marks.json.gz", marks)
    _write_cities(target / "cities.csv", cities)
    write_counties(target / "counties.csv", counties)


def feature(adcode: str, name_zh: str, area: BaseGeometry) -> Feature:
    """One GeoJSON feature, its rings clockwise."""
    return {
        "type": "Feature",
        "id": adcode,
        "properties": {"name": name_zh},
        "geometry": _geometry(clockwise(area)),
    }


def write_features(path: Path, features: Sequence[Feature]) -> None:
    """A feature collection as gzipped GeoJSON."""
    write_gzip(path, {"type": "FeatureCollection", "features": list(features)})


def write_gzip(path: Path, content: object) -> None:
    """The same content gives the same bytes: no time stamp, keys as given, no spaces."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def _features(places: Sequence[Division], areas: Sequence[BaseGeometry]) -> list[Feature]:
    return [
        feature(place.adcode, place.name_zh, area)
        for place, area in zip(places, areas, strict=True)
    ]


def _geometry(area: BaseGeometry) -> dict[str, Any]:
    shape = mapping(area)
    return {"type": shape["type"], "coordinates": _rounded(shape["coordinates"])}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float):
        return round(coordinates, GRID_DECIMALS)
    return [_rounded(member) for member in coordinates]


def _clean(places: Sequence[Division]) -> list[BaseGeometry]:
    return clean_coverage([place.area for place in places])


def _within(
    areas: Sequence[BaseGeometry], places: Sequence[Division], province_adcode: str
) -> list[BaseGeometry]:
    return _kept(areas, [place.province_adcode == province_adcode for place in places])


def _kept(members: Sequence[Member], chosen: Iterable[bool]) -> list[Member]:
    return [member for member, is_chosen in zip(members, chosen, strict=True) if is_chosen]


def _write_cities(path: Path, cities: Sequence[Division]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["adcode", "name", "province_adcode", "lon", "lat"])
        writer.writerows(
            [one.adcode, one.name_zh, one.province_adcode, one.lon, one.lat] for one in cities
        )


def write_counties(path: Path, counties: Sequence[Division]) -> None:
    """Names and codes of the counties in the order of the boundary files."""
    ordered = sorted(counties, key=lambda one: one.province_adcode)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["adcode", "name", "province_adcode"])
        writer.writerows([one.adcode, one.name_zh, one.province_adcode] for one in ordered)


if __name__ == "__main__":
    build(tianditu_folder(), DATA)
