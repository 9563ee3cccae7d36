"""What the carriers' sample aims at: the Torch survey of 24 March 2020 and the money after it.

Source: the survey's figures in indicators/data/published.csv; later weeks are drawn in by hand.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from indicators.periods import week_ending, weeks_between
from indicators.vocabulary import CarrierType

SURVEY_DAYS: Final = (date(2020, 3, 17), date(2020, 3, 24), date(2020, 3, 31))
CARRIER_WEEKS: Final = tuple(weeks_between(week_ending(SURVEY_DAYS[0]), date(2020, 6, 28)))
COUNT_DAYS: Final = (*SURVEY_DAYS, *CARRIER_WEEKS[len(SURVEY_DAYS) :])
SURVEY_WEEK: Final = 1  # 24 March


@dataclass(frozen=True)
class SurveyFigures:
    """What was published of one kind of carrier for 24 March 2020."""

    reporting: int
    resumed: int
    tenants: int
    tenants_resumed: int
    people: int
    people_resumed: int


SURVEY: Final = {
    CarrierType.INCUBATOR: SurveyFigures(4_252, 4_069, 196_237, 146_000, 2_603_043, 1_882_000),
    CarrierType.MAKER_SPACE: SurveyFigures(5_512, 4_878, 291_913, 148_000, 1_369_369, 760_000),
    CarrierType.SCIENCE_PARK: SurveyFigures(96, 90, 8_730, 5_971, 135_314, 82_000),
}

# One value per week from 17 March to 28 June.
REPORTING_SHARES: Final = (
    0.62, 0.74, 0.77, 0.75, 0.78, 0.80, 0.82, 0.83, 0.84, 0.85, 0.86, 0.86, 0.87, 0.87, 0.83,
)  # fmt: skip
RESUMED_SHARES: Final = {
    CarrierType.INCUBATOR: (
        0.920, 0.957, 0.968, 0.975, 0.980, 0.983, 0.985, 0.987,
        0.988, 0.989, 0.990, 0.991, 0.992, 0.993, 0.994,
    ),
    CarrierType.MAKER_SPACE: (
        0.820, 0.885, 0.910, 0.925, 0.937, 0.946, 0.952, 0.957,
        0.961, 0.965, 0.968, 0.970, 0.972, 0.974, 0.975,
    ),
    CarrierType.SCIENCE_PARK: (
        0.890, 0.938, 0.950, 0.960, 0.966, 0.970, 0.974, 0.977,
        0.980, 0.982, 0.984, 0.986, 0.988, 0.990, 0.990,
    ),
}  # fmt: skip
TENANT_RATES: Final = {
    CarrierType.INCUBATOR: (
        0.620, 0.744, 0.800, 0.835, 0.860, 0.880, 0.895, 0.905,
        0.915, 0.925, 0.930, 0.935, 0.940, 0.945, 0.950,
    ),
    CarrierType.MAKER_SPACE: (
        0.400, 0.507, 0.580, 0.640, 0.690, 0.730, 0.760, 0.785,
        0.805, 0.820, 0.835, 0.845, 0.855, 0.860, 0.865,
    ),
    CarrierType.SCIENCE_PARK: (
        0.580, 0.684, 0.740, 0.780, 0.810, 0.835, 0.855, 0.870,
        0.880, 0.890, 0.900, 0.905, 0.910, 0.915, 0.920,
    ),
}  # fmt: skip

# Cumulative money of all carriers, each with its last value [100 yuan], known on the Friday after.
MONEY_UNIT_CNY: Final = 100
RENT_REDUCED: Final = (
    15_200_000, 21_100_000, 24_400_000, 26_600_000, 28_500_000,
    30_200_000, 31_600_000, 32_800_000, 33_900_000, 34_800_000,
    35_600_000, 36_300_000, 36_900_000, 37_400_000, 37_800_000,
)  # fmt: skip
SUBSIDIES: Final = (
    2_050_000, 2_900_000, 3_300_000, 3_700_000, 4_100_000,
    4_500_000, 4_900_000, 5_200_000, 5_500_000, 5_800_000,
    6_000_000, 6_200_000, 6_400_000, 6_550_000, 6_700_000,
)  # fmt: skip
# How far the relief has come: share of what is reached at the end of June.
PROGRESS: Final = (
    0.60, 0.67, 0.73, 0.78, 0.82, 0.855, 0.88, 0.905, 0.925, 0.94, 0.955, 0.967, 0.98, 0.99, 1.0,
)  # fmt: skip

# 免N减M: (months free, months halved) -> share of carriers.
POLICIES: Final = {
    (0, 0): 0.20, (1, 2): 0.33, (2, 0): 0.10, (3, 0): 0.09, (1, 0): 0.08, (0, 3): 0.05,
    (0, 2): 0.04, (0, 1): 0.03, (2, 1): 0.03, (1, 1): 0.03, (2, 2): 0.01, (3, 3): 0.01,
}  # fmt: skip
