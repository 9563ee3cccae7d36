"""百城百园 (rollout of technologies in a hundred cities and a hundred parks): the cards."""

from typing import Final

from indicators.cards import IndicatorCard, Unit, WorkedExample
from indicators.measures import Condition, Measure, MeasureKind
from indicators.vocabulary import Dataset

_NOTICE: Final = "国科办区〔2020〕24号“百城百园”行动通知（2020年3月27日公布）"


def _total(code: str, title_zh: str, part: str, unit: Unit, why_zh: str) -> IndicatorCard:
    return IndicatorCard(
        code=code,
        dataset=Dataset.ROLLOUT,
        title_zh=title_zh,
        formula_zh=f"各单位{title_zh}之和（累计）",
        numerator_zh=title_zh,
        denominator_zh="",
        unit=unit,
        higher_is_better=True,
        why_zh=why_zh,
        source_zh=_NOTICE,
        measure=Measure(MeasureKind.TOTAL, part, cumulative=True),
        example=WorkedExample(
            reports=({part: 30}, {part: 12}, {part: None}),
            numerator=42,
            denominator=None,
            value=42,
        ),
    )


_IN_PLACE: Final = "累计到位；本期未报的单位沿用上次的值并注明"
CENTRAL_FUNDS: Final = _total(
    "central_funds_cny", "中央资金到位", "central_funds_cny", Unit.MONEY, _IN_PLACE
)
LOCAL_FUNDS: Final = _total(
    "local_funds_cny", "地方资金到位", "local_funds_cny", Unit.MONEY, _IN_PLACE
)
SOCIAL_FUNDS: Final = _total(
    "social_funds_cny", "社会资金到位", "social_funds_cny", Unit.MONEY, _IN_PLACE
)
TECHNOLOGIES: Final = _total(
    "technologies", "推广技术与产品", "technologies", Unit.COUNT, "行动的直接产出"
)
SCENARIOS: Final = _total("scenarios", "应用场景", "scenarios", Unit.COUNT, "技术落地的场景")
PROJECTS: Final = _total("projects", "立项项目", "projects", Unit.COUNT, "支持的项目")
ENTERPRISES_BENEFITED: Final = _total(
    "enterprises_benefited", "惠及企业", "enterprises_benefited", Unit.COUNT, "累计惠及的企业"
)
CARDS: Final = (
    CENTRAL_FUNDS,
    LOCAL_FUNDS,
    SOCIAL_FUNDS,
    TECHNOLOGIES,
    SCENARIOS,
    PROJECTS,
    ENTERPRISES_BENEFITED,
)

SITES_LAUNCHED: Final = IndicatorCard(
    code="sites_launched",
    dataset=Dataset.ROLLOUT,
    title_zh="启动及以后的单位",
    formula_zh="阶段为启动、推广应用或总结的单位数 ÷ 填报过的单位数",
    numerator_zh="启动及以后的单位数",
    denominator_zh="填报过的单位数",
    unit=Unit.SHARE,
    higher_is_better=True,
    why_zh="方案备案之后才真正动起来；本期未报的单位沿用上次的阶段并注明",
    source_zh=_NOTICE,
    measure=Measure(MeasureKind.SHARE, "is_launched", condition=Condition.IS_TRUE, cumulative=True),
    example=WorkedExample(
        reports=({"is_launched": True}, {"is_launched": False}, {"is_launched": None}),
        numerator=1,
        denominator=2,
        value=0.5,
    ),
    leads_with_count=True,
)
LEVERAGE: Final = IndicatorCard(
    code="leverage",
    dataset=Dataset.ROLLOUT,
    title_zh="杠杆比",
    formula_zh="（地方资金 ＋ 社会资金）÷ 中央资金，只计三项都填报的单位",
    numerator_zh="地方和社会资金到位",
    denominator_zh="中央资金到位",
    unit=Unit.MULTIPLE,
    higher_is_better=None,
    why_zh="每一元中央资金带动几元地方和社会投入；中央资金陆续到位时会自然回落，升降不论好坏",
    source_zh=_NOTICE,
    measure=Measure(MeasureKind.RATIO, "matching_funds_cny", "central_funds_cny", cumulative=True),
    example=WorkedExample(
        reports=(
            {"matching_funds_cny": 300_000, "central_funds_cny": 100_000},
            {"matching_funds_cny": 200_000, "central_funds_cny": 0},
            {"matching_funds_cny": None, "central_funds_cny": 400_000},
        ),
        numerator=500_000,
        denominator=100_000,
        value=5,
    ),
)
# These two read fields that are derived from a report (`rollout_progress.with_progress`), so no
# sums of them are kept; their arithmetic is the same.
DERIVED_CARDS: Final = (SITES_LAUNCHED, LEVERAGE)
