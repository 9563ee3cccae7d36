"""Rent relief and resumption of carriers (载体减免租金): the cards of the carriers' report."""

from typing import Final

from indicators.cards import IndicatorCard, Unit, WorkedExample
from indicators.measures import Condition, Measure, MeasureKind
from indicators.vocabulary import Dataset

_SURVEY: Final = "国科火字〔2020〕66号创业孵化机构复工复产情况监测（3月24日公布）"


def _card(
    code: str,
    title_zh: str,
    names: tuple[str, str],
    measure: Measure,
    example: WorkedExample,
    unit: Unit = Unit.SHARE,
    why_zh: str = "各机构先相加、后相除；未填报的机构不计入",
) -> IndicatorCard:
    formula_zh = f"{names[0]} ÷ {names[1]}" if names[1] else f"{names[0]}之和"
    return IndicatorCard(
        code=code,
        dataset=Dataset.CARRIERS,
        title_zh=title_zh,
        formula_zh=formula_zh,
        numerator_zh=names[0],
        denominator_zh=names[1],
        unit=unit,
        higher_is_better=True,
        why_zh=why_zh,
        source_zh=_SURVEY,
        measure=measure,
        example=example,
    )


def _pair(part: str, total: str) -> WorkedExample:
    return WorkedExample(
        reports=({part: 10, total: 40}, {part: 20, total: 60}, {part: None, total: 10}),
        numerator=30,
        denominator=100,
        value=0.3,
    )


def _amount(part: str) -> WorkedExample:
    return WorkedExample(
        reports=({part: 200_000}, {part: 100_000}, {part: None}),
        numerator=300_000,
        denominator=None,
        value=300_000,
    )


CARRIER_RESUMPTION_RATE: Final = _card(
    "carrier_resumption_rate",
    "机构复工率",
    ("已复工的机构数", "填报的机构数"),
    Measure(MeasureKind.SHARE, "is_resumed", condition=Condition.IS_TRUE),
    WorkedExample(
        reports=({"is_resumed": True}, {"is_resumed": False}, {"is_resumed": True}),
        numerator=2,
        denominator=3,
        value=2 / 3,
    ),
)
TENANT_RESUMPTION_RATE: Final = _card(
    "tenant_resumption_rate",
    "在孵企业（团队）复工率",
    ("已复工企业（团队）数", "在孵企业（团队）总数"),
    Measure(MeasureKind.RATIO, "tenants_resumed", "tenants"),
    _pair("tenants_resumed", "tenants"),
)
PEOPLE_RESUMPTION_RATE: Final = _card(
    "people_resumption_rate",
    "在孵人员复工率",
    ("已复工人数", "在孵人员总数"),
    Measure(MeasureKind.RATIO, "people_resumed", "people"),
    _pair("people_resumed", "people"),
)
RENT_REDUCED: Final = _card(
    "rent_reduced_cny",
    "减免租金总额",
    ("减免租金累计", ""),
    Measure(MeasureKind.TOTAL, "rent_reduced_cny", cumulative=True),
    _amount("rent_reduced_cny"),
    unit=Unit.MONEY,
    why_zh="2020年累计；本周未报的机构沿用上次的值并注明，累计数因此不会回落",
)
RENT_DEFERRED: Final = _card(
    "rent_deferred_cny",
    "缓征租金总额",
    ("缓征租金累计", ""),
    Measure(MeasureKind.TOTAL, "rent_deferred_cny", cumulative=True),
    _amount("rent_deferred_cny"),
    unit=Unit.MONEY,
    why_zh="2020年累计；本周未报的机构沿用上次的值并注明",
)
SUBSIDY: Final = _card(
    "subsidy_cny",
    "获政策补贴",
    ("获政策补贴累计", ""),
    Measure(MeasureKind.TOTAL, "subsidy_cny", cumulative=True),
    _amount("subsidy_cny"),
    unit=Unit.MONEY,
    why_zh="2020年累计；本周未报的机构沿用上次的值并注明",
)
RENT_RELIEF_UPTAKE: Final = _card(
    "rent_relief_uptake",
    "开展减免的机构占比",
    ("减免租金大于零的机构数", "填报减免租金的机构数"),
    Measure(MeasureKind.SHARE, "rent_reduced_cny", condition=Condition.IS_POSITIVE),
    WorkedExample(
        reports=({"rent_reduced_cny": 50_000}, {"rent_reduced_cny": 0}),
        numerator=1,
        denominator=2,
        value=0.5,
    ),
)
TENANTS_BENEFITED_SHARE: Final = _card(
    "tenants_benefited_share",
    "惠及面",
    ("惠及企业数", "在孵企业（团队）总数"),
    Measure(MeasureKind.RATIO, "tenants_benefited", "tenants"),
    _pair("tenants_benefited", "tenants"),
    why_zh="享受减免的在孵企业和团队占全部在孵企业和团队的比重",
)
RELIEF_PER_TENANT: Final = _card(
    "relief_per_tenant_cny",
    "户均减免",
    ("减免租金累计", "惠及企业数"),
    Measure(MeasureKind.RATIO, "rent_reduced_cny", "tenants_benefited"),
    WorkedExample(
        reports=(
            {"rent_reduced_cny": 200_000, "tenants_benefited": 10},
            {"rent_reduced_cny": 100_000, "tenants_benefited": 20},
        ),
        numerator=300_000,
        denominator=30,
        value=10_000,
    ),
    unit=Unit.MONEY,
    why_zh="每户惠及企业平均减免的租金",
)
CARDS: Final = (
    CARRIER_RESUMPTION_RATE,
    TENANT_RESUMPTION_RATE,
    PEOPLE_RESUMPTION_RATE,
    RENT_REDUCED,
    RENT_DEFERRED,
    SUBSIDY,
    RENT_RELIEF_UPTAKE,
    TENANTS_BENEFITED_SHARE,
    RELIEF_PER_TENANT,
)
