"""How large each zone is: enterprises, above-scale enterprises, high-tech enterprises, people."""

from typing import Final

import numpy as np
import pandas as pd

from sample_data.draws import generator, shared_out
from sample_data.zone_targets import EMPLOYEES_IN_ALL_ZONES, ENTERPRISES_IN_ALL_ZONES

FIXED_ENTERPRISES: Final = {"HTZ001": 26_000, "HTZ155": 6_000}
# Rough standing of the large zones; synthetic, only the order of magnitude is meant.
LARGE_ZONES: Final = {
    "HTZ029": 9_000, "HTZ119": 7_200, "HTZ120": 6_800, "HTZ099": 6_500, "HTZ142": 5_600,
    "HTZ032": 4_600, "HTZ049": 4_200, "HTZ002": 4_000, "HTZ031": 3_000, "HTZ057": 2_800,
    "HTZ064": 2_600, "HTZ111": 2_500, "HTZ079": 2_400, "HTZ092": 2_300, "HTZ125": 2_200,
    "HTZ122": 2_100, "HTZ033": 2_000, "HTZ034": 2_000, "HTZ081": 1_900, "HTZ138": 1_800,
}  # fmt: skip
ENTERPRISES_OF_A_COMMON_ZONE: Final = 420
INDUSTRIAL_FIRMS_OF_HEFEI: Final = 270  # 237 of them had resumed on 20 February 2020
PEOPLE_EXPONENT: Final = 0.88  # large zones have more small firms


def zone_sizes(zones: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row per zone with the totals that stay the same in all weeks.

    Below the enterprise total stand three groups without overlap: above-scale industry,
    other above-scale, below scale; so a part can never exceed its total.
    """
    draws = generator(seed, "zone sizes")
    enterprises = _enterprises(zones, draws)
    above = np.maximum(8, (enterprises * draws.uniform(0.2, 0.42, len(zones))).astype(np.int64))
    above[enterprises > LARGE_ZONES["HTZ002"]] //= 2
    above[(zones["zone_code"] == "HTZ057").to_numpy()] = 560
    industrial = np.maximum(5, (above * draws.uniform(0.4, 0.85, len(zones))).astype(np.int64))
    industrial[(zones["zone_code"] == "HTZ057").to_numpy()] = INDUSTRIAL_FIRMS_OF_HEFEI
    people_weight = enterprises**PEOPLE_EXPONENT * draws.lognormal(0, 0.35, len(zones))
    return pd.DataFrame(
        {
            "unit_code": zones["zone_code"].to_numpy(),
            "enterprises": enterprises,
            "above_scale_enterprises": above,
            "above_scale_industrial_enterprises": industrial,
            "high_tech_enterprises": _part(enterprises, draws, 0.22, 0.48),
            "tech_smes": _part(enterprises, draws, 0.15, 0.45),
            "employees_expected": shared_out(EMPLOYEES_IN_ALL_ZONES, people_weight),
        }
    )


def _enterprises(zones: pd.DataFrame, draws: np.random.Generator) -> np.ndarray:
    codes = zones["zone_code"]
    age = (2020 - zones["year_approved"].to_numpy(dtype=np.float64)) / 30
    weights = ENTERPRISES_OF_A_COMMON_ZONE * (0.5 + age) * draws.lognormal(0, 0.45, len(zones))
    known = codes.map(LARGE_ZONES).to_numpy(dtype=np.float64)
    weights = np.where(np.isnan(known), weights, known)
    fixed = codes.map(FIXED_ENTERPRISES).to_numpy(dtype=np.float64)
    free = np.isnan(fixed)
    enterprises = np.nan_to_num(fixed).astype(np.int64)
    left = ENTERPRISES_IN_ALL_ZONES - int(enterprises.sum())
    enterprises[free] = shared_out(left, weights[free])
    return enterprises


def _part(
    enterprises: np.ndarray, draws: np.random.Generator, low: float, high: float
) -> np.ndarray:
    return (enterprises * draws.uniform(low, high, enterprises.size)).astype(np.int64)
