"""The register of carriers (创业孵化机构): invented names, real orders of magnitude."""

from typing import Final

import numpy as np
import pandas as pd

from indicators.vocabulary import CarrierGrade, CarrierType
from sample_data.draws import Integers, generator, picked, shared_out

NUMBER_OF_CARRIERS: Final = {
    CarrierType.INCUBATOR: 5_206,
    CarrierType.MAKER_SPACE: 8_000,
    CarrierType.SCIENCE_PARK: 115,
}
# Incubators by province at the end of 2019: 广东 and 江苏 as published, the others drawn in
# so that 广东, 江苏, 浙江, 山东 and 河北 hold more than 54 %.
INCUBATORS_FIXED: Final = {
    "广东省": 1_013, "江苏省": 832, "浙江省": 402, "山东省": 330, "河北省": 262,
}  # fmt: skip
OTHER_PROVINCES: Final = {
    "湖北省": 215, "北京市": 190, "上海市": 180, "河南省": 180, "四川省": 165, "安徽省": 160,
    "福建省": 140, "陕西省": 115, "湖南省": 105, "辽宁省": 100, "天津市": 95, "黑龙江省": 130,
    "吉林省": 100, "江西省": 90, "重庆市": 90, "甘肃省": 80, "山西省": 62, "内蒙古自治区": 50,
    "广西壮族自治区": 95, "贵州省": 45, "云南省": 40, "新疆维吾尔自治区": 36, "宁夏回族自治区": 22,
    "海南省": 12, "青海省": 14, "西藏自治区": 3,
}  # fmt: skip
MAKER_EXPONENT: Final = 0.85  # maker spaces are spread a little more evenly
SHARE_IN_ZONES: Final = 0.5
NAMES_ZH: Final = {kind: f"示例{kind.label_zh}" for kind in CarrierType}
GRADES: Final = {
    CarrierType.INCUBATOR: {
        CarrierGrade.NATIONAL: 0.226, CarrierGrade.PROVINCIAL: 0.33, CarrierGrade.OTHER: 0.444,
    },
    CarrierType.MAKER_SPACE: {
        CarrierGrade.NATIONAL: 0.236, CarrierGrade.PROVINCIAL: 0.30, CarrierGrade.OTHER: 0.464,
    },
    CarrierType.SCIENCE_PARK: {CarrierGrade.NATIONAL: 1.0},
}  # fmt: skip


def carriers(zones: pd.DataFrame, sizes: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row per carrier with the columns of CheckContext.units."""
    draws = generator(seed, "carriers")
    kinds = np.repeat(list(NUMBER_OF_CARRIERS), list(NUMBER_OF_CARRIERS.values()))
    provinces = np.concatenate(
        [
            np.repeat(list(counts), list(counts.values()))
            for counts in map(_by_province, CarrierType)
        ]
    )
    numbers = range(1, len(kinds) + 1)
    return pd.DataFrame(
        {
            "unit_code": [f"CAR{number:05d}" for number in numbers],
            "name_zh": [
                f"{NAMES_ZH[CarrierType(kind)]}{number:05d}"
                for kind, number in zip(kinds, numbers, strict=True)
            ],
            "short_name_zh": "",
            "aliases_zh": [()] * len(kinds),
            "province_zh": provinces,
            "kind": [str(kind) for kind in kinds],
            "grade": np.concatenate(
                [
                    picked(draws, GRADES[kind], size).astype(str)
                    for kind, size in NUMBER_OF_CARRIERS.items()
                ]
            ),
            "zone_code": _zones_of(provinces, zones, sizes, draws),
            "valid_from": [None] * len(kinds),
            "valid_until": [None] * len(kinds),
        }
    )


def _by_province(kind: CarrierType) -> dict[str, int]:
    total = NUMBER_OF_CARRIERS[kind]
    if kind is CarrierType.INCUBATOR:
        left = total - sum(INCUBATORS_FIXED.values())
        others = shared_out(left, list(OTHER_PROVINCES.values()))
        return INCUBATORS_FIXED | dict(zip(OTHER_PROVINCES, others.tolist(), strict=True))
    incubators = INCUBATORS_FIXED | OTHER_PROVINCES
    weights = np.array(list(incubators.values()), dtype=np.float64) ** MAKER_EXPONENT
    return dict(zip(incubators, shared_out(total, weights).tolist(), strict=True))


def _zones_of(
    provinces: np.ndarray, zones: pd.DataFrame, sizes: pd.DataFrame, draws: np.random.Generator
) -> np.ndarray:
    """About half of the carriers stand in a zone of their province; every zone has some."""
    zone_codes = np.full(provinces.size, "", dtype=object)
    weights = np.sqrt(sizes["enterprises"].to_numpy(dtype=np.float64))
    for province, group in zones.groupby("province"):
        here = draws.permutation(np.flatnonzero(provinces == province))
        inside = here[: max(len(group), round(len(here) * SHARE_IN_ZONES))]
        zone_codes[inside] = np.repeat(
            group["zone_code"].to_numpy(), _at_least_one(inside.size, weights[group.index])
        )
    return zone_codes


def _at_least_one(total: int, weights: np.ndarray) -> Integers:
    return 1 + shared_out(total - weights.size, weights)
