"""A zone's place among those that reported."""

import pandas as pd

from indicators.ranking import rank_zones

ZONES = pd.DataFrame(
    [
        ("HTZ057", "安徽省", 0.9),
        ("HTZ058", "安徽省", 0.9),
        ("HTZ059", "安徽省", None),
        ("HTZ099", "湖北省", 0.4),
    ],
    columns=["unit_code", "province_zh", "rate"],
).astype({"rate": "Float64"})


def test_equal_zones_share_the_better_place_and_silent_ones_have_none() -> None:
    places = rank_zones(ZONES, "rate")

    told = places.astype(object).where(places.notna(), None)
    assert told.to_dict("index") == {
        "HTZ057": {"rank": 1, "ranked": 3, "province_rank": 1, "province_ranked": 2},
        "HTZ058": {"rank": 1, "ranked": 3, "province_rank": 1, "province_ranked": 2},
        "HTZ059": {"rank": None, "ranked": 3, "province_rank": None, "province_ranked": 2},
        "HTZ099": {"rank": 3, "ranked": 3, "province_rank": 1, "province_ranked": 1},
    }


def test_the_lowest_is_first_where_less_is_better() -> None:
    assert rank_zones(ZONES, "rate", higher_is_better=False)["rank"].tolist()[3] == 1
