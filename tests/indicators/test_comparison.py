"""Change on the same units in both weeks (可比口径)."""

import pandas as pd
import pytest

from indicators.comparison import beside, comparable_change
from indicators.measures import Measure, MeasureKind

RATIO = Measure(MeasureKind.RATIO, "resumed", "all")


def week(*rows: tuple[str, float | None, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["unit_code", "resumed", "all"])
    return frame.astype({"resumed": "Float64", "all": "Float64"})


def test_a_zone_that_drops_out_does_not_look_like_progress() -> None:
    before = week(("HTZ001", 50, 100), ("HTZ002", 10, 100))
    now = week(("HTZ001", 60, 100))

    change = comparable_change(now, before, RATIO)

    assert change.to_dict("records") == [{"change": pytest.approx(0.1), "units_compared": 1}]


def test_a_zone_that_did_not_give_the_number_last_week_is_not_compared() -> None:
    before = week(("HTZ001", None, 100))
    now = week(("HTZ001", 60, 100))

    change = comparable_change(now, before, RATIO)

    assert change.empty or change["change"].isna().all()


def test_each_group_is_compared_with_itself() -> None:
    before = week(("HTZ001", 50, 100), ("HTZ002", 10, 100)).assign(province_zh=["甲", "乙"])
    now = week(("HTZ001", 60, 100), ("HTZ002", 10, 100)).assign(province_zh=["甲", "乙"])

    change = comparable_change(now, before, RATIO, ("province_zh",))

    assert dict(zip(change["province_zh"], change["change"], strict=True)) == {
        "甲": pytest.approx(0.1),
        "乙": 0,
    }


def test_a_part_is_told_beside_its_whole_and_keeps_its_own_change() -> None:
    own = pd.DataFrame(
        {"indicator": ["a", "b"], "value": [0.3, None], "change": [0.01, None]}
    ).astype({"value": "Float64"})
    whole = pd.DataFrame({"indicator": ["b", "a"], "value": [0.5, 0.2]})

    rows = beside(own, whole)

    assert rows["previous"].tolist() == [0.2, 0.5]
    assert rows["change"].tolist() == [pytest.approx(0.1), pd.NA]
    assert rows["last_week"].tolist()[0] == 0.01
