"""Published figures of the zones: all 169, single ones, and above-scale industry."""

from datetime import date
from typing import Final

import pandas as pd

from indicators.periods import week_ending
from indicators.vocabulary import Dataset
from sample_data.known import KnownSample
from sample_data.readings import (
    SHARE_TOLERANCE,
    PublishedFigure,
    Reading,
    zone_rate,
    zone_sum,
)

ALL: Final = ("enterprises_resumed", "enterprises")
ABOVE_SCALE: Final = ("above_scale_resumed", "above_scale_enterprises")
INDUSTRY: Final = ("above_scale_industrial_resumed", "above_scale_industrial_enterprises")
PEOPLE: Final = ("employees_returned", "employees_expected")


def zone_figures() -> tuple[PublishedFigure, ...]:
    """The zones' published figures that the sample reproduces."""
    return (*_all_zones(), *_single_zones(), *_industry())


def _all_zones() -> tuple[PublishedFigure, ...]:
    on, known_on, row = date(2020, 4, 1), date(2020, 4, 3), "published_resumption 169家国家高新区"

    def figure(name: str, value: float, tolerance: float, reading: Reading) -> PublishedFigure:
        return PublishedFigure(name, row, on, known_on, value, tolerance, reading)

    return (
        figure("高新区企业复工率", 0.79, SHARE_TOLERANCE, zone_rate(ALL, on, known_on)),
        figure(
            "高新区规上企业复工率", 0.942, SHARE_TOLERANCE, zone_rate(ABOVE_SCALE, on, known_on)
        ),
        figure("100%复工高新区数", 35, 0, lambda sample: float(_full(sample, on, known_on).sum())),
        figure("已报高新区数", 169, 0, lambda sample: float(_full(sample, on, known_on).size)),
        figure("企业总数", 165_374, 0, zone_sum("enterprises", on, known_on)),
        figure("应返岗人数", 23_835_165, 0, zone_sum("employees_expected", on, known_on)),
    )


def _single_zones() -> tuple[PublishedFigure, ...]:
    row = "published_resumption zone"

    def figure(
        name: str, code: str, fields: tuple[str, str], on: date, known_on: date, value: float,
        tolerance: float = SHARE_TOLERANCE, *, at_least: bool = False,
    ) -> PublishedFigure:  # fmt: skip
        reading = zone_rate(fields, on, known_on, code)
        return PublishedFigure(name, row, on, known_on, value, tolerance, reading, at_least)

    return (
        figure("滨江企业复工率", "HTZ049", ALL, date(2020, 2, 25), date(2020, 2, 28), 0.919),
        figure("滨江规上工业", "HTZ049", INDUSTRY, date(2020, 2, 25), date(2020, 2, 28), 1.0),
        figure("合肥规上工业", "HTZ057", INDUSTRY, date(2020, 2, 20), date(2020, 2, 23), 0.877),
        figure("成都规上工业", "HTZ142", INDUSTRY, date(2020, 2, 26), date(2020, 2, 29), 1.0),
        figure("西安企业复工率", "HTZ155", ALL, date(2020, 3, 17), date(2020, 3, 20), 0.99,
               at_least=True),
        figure("中关村企业复工率（约）", "HTZ001", ALL, date(2020, 4, 2), date(2020, 4, 3), 0.90,
               0.005),
    )  # fmt: skip


def _industry() -> tuple[PublishedFigure, ...]:
    row = "published_resumption 全国规上工业企业"

    def figure(
        name: str, fields: tuple[str, str], on: date, known_on: date, value: float,
        *, without_hubei: bool = False, at_least: bool = False,
    ) -> PublishedFigure:  # fmt: skip
        reading = zone_rate(fields, on, known_on, without_hubei=without_hubei)
        return PublishedFigure(name, row, on, known_on, value, SHARE_TOLERANCE, reading, at_least)

    february, march, end_of_march, april, may = (
        (date(2020, 2, 23), date(2020, 2, 26)), (date(2020, 3, 13), date(2020, 3, 16)),
        (date(2020, 3, 28), date(2020, 3, 31)), (date(2020, 4, 21), date(2020, 4, 24)),
        (date(2020, 5, 18), date(2020, 5, 21)),
    )  # fmt: skip
    return (
        figure("规上工业开工率 2月23日", INDUSTRY, *february, 0.831),
        figure("规上工业开工率 3月13日（除湖北）", INDUSTRY, *march, 0.95,
               without_hubei=True, at_least=True),
        figure("规上工业开工率 3月28日", INDUSTRY, *end_of_march, 0.986),
        figure("规上工业开工率 4月21日", INDUSTRY, *april, 0.991),
        figure("规上工业开工率 5月18日", INDUSTRY, *may, 0.991),
        figure("复岗率 2月23日", PEOPLE, *february, 0.519),
        figure("复岗率 3月13日（除湖北，约）", PEOPLE, *march, 0.80, without_hubei=True),
        figure("复岗率 3月28日", PEOPLE, *end_of_march, 0.899),
        figure("复岗率 4月21日", PEOPLE, *april, 0.951),
        figure("复岗率 5月18日", PEOPLE, *may, 0.954),
    )  # fmt: skip


def _full(sample: KnownSample, on: date, known_on: date) -> pd.Series:
    reports = sample.week(Dataset.WEEKLY, known_on, week_ending(on))
    return reports["enterprises_resumed"] == reports["enterprises"]
