"""Where a map is crowded: marks move apart, names give way."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from figures.map_ground import ground_of
from figures.map_labels import Name, place_names
from figures.map_size import MapSize
from figures.map_spread import spread
from geo.outlines import Points
from geo.places.zone_register import zones
from geo.projection import albers

MARK = 9.0  # [px]
METRES = 6_000.0  # per pixel, as on the map of the nation
PLACES = st.tuples(st.floats(100, 120), st.floats(22, 40))


def rows(places: list[tuple[float | None, float | None]]) -> pd.DataFrame:
    return pd.DataFrame(places, columns=["lon", "lat"], dtype=float)


def pixels(frame: pd.DataFrame) -> Points:
    placed = frame.dropna()
    return np.column_stack(albers(placed["lon"], placed["lat"])) / METRES


def nearest(points: Points) -> float:
    away = points[:, None] - points[None]
    distance = np.hypot(away[..., 0], away[..., 1])
    np.fill_diagonal(distance, np.inf)
    return float(distance.min())


@given(st.lists(PLACES, min_size=2, max_size=25), st.integers(0, 3))
def test_no_mark_hides_another(places: list[tuple[float, float]], again: int) -> None:
    crowded = rows([*places, *places[:1] * again])

    apart = spread(crowded, METRES, MARK)

    assert nearest(pixels(apart)) > MARK * 0.8


def test_a_mark_that_stands_free_stays_and_one_without_a_place_has_none() -> None:
    given_rows = rows([(116.0, 40.0), (116.0, 40.0), (100.0, 30.0), (None, None)])

    apart = spread(given_rows, METRES, MARK)

    assert apart.iloc[2:].equals(given_rows.iloc[2:])
    assert apart.iloc[:2].ne(given_rows.iloc[:2]).any(axis=None)


def test_the_169_zones_move_by_less_than_a_mark() -> None:
    known = rows([(zone.lon, zone.lat) for zone in zones()])
    metres = ground_of("", MapSize()).window.metres_per_pixel

    apart = spread(known, metres, MARK)

    moved = np.hypot(*(pixels(apart) - pixels(known)).T) * METRES / metres
    assert moved.max() < MARK
    assert nearest(pixels(apart)) * METRES / metres > MARK * 0.85


def test_a_name_steps_aside_for_a_mark_and_gives_way_to_a_more_important_name() -> None:
    names = [Name("1", "武汉", 50, 50), Name("2", "鄂州", 52, 52), Name("3", "黄石", 200, 50)]

    placed = place_names(names, [(50, 50), (52, 44), (52, 90)], letters=11, mark=9)

    assert [(one.text_zh, one.y > 52) for one in placed] == [("武汉", True), ("黄石", False)]


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), max_size=30),
    st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), max_size=30),
)
def test_no_two_names_share_a_pixel(
    spots: list[tuple[float, float]], marks: list[tuple[float, float]]
) -> None:
    names = [Name(str(number), "恩施", x, y) for number, (x, y) in enumerate(spots)]

    placed = place_names(names, marks, letters=11, mark=9)

    overlaps = [
        (one, other)
        for number, one in enumerate(placed)
        for other in placed[number + 1 :]
        if abs(one.x - other.x) < 22 and abs(one.y - other.y) < 11
    ]
    assert overlaps == []
