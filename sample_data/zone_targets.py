"""What the weekly sample aims at: national and Hubei curves, dated single figures, count days.

Source: the published figures of February to May 2020 listed in indicators/data/published.csv;
weeks between two published figures are drawn in by hand.
"""

from datetime import date
from typing import Final

from indicators.periods import weeks_between

SAMPLE_WEEKS: Final = tuple(weeks_between(date(2020, 2, 2), date(2020, 6, 28)))
ZONE_WEEK: Final = SAMPLE_WEEKS.index(date(2020, 4, 5))
LAST_WEEK: Final = len(SAMPLE_WEEKS) - 1

ENTERPRISES_IN_ALL_ZONES: Final = 165_374
EMPLOYEES_IN_ALL_ZONES: Final = 23_835_165
ZONES_FULLY_RESUMED: Final = 35

# One value per week from 2 February to 28 June, all of the country's zones.
ALL_RATE: Final = (
    0.02, 0.06, 0.16, 0.30, 0.43, 0.55, 0.64, 0.70, 0.755, 0.790, 0.825,
    0.85, 0.87, 0.884, 0.90, 0.912, 0.925, 0.934, 0.942, 0.948, 0.953, 0.957,
)  # fmt: skip
ABOVE_SCALE_RATE: Final = (
    0.03, 0.14, 0.40, 0.66, 0.74, 0.795, 0.86, 0.89, 0.925, 0.942, 0.950,
    0.957, 0.962, 0.965, 0.968, 0.970, 0.972, 0.974, 0.976, 0.977, 0.978, 0.979,
)  # fmt: skip
INDUSTRIAL_RATE: Final = (
    0.04, 0.18, 0.52, 0.831, 0.885, 0.912, 0.96, 0.966, 0.986, 0.988, 0.989,
    0.990, 0.991, 0.991, 0.991, 0.991, 0.991, 0.992, 0.992, 0.993, 0.993, 0.993,
)  # fmt: skip
EMPLOYEE_RATE: Final = (
    0.02, 0.08, 0.28, 0.519, 0.62, 0.71, 0.80, 0.85, 0.899, 0.915, 0.928,
    0.94, 0.951, 0.952, 0.953, 0.9535, 0.954, 0.957, 0.959, 0.961, 0.963, 0.964,
)  # fmt: skip

HUBEI: Final = "湖北省"
HUBEI_ALL_RATE: Final = (
    0.002, 0.004, 0.006, 0.01, 0.015, 0.025, 0.06, 0.20, 0.40, 0.53, 0.63,
    0.70, 0.75, 0.79, 0.82, 0.845, 0.865, 0.88, 0.89, 0.90, 0.905, 0.91,
)  # fmt: skip
HUBEI_ABOVE_SCALE_RATE: Final = (
    0.004, 0.008, 0.012, 0.02, 0.03, 0.05, 0.12, 0.38, 0.70, 0.86, 0.90,
    0.92, 0.93, 0.94, 0.945, 0.95, 0.953, 0.955, 0.957, 0.959, 0.96, 0.962,
)  # fmt: skip
HUBEI_INDUSTRIAL_RATE: Final = (
    0.006, 0.012, 0.02, 0.03, 0.05, 0.08, 0.18, 0.493, 0.85, 0.978, 0.982,
    0.982, 0.982, 0.984, 0.985, 0.986, 0.987, 0.988, 0.988, 0.989, 0.989, 0.99,
)  # fmt: skip
HUBEI_EMPLOYEE_RATE: Final = (
    0.003, 0.006, 0.01, 0.02, 0.03, 0.05, 0.11, 0.28, 0.60, 0.854, 0.89,
    0.93, 0.922, 0.93, 0.935, 0.94, 0.943, 0.945, 0.948, 0.95, 0.951, 0.952,
)  # fmt: skip

# Weeks with a published national figure: what is known on time meets it to the last unit.
ANCHOR_WEEKS: Final = tuple(
    SAMPLE_WEEKS.index(ending)
    for ending in (
        date(2020, 2, 23), date(2020, 3, 15), date(2020, 3, 29), date(2020, 4, 5),
        date(2020, 4, 26), date(2020, 5, 24),
    )
)  # fmt: skip
# In this week the published figure leaves Hubei out (13 March).
WEEK_WITHOUT_HUBEI: Final = SAMPLE_WEEKS.index(date(2020, 3, 15))

