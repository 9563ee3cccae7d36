"""Who leads and lags in a group, and which difficulty sets them apart."""

import pandas as pd
import pytest

from indicators.leading import ahead_and_behind, difficulty_shares
from tests.drawn import drawn_rows

KINDS = ("staff_return", "financing", "supply_chain", "logistics", "protective_supplies")
ZONES = """
    unit_code | rate | enterprises | staff_return | financing | logistics
    甲        | 0.95 | 100         | 1            | 10        | 5
    乙        | 0.80 | 100         | 10           | 10        | 5
    丙        | 0.20 | 100         | 30           | 12        | 5
    丁        | 0.30 | 100         | 3            | 8         | 5
    戊        |      | 100         | 90           | 90        | 5
    己        | 0.35 | 0           | 0            | 0         | 0
    """


def zones() -> pd.DataFrame:
    header, *lines = drawn_rows(ZONES)
    drawn = pd.DataFrame(lines, columns=header)
    numbers = {name: pd.to_numeric(drawn[name]).astype("Float64") for name in header[1:]}
    columns = {f"difficulty_{kind}": numbers.get(kind, 0) for kind in KINDS}
    return drawn[["unit_code"]].assign(
        rate=numbers["rate"], enterprises=numbers["enterprises"], **columns
    )


def told(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(rows["unit_code"], rows["difficulty_zh"].fillna("没有"), strict=True))


def test_a_laggard_is_set_apart_by_what_it_has_more_of_than_its_group() -> None:
    reported = zones()[zones()["rate"].notna()]

    _, behind = ahead_and_behind(reported, "rate", whole=0.5, higher_is_better=True)

    assert told(behind) == [("丙", "员工返岗难"), ("丁", "没有"), ("己", "没有")]
    assert behind["gap"].tolist() == pytest.approx([-0.3, -0.2, -0.15])
    assert behind[["difficulty_share", "group_share"]].iloc[0].tolist() == pytest.approx(
        [0.30, 44 / 400]
    )


def test_laggards_that_are_level_stay_in_their_order() -> None:
    level = zones().assign(rate=pd.array([0.3, 0.3, 0.2, 0.3, 0.9, 0.9], dtype="Float64"))

    _, behind = ahead_and_behind(level, "rate", whole=0.5, higher_is_better=True)

    assert behind["unit_code"].tolist() == ["丙", "甲", "乙", "丁"]


def test_a_leader_is_set_apart_by_what_it_has_less_of() -> None:
    reported = zones()[zones()["rate"].notna()]

    ahead, _ = ahead_and_behind(reported, "rate", whole=0.8, higher_is_better=True)

    assert told(ahead) == [("甲", "员工返岗难")]


def test_the_highest_lags_where_less_is_better_and_the_silent_are_in_neither() -> None:
    ahead, behind = ahead_and_behind(zones(), "rate", whole=0.5, higher_is_better=False, most=2)

    assert ahead["unit_code"].tolist() == ["丙", "丁"]
    assert behind["unit_code"].tolist() == ["甲", "乙"]


def test_a_difficulty_does_not_explain_its_own_share() -> None:
    own = pd.array([0.01, 0.1, 0.3, 0.03, 0.9, pd.NA], dtype="Float64")
    shares = zones().assign(difficulty_staff_return_share=own)

    _, behind = ahead_and_behind(
        shares, "difficulty_staff_return_share", whole=0.25, higher_is_better=False
    )

    assert told(behind)[0] == ("戊", "企业融资难")


def test_the_shares_of_a_group_are_summed_before_dividing() -> None:
    large = zones().iloc[:2].assign(enterprises=pd.array([100, 900], dtype="Float64"))

    assert difficulty_shares(large)["difficulty_financing"] == pytest.approx(0.02)
