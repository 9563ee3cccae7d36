"""Who lags and why."""

import pandas as pd

from indicators.lagging import lagging_zones

KINDS = ("staff_return", "financing", "supply_chain", "logistics", "protective_supplies")


def zone(code: str, rate: float | None, **difficulties: int) -> dict[str, object]:
    counts = {f"difficulty_{kind}": difficulties.get(kind, 0) for kind in KINDS}
    return {"unit_code": code, "rate": rate, "enterprises": 100, **counts}


def test_the_lowest_rate_comes_first_and_a_zone_that_did_not_report_never_lags() -> None:
    zones = pd.DataFrame([zone("甲", 0.9), zone("乙", 0.2), zone("丙", None), zone("丁", 0.5)])

    behind = lagging_zones(zones.astype({"rate": "Float64"}), "rate", most=2)

    assert behind["unit_code"].tolist() == ["乙", "丁"]


def test_the_reason_is_the_difficulty_that_most_enterprises_name() -> None:
    zones = pd.DataFrame([zone("甲", 0.2, financing=8, logistics=5), zone("乙", 0.3)])

    behind = lagging_zones(zones, "rate")

    assert behind["difficulty_zh"].fillna("没有").tolist() == ["企业融资难", "没有"]
