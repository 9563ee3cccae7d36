"""Building geo/data: the decoder, and simplification that keeps borders and islets."""

import struct
from pathlib import Path

import numpy as np
import pytest
import shapely

from geo.build_boundaries import feature, write_gzip
from geo.build_coverage import clean_coverage, clockwise, dissolve, parts_of, simplify_coverage
from geo.build_marks import strokes
from geo.build_tianditu import decode_areas


def _list(members: list[bytes]) -> bytes:
    sizes = [len(member) for member in members]
    return struct.pack(f"<{1 + len(members)}I", len(members), *sizes) + b"".join(members)


def _steps(lon: float, lat: float) -> tuple[int, int]:
    return round((lon + 180) / 2e-6), round((lat + 90) / 2e-6)


def test_a_ring_of_differences_and_one_of_points_decode_alike() -> None:
    points = [(100.0, 30.0), (100.002, 30.0), (100.002, 30.002), (100.0, 30.0)]
    steps = np.array([_steps(*point) for point in points])
    absolute = struct.pack("<I", 0) + steps.astype("<u4").tobytes()
    differences = (
        struct.pack("<I", 1)
        + steps[0].astype("<u4").tobytes()
        + np.diff(steps, axis=0).astype("<i2").tobytes()
    )
    polygon = struct.pack("<I", 5) + _list([absolute])
    multipolygon = struct.pack("<I", 6) + _list([_list([differences])])

    areas = decode_areas(_list([polygon, multipolygon]))

    assert [shapely.get_coordinates(area).tolist() for area in areas] == [
        [list(point) for point in points]
    ] * 2


def test_a_line_is_not_an_area() -> None:
    content = _list([struct.pack("<I", 2)])

    with pytest.raises(ValueError, match="kind 2"):
        decode_areas(content)


def test_neighbours_share_their_border_after_simplification() -> None:
    wavy = [(110 + 0.001 * (step % 2), 30 + 0.01 * step) for step in range(101)]
    west = shapely.Polygon([*wavy, (109, 31), (109, 30)])
    east = shapely.Polygon([*wavy, (111, 31), (111, 30)])

    simple = simplify_coverage(clean_coverage([west, east]), 2_000)

    assert shapely.coverage_is_valid(simple)
    assert sum(len(shapely.get_coordinates(area)) for area in simple) < 40
    assert dissolve(simple).area == pytest.approx(2, abs=0.001)


def test_an_islet_smaller_than_the_grid_is_kept() -> None:
    mainland = shapely.box(110, 20, 112, 22)
    rock = shapely.box(115.000011, 15.000011, 115.000019, 15.000019)

    simple = simplify_coverage(clean_coverage([shapely.MultiPolygon([mainland, rock])]), 4_000)

    centres = [tuple(np.round(part.centroid.coords[0], 3)) for part in parts_of(simple[0])]
    assert sorted(centres) == [(111.0, 21.0), (115.0, 15.0)]


def test_rings_are_written_clockwise() -> None:
    against_the_clock = shapely.box(0, 0, 1, 1, ccw=True)

    written = feature("110000", "北京市", clockwise(against_the_clock))

    ring = shapely.LinearRing(written["geometry"]["coordinates"][0])
    assert (written["id"], written["properties"], ring.is_ccw) == (
        "110000",
        {"name": "北京市"},
        False,
    )


def test_strokes_stay_inside_their_area() -> None:
    area = shapely.box(100, 30, 104, 34)

    lines = [shapely.LineString(line) for line in strokes(area)]

    assert len(lines) > 5
    assert shapely.buffer(area, 0.02).covers(shapely.MultiLineString(lines))


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_gzip(tmp_path / f"{name}.json.gz", {"名": [1, 2.5]})

    assert (tmp_path / "one.json.gz").read_bytes() == (tmp_path / "two.json.gz").read_bytes()
