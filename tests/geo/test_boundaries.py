"""The boundaries that are shipped: valid, nested, complete, small."""

import gzip
import json
from functools import cache
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo import boundaries
from geo.boundaries import (
    Level,
    UnknownBoundaryError,
    boundary_bytes,
    boundary_features,
    boundary_version,
    dash_lines,
    empty_topology,
    islands,
    province_ids,
    stroke_lines,
)
from geo.places.zone_register import zones

DATA = Path(boundaries.__file__).parent / "data"
LARGEST_BYTES = 3_000_000
KNOWN_ISLANDS = {
    "钓鱼岛": (123.47, 25.74),
    "赤尾屿": (124.56, 25.92),
    "东沙岛": (116.72, 20.70),
    "永兴岛": (112.33, 16.83),
    "黄岩岛": (117.75, 15.15),
    "太平岛": (114.37, 10.38),
    "曾母暗沙": (112.28, 3.97),
}
# The national view simplifies to 3 km, which is much for Hong Kong and most of Macao.
AREA_DIFFERENCES = {
    "110000": 0.03,
    "310000": 0.06,
    "460000": 0.06,
    "710000": 0.03,
    "810000": 0.2,
    "820000": 0.6,
}


@cache
def areas(level: Level, code: str | None = None) -> dict[str, BaseGeometry]:
    return {one["id"]: shape(one["geometry"]) for one in boundary_features(level, code)}


def test_all_34_provinces_are_there() -> None:
    codes = set(areas(Level.PROVINCE))

    assert codes == set(province_ids())
    assert len(codes) == 34
    assert {"710000", "810000", "820000"} <= codes


@pytest.mark.parametrize("level", [Level.PROVINCE, Level.CITY])
def test_no_two_areas_of_a_level_overlap_or_miss_each_other(level: Level) -> None:
    shapes = list(areas(level).values())

    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("code", AREA_DIFFERENCES)
def test_the_counties_of_a_province_fill_it(code: str) -> None:
    counties = list(areas(Level.COUNTY, code).values())
    province = areas(Level.PROVINCE)[code]

    joined = shapely.coverage_union_all(counties)

    assert shapely.coverage_is_valid(counties)
    assert joined.symmetric_difference(province).area / joined.area < AREA_DIFFERENCES[code]


def test_a_province_is_exactly_its_cities_and_the_country_its_provinces() -> None:
    cities, provinces = areas(Level.CITY), areas(Level.PROVINCE)
    differences = {
        code: shapely.coverage_union_all(
            [area for adcode, area in cities.items() if adcode[:2] == code[:2]]
        )
        .symmetric_difference(province)
        .area
        for code, province in provinces.items()
    }

    country = shapely.coverage_union_all(list(provinces.values()))

    assert max(differences.values()) == pytest.approx(0, abs=1e-9)
    assert areas(Level.COUNTRY)["100000"].symmetric_difference(country).area == pytest.approx(0)


@pytest.mark.parametrize(
    ("level", "code"),
    [
        (Level.COUNTRY, None),
        (Level.PROVINCE, None),
        (Level.CITY, None),
        (Level.CITY, "460000"),
        (Level.COUNTY, "460000"),
    ],
)
def test_every_outer_ring_runs_clockwise(level: Level, code: str | None) -> None:
    polygons = [part for area in areas(level, code).values() for part in shapely.get_parts(area)]

    assert not shapely.is_ccw([polygon.exterior for polygon in polygons]).any()


@pytest.mark.parametrize("name_zh", KNOWN_ISLANDS)
def test_an_island_is_kept_as_an_area_and_as_a_dot(name_zh: str) -> None:
    position = shapely.Point(KNOWN_ISLANDS[name_zh])
    dots = {one.name_zh: shapely.Point(one.lon, one.lat) for one in islands()}

    distances = (
        areas(Level.COUNTRY)["100000"].distance(position),
        dots[name_zh].distance(position),
    )

    assert max(distances) < 0.06  # [degrees]


def test_the_far_south_is_full_of_dots() -> None:
    southern = [one for one in islands() if one.lat < 12]

    assert len(southern) > 50


def test_there_are_ten_dashes_and_one_lies_east_of_taiwan() -> None:
    lons, lats = dash_lines()
    first_dash = list(zip(lons, lats, strict=True))[: lons.index(None)]

    assert lons.count(None) == lats.count(None) == 9
    assert first_dash == [(122.507, 23.468), (122.789, 24.572)]


def test_every_zone_has_its_county_and_city_in_the_boundaries() -> None:
    counties = {
        code for province in province_ids() for code in areas(Level.COUNTY, province)
    } | set(areas(Level.CITY))

    absent = [
        one.zone_code
        for one in zones()
        if not {one.adcode, one.case_adcode, one.city_adcode} <= counties
    ]

    assert absent == []


def test_every_zone_lies_in_its_province() -> None:
    provinces = areas(Level.PROVINCE)

    astray = [
        one.zone_code
        for one in zones()
        if provinces[one.province_adcode].distance(shapely.Point(one.lon, one.lat)) > 0
    ]

    assert astray == []


def test_the_files_are_small() -> None:
    sizes = [path.stat().st_size for path in DATA.rglob("*.json.gz")]

    assert len(sizes) == 3 + 34 + 34 + 1
    assert sum(sizes) <= LARGEST_BYTES


def test_a_code_that_is_no_province_is_refused() -> None:
    with pytest.raises(UnknownBoundaryError):
        boundary_bytes(Level.COUNTY, "../zones")


def test_provinces_take_no_code() -> None:
    with pytest.raises(UnknownBoundaryError):
        boundary_bytes(Level.PROVINCE, "110000")


def test_the_nation_has_no_file_of_all_counties() -> None:
    with pytest.raises(UnknownBoundaryError):
        boundary_bytes(Level.COUNTY)


def test_the_served_bytes_carry_no_time_stamp() -> None:
    header = boundary_bytes(Level.PROVINCE)[:8]

    assert header == b"\x1f\x8b\x08\x00\x00\x00\x00\x00"


def test_the_version_fits_into_a_url() -> None:
    version = boundary_version()

    assert (len(version), int(version, 16) > 0) == (12, True)


def test_plotly_gets_a_topology_of_nothing() -> None:
    topology = json.loads(empty_topology())

    shapes = [layer["geometries"] for layer in topology["objects"].values()]
    assert (topology["type"], topology["arcs"], shapes) == ("Topology", [], [[]] * 7)


def test_strokes_of_two_provinces_are_drawn_apart() -> None:
    lons, lats = stroke_lines(("110000", "120000"))
    alone, _ = stroke_lines(("110000",))

    assert lons[: len(alone) + 1] == [*alone, None]
    assert len(lons) == len(lats)


def test_features_carry_their_name() -> None:
    content = json.loads(gzip.decompress(boundary_bytes(Level.COUNTY, "820000")))

    assert [one["properties"] for one in content["features"]] == [{"name": "澳门特别行政区"}]
