"""The names of the provinces: each on the map, none below a mark or on another name."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from figures.map_labels import box_around, name_box
from figures.map_nation_names import ground_below, nation_names, nation_window
from figures.map_points import class_points
from figures.map_size import MapSize
from figures.map_spread import spread
from figures.risk_classes import LEVEL_CLASSES
from geo.places.division_register import provinces
from geo.places.zone_register import zones
from indicators.risk_groups import RiskGroup

ORDINARY = [MapSize(), MapSize(given_height=900)]
HALF = MapSize(given_height=540)
OUTSIDE = {"120000", "310000", "810000", "820000"}


def _marks(size: MapSize) -> list[dict[str, object]]:
    """The 169 zones as the map draws them."""
    rows = pd.DataFrame([(zone.name_zh, zone.lon, zone.lat) for zone in zones()],
                        columns=["name_zh", "lon", "lat"])  # fmt: skip
    apart = spread(rows, nation_window(size).metres_per_pixel, size.mark)
    one = LEVEL_CLASSES[RiskGroup.MEDIUM]
    codes = [[zone.zone_code] for zone in zones()]
    return [class_points(apart, one, customdata=codes, hovertemplate="", size=size, rank=0)]


@pytest.mark.parametrize("size", [*ORDINARY, HALF], ids=lambda size: f"{size.height} px")
def test_a_name_stands_on_its_own_province_or_in_the_open(size: MapSize) -> None:
    names = nation_names(_marks(size), size)
    grounds = {name.code: ground_below(name, nation_window(size)) for name in names}

    astray = {code: ground for code, ground in grounds.items() if ground not in ("", code)}

    assert set(astray) <= OUTSIDE
    assert len(grounds) == len(provinces())


def test_on_half_a_screen_no_name_crosses_another() -> None:
    boxes = [name_box(name, HALF.label) for name in nation_names(_marks(HALF), HALF)]

    assert [(one, other) for one, other in combinations(boxes, 2) if one.meets(other)] == []


@pytest.mark.parametrize("size", ORDINARY, ids=lambda size: f"{size.height} px")
def test_no_name_lies_below_a_mark_or_on_another_name(size: MapSize) -> None:
    marks = _marks(size)
    boxes = [name_box(name, size.label) for name in nation_names(marks, size)]
    taken = [box_around(x, y, size.mark, size.mark) for x, y in nation_window(size).marks(marks)]

    hidden = [box for box in boxes if any(box.meets(mark) for mark in taken)]
    crossed = [(one, other) for one, other in combinations(boxes, 2) if one.meets(other)]

    assert (len(boxes), hidden, crossed) == (len(provinces()), [], [])


def test_a_name_that_stands_free_stays_and_one_below_a_mark_moves_within_its_province() -> None:
    size = MapSize()
    alone = {name.code: name for name in nation_names([], size)}
    (xinjiang, tibet) = (alone["650000"], alone["540000"])
    lons, lats = nation_window(size).places(np.array([[xinjiang.x, xinjiang.y]]))
    mark = {"lon": lons, "lat": lats, "customdata": [["HTZ650001"]]}

    beside = {name.code: name for name in nation_names([mark], size)}

    assert beside["540000"] == tibet
    assert 5 < abs(beside["650000"].x - xinjiang.x) + abs(beside["650000"].y - xinjiang.y) < 30
