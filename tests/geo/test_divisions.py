"""The tree of divisions a map opens down, its names, and how far each reaches."""

import numpy as np
import pytest
import shapely

from geo.boundaries import Level, province_ids
from geo.divisions import UnknownDivisionError, division, path_to, shown_in, within
from geo.extents import extent, part_areas
from geo.places.division_register import counties
from geo.places.zone_register import zones
from geo.projection import albers, degrees
from geo.short_names import short_name_zh
from geo.strokes import part_strokes
from tests.drawn import drawn_rows


@pytest.mark.parametrize(
    ("adcode", "path", "parts", "on_the_map_of"),
    drawn_rows(
        """
        420000 | 湖北省 | 17 | 湖北省
        420100 | 湖北省›武汉市 | 13 | 武汉市
        420111 | 湖北省›武汉市›洪山区 | 1 | 武汉市
        429004 | 湖北省›仙桃市 | 1 | 湖北省
        110000 | 北京市 | 16 | 北京市
        110108 | 北京市›海淀区 | 1 | 北京市
        820000 | 澳门特别行政区 | 1 | 澳门特别行政区
        """
    ),
)
def test_a_division_knows_what_lies_above_and_below_it(
    adcode: str, path: str, parts: str, on_the_map_of: str
) -> None:
    found = (
        "›".join(one.name_zh for one in path_to(adcode)),
        len(within(adcode)),
        shown_in(adcode).name_zh,
    )

    assert found == (path, int(parts), on_the_map_of)


def test_every_county_lies_in_one_province_and_on_one_map() -> None:
    by_province = {
        part.adcode
        for province in province_ids()
        for city in within(province)
        for part in (city, *within(city.adcode))
    }

    assert {one.adcode for one in counties()} <= by_province
    assert {part for one in zones() for part in (one.adcode, one.city_adcode)} <= {
        *by_province, *province_ids(),
    }  # fmt: skip


def test_a_code_nobody_bears_is_told() -> None:
    with pytest.raises(UnknownDivisionError, match="999999"):
        division("999999")


@pytest.mark.parametrize(
    ("adcode", "shorter"),
    drawn_rows(
        """
        422800 | 恩施
        620900 | 酒泉
        469025 | 白沙
        622927 | 积石山
        652800 | 巴音郭楞
        152500 | 锡林郭勒
        420111 | 洪山区
        450000 | 广西
        150724 | 鄂温克族自治旗
        """
    ),
)
def test_a_crowded_map_leaves_the_words_for_the_rank_out(adcode: str, shorter: str) -> None:
    assert short_name_zh(division(adcode)) == shorter


@pytest.mark.parametrize("adcode", ["460000", "440000", "330000", "650000"])
def test_a_rock_far_out_does_not_push_the_land_aside(adcode: str) -> None:
    reach = extent(adcode)
    land = max(
        (part for area in part_areas(adcode).values() for part in shapely.get_parts(area)),
        key=lambda part: part.area,
    )

    assert reach.width < 2_000_000
    assert shapely.box(reach.west, reach.south, reach.east, reach.north).covers(land)


def test_sansha_is_rocks_only_and_keeps_them() -> None:
    assert extent("460300").height > 1_500_000  # [m]


def test_the_projection_goes_both_ways() -> None:
    lon, lat = np.array([80.0, 105.0, 130.0, 114.3]), np.array([20.0, 35.0, 50.0, 3.5])

    back = degrees(*albers(lon, lat))

    np.testing.assert_allclose(back, [lon, lat], atol=1e-9)


def test_strokes_of_a_city_stay_in_it() -> None:
    lons, lats = part_strokes("420000", ("420100",))
    points = np.column_stack(
        albers(*(np.array([v for v in values if v is not None]) for values in (lons, lats)))
    )

    inside = shapely.covers(part_areas("420000")["420100"].buffer(50), shapely.points(points))

    assert len(points) > 10
    assert inside.all()


def test_the_cities_of_a_province_are_its_counties_joined() -> None:
    cities = part_areas("420000")
    counties_of = part_areas("420100")

    joined = shapely.union_all(list(counties_of.values()))

    assert cities["420100"].symmetric_difference(joined).area / joined.area < 1e-6
    assert {one.level for one in within("420000")} == {Level.CITY}
