"""The boundaries as maps need them: bytes to serve, and the few marks drawn beside them."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from geo.places.division_register import provinces

VERSION_DIGITS: Final = 12
_DATA: Final = Path(__file__).parent / "data"
# What plotly asks for beside our own geometry; empty, so that no foreign outline ever shows.
_TOPOLOGY_LAYERS: Final = (
    "coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits",
)  # fmt: skip

Gaps = list[float | None]


class Level(StrEnum):
    """What one file of boundaries holds; a province's own map has its cities and counties."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


class UnknownBoundaryError(LookupError):
    """A level and code for which there are no boundaries."""

    def __init__(self, level: Level, code: str | None) -> None:
        super().__init__(f"{level} {code}")
        self.level = level
        self.code = code


@dataclass(frozen=True, slots=True)
class Island:
    """An islet too small to be seen as an area; most have no name here."""

    name_zh: str
    lon: float
    lat: float


@cache
def boundary_bytes(level: Level, code: str | None = None) -> bytes:
    """Gzipped GeoJSON as it is served; feature ids are adcodes, rings run clockwise.

    Args:
        level: which divisions.
        code: the province whose cities or counties are meant; None for the whole nation, which
            has no file of all counties.

    Raises:
        UnknownBoundaryError: no such province, or a code where none belongs.
    """
    if code not in _CODES[level]:
        raise UnknownBoundaryError(level, code)
    name = f"{level}.json.gz" if code is None else f"{level}/{code}.json.gz"
    return (_DATA / name).read_bytes()


def boundary_features(level: Level, code: str | None = None) -> list[dict[str, Any]]:
    """The same boundaries as GeoJSON features, for drawings made on the server."""
    features: list[dict[str, Any]] = json.loads(gzip.decompress(boundary_bytes(level, code)))[
        "features"
    ]
    return features


@cache
def boundary_version() -> str:
    """A digest of all boundaries: a URL that carries it never changes its content."""
    digest = hashlib.sha256(empty_topology())
    for path in sorted(_DATA.rglob("*.json.gz")):
        digest.update(path.relative_to(_DATA).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:VERSION_DIGITS]


@cache
def province_ids() -> tuple[str, ...]:
    """The adcodes of the 34 province-level divisions."""
    return tuple(one.adcode for one in provinces())


_CODES: Final = {
    Level.COUNTRY: (None,),
    Level.PROVINCE: (None,),
    Level.CITY: (None, *province_ids()),
    Level.COUNTY: province_ids(),
}


@cache
def islands() -> tuple[Island, ...]:
    """Dots for islets that no national map can show as areas: 钓鱼岛, 赤尾屿, 南海诸岛."""
    return tuple(Island(**one) for one in _marks()["islands"])


@cache
def dash_lines() -> tuple[Gaps, Gaps]:
    """The ten dashes (南海断续线): longitudes and latitudes [degrees], None between dashes."""
    return _with_gaps(_marks()["dashes"])


@cache
def stroke_lines(province_adcodes: tuple[str, ...]) -> tuple[Gaps, Gaps]:
    """Slanting strokes over some provinces: longitudes and latitudes, None between strokes."""
    return _with_gaps([line for code in province_adcodes for line in _marks()["strokes"][code]])


def empty_topology() -> bytes:
    """The `world_110m.json` that plotly loads with every map: a valid topology of nothing."""
    nothing = {"type": "GeometryCollection", "geometries": []}
    topology = {
        "type": "Topology",
        "arcs": [],
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "objects": dict.fromkeys(_TOPOLOGY_LAYERS, nothing),
    }
    return json.dumps(topology).encode()


@cache
def _marks() -> dict[str, Any]:
    marks: dict[str, Any] = json.loads(gzip.decompress((_DATA / "marks.json.gz").read_bytes()))
    return marks


def _with_gaps(lines: list[list[list[float]]]) -> tuple[Gaps, Gaps]:
    lons: Gaps = []
    lats: Gaps = []
    for line in lines:
        if lons:
            lons.append(None)
            lats.append(None)
        lons += [lon for lon, _ in line]
        lats += [lat for _, lat in line]
    return lons, lats
