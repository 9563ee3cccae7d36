"""A zone's place among those that are like it."""

import pandas as pd

from indicators.peer_places import place_within, places_of
from tests.drawn import drawn_rows

ZONES = """
    unit_code | province_zh | size  | group | theme_zh | rate
    HTZ057    | 安徽省      | large | low   |          | 0.9
    HTZ058    | 安徽省      | large | low   |          | 0.9
    HTZ059    | 安徽省      | small | low   |          |
    HTZ099    | 湖北省      | small |       |          | 0.4
    """


def zones() -> pd.DataFrame:
    header, *lines = drawn_rows(ZONES)
    drawn = pd.DataFrame(lines, columns=header)
    return drawn.assign(
        rate=pd.to_numeric(drawn["rate"]).astype("Float64"),
        group=drawn["group"].replace("", pd.NA),
    )


def test_equal_zones_share_the_better_place_and_silent_ones_have_none() -> None:
    places = place_within(zones(), "rate", "province_zh")

    told = places.astype(object).where(places.notna(), None)
    assert told.to_dict("index") == {
        "HTZ057": {"place": 1, "tied": 2, "placed": 2, "owing": 3},
        "HTZ058": {"place": 1, "tied": 2, "placed": 2, "owing": 3},
        "HTZ059": {"place": None, "tied": None, "placed": 2, "owing": 3},
        "HTZ099": {"place": 1, "tied": 1, "placed": 1, "owing": 1},
    }


def test_the_lowest_is_first_where_less_is_better() -> None:
    places = place_within(zones(), "rate", "size", higher_is_better=False)

    assert places["place"].tolist() == [1, 1, pd.NA, 1]


def test_a_zone_is_placed_among_all_and_in_each_group_that_it_has() -> None:
    rows = places_of(zones(), ["HTZ099", "HTZ057", "nobody"], "rate")

    assert rows.drop(columns="owing").to_numpy().tolist() == [
        ["HTZ099", "all", "all", 3, 3],
        ["HTZ099", "PROVINCE", "湖北省", 1, 1],
        ["HTZ099", "SIZE", "small", 1, 1],
        ["HTZ057", "all", "all", 1, 3],
        ["HTZ057", "PROVINCE", "安徽省", 1, 2],
        ["HTZ057", "SIZE", "large", 1, 2],
        ["HTZ057", "RISK", "low", 1, 2],
    ]