# Days on which a figure was published; everywhere else the count day is the Sunday.
NATIONAL_COUNT_DAYS: Final = (
    date(2020, 3, 13), date(2020, 3, 28), date(2020, 4, 1), date(2020, 4, 21), date(2020, 5, 18),
)  # fmt: skip
HUBEI_COUNT_DAYS: Final = (date(2020, 3, 17), date(2020, 3, 23))
ZONE_COUNT_DAYS: Final = {
    "HTZ001": (date(2020, 4, 2),),
    "HTZ049": (date(2020, 2, 25),),
    "HTZ057": (date(2020, 2, 20),),
    "HTZ112": (date(2020, 2, 17),),
    "HTZ142": (date(2020, 2, 26),),
    "HTZ155": (date(2020, 3, 17),),
}

# Knots of the zones for which a rate of their own was published: week ending -> 企业复工率.
OWN_CURVES: Final = {
    "HTZ001": {
        date(2020, 2, 2): 0.03, date(2020, 2, 9): 0.09, date(2020, 2, 23): 0.42,
        date(2020, 3, 8): 0.67, date(2020, 3, 22): 0.83, date(2020, 4, 5): 0.897,
        date(2020, 5, 3): 0.925, date(2020, 6, 7): 0.955,
        date(2020, 6, 21): 0.938, date(2020, 6, 28): 0.943,  # 新发地: a dip in Beijing in June
    },
    "HTZ049": {
        date(2020, 2, 2): 0.03, date(2020, 2, 16): 0.48, date(2020, 3, 1): 0.919,
        date(2020, 3, 22): 0.958, date(2020, 5, 3): 0.981, date(2020, 6, 28): 0.991,
    },
    "HTZ155": {
        date(2020, 2, 2): 0.01, date(2020, 2, 16): 0.25, date(2020, 3, 1): 0.74,
        date(2020, 3, 8): 0.91, date(2020, 3, 22): 0.993, date(2020, 3, 29): 0.997,
        date(2020, 6, 28): 0.999,
    },
}  # fmt: skip

# Above-scale industry of single zones: (zone, week ending) -> share; 1.0 holds from then on.
OWN_INDUSTRIAL_RATES: Final = {
    ("HTZ049", date(2020, 3, 1)): 1.0,
    ("HTZ057", date(2020, 2, 23)): 0.877,
    ("HTZ112", date(2020, 2, 23)): 0.86,
    ("HTZ142", date(2020, 3, 1)): 1.0,
    ("HTZ155", date(2020, 3, 22)): 1.0,
}
# Other above-scale enterprises (services above all) of single zones; holds from then on.
OWN_OTHER_ABOVE_SCALE_RATES: Final = {
    ("HTZ049", date(2020, 3, 1)): 0.97,
    ("HTZ155", date(2020, 3, 22)): 1.0,
}

# Who was early and who was late, in log-odds; from the provinces' figures of 16 to 25 February.
PROVINCE_LEAD: Final = {
    "浙江省": 0.6, "江苏省": 0.4, "山东省": 0.5, "广东省": 0.3, "江西省": 0.3, "安徽省": 0.2,
    "上海市": 0.1, "福建省": 0.2, "湖南省": 0.1, "四川省": 0.2, "重庆市": 0.2, "贵州省": 0.1,
    "辽宁省": 0.0, "北京市": -0.2, "天津市": -0.3, "河北省": -0.3, "河南省": -0.3,
    "山西省": -0.2, "陕西省": 0.0, "甘肃省": -0.1, "吉林省": -0.5, "广西壮族自治区": -0.6,
    "宁夏回族自治区": -0.3, "新疆维吾尔自治区": -0.6, "青海省": -0.4, "云南省": -0.8,
    "海南省": -0.6, "内蒙古自治区": -0.9, "黑龙江省": -1.0, "湖北省": 0.0, "西藏自治区": 0.0,
}  # fmt: skip
