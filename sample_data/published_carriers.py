"""Published figures of the carriers: the Torch survey of 24 March 2020, rent relief, subsidies."""

from collections.abc import Callable
from datetime import date

import pandas as pd

from indicators.periods import week_ending
from indicators.vocabulary import CarrierType, Dataset
from sample_data.carrier_targets import SURVEY
from sample_data.known import KnownSample
from sample_data.make_sample import carrier_register
from sample_data.readings import (
    AMOUNT_TOLERANCE,
    SHARE_TOLERANCE,
    PublishedFigure,
    carried,
    mean,
    ratio,
    total,
)


def carrier_figures() -> tuple[PublishedFigure, ...]:
    """The carriers' published figures that the sample reproduces."""
    return (*_survey(), *_money())


def _survey() -> list[PublishedFigure]:
    shares = {
        CarrierType.INCUBATOR: (0.957, 0.744, 0.723),
        CarrierType.MAKER_SPACE: (0.885, 0.507, 0.555),
        CarrierType.SCIENCE_PARK: (0.938, 0.684, 0.606),
    }
    totals = {
        CarrierType.INCUBATOR: (196_000, 2_603_000),
        CarrierType.MAKER_SPACE: (292_000, 1_369_000),
        CarrierType.SCIENCE_PARK: (8_730, 135_000),
    }
    found = [_survey_figure("填报机构数（三类合计）", None, 9_860, 0, len)]
    for kind in CarrierType:
        carriers, tenants, people = shares[kind]
        all_tenants, all_people = totals[kind]
        for name, value, tolerance, reading in (
            ("填报机构数", float(SURVEY[kind].reporting), 0.0, len),
            ("机构复工率", carriers, SHARE_TOLERANCE, mean("is_resumed")),
            ("在孵企业复工率", tenants, SHARE_TOLERANCE, ratio("tenants_resumed", "tenants")),
            ("在孵人员复工率", people, SHARE_TOLERANCE, ratio("people_resumed", "people")),
            ("在孵企业数", all_tenants, all_tenants * AMOUNT_TOLERANCE, total("tenants")),
            ("在孵人员数", all_people, all_people * AMOUNT_TOLERANCE, total("people")),
        ):
            title = f"{kind.label_zh}{name}"
            found.append(_survey_figure(title, kind, value, tolerance, reading))
    return found


def _money() -> list[PublishedFigure]:
    row = "rent_relief_published 全国创业孵化机构"
    amounts = (
        ("减免租金累计（亿元）", "rent_reduced_cny", date(2020, 3, 24), date(2020, 3, 27), 21.1),
        ("减免租金累计（亿元）", "rent_reduced_cny", date(2020, 3, 31), date(2020, 4, 3), 24.4),
        ("获政策补贴累计（亿元）", "subsidy_cny", date(2020, 3, 24), date(2020, 3, 27), 2.9),
        ("获政策补贴累计（亿元）", "subsidy_cny", date(2020, 3, 31), date(2020, 4, 3), 3.3),
    )
    return [
        PublishedFigure(
            name, row, on, known_on, value, value * AMOUNT_TOLERANCE, carried(field, on, known_on)
        )
        for name, field, on, known_on, value in amounts
    ]


def _survey_figure(
    name: str, kind: CarrierType | None, value: float, tolerance: float,
    measure: Callable[[pd.DataFrame], float],
) -> PublishedFigure:  # fmt: skip
    on, known_on = date(2020, 3, 24), date(2020, 3, 27)

    def reading(sample: KnownSample) -> float:
        reports = sample.week(Dataset.CARRIERS, known_on, week_ending(on))
        register = carrier_register().set_index("unit_code")["kind"]
        kinds = reports["unit_code"].map(register)
        return float(measure(reports if kind is None else reports[kinds == str(kind)]))

    return PublishedFigure(
        name, "published_resumption national_incubators", on, known_on, value, tolerance, reading
    )
