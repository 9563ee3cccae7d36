"""Resumption of work (复工复产): the cards of the weekly zone report."""

from typing import Final

from indicators.cards import IndicatorCard, Unit, WorkedExample
from indicators.measures import Condition, Measure, MeasureKind
from indicators.vocabulary import Dataset, Difficulty

_SURVEY: Final = "国科火字〔2020〕60号高新区企业复工复产情况调查；口径经2020年各地公布数复算"
_NOTICE: Final = "科技部办公厅2020年2月28日关于高新区有序复工复产的通知"


def _share(
    code: str, title_zh: str, part: str, total: str, names: tuple[str, str]
) -> IndicatorCard:
    return IndicatorCard(
        code=code,
        dataset=Dataset.WEEKLY,
        title_zh=title_zh,
        formula_zh=f"{names[0]} ÷ {names[1]}；各高新区先相加、后相除",
        numerator_zh=names[0],
        denominator_zh=names[1],
        unit=Unit.SHARE,
        higher_is_better=True,
        why_zh="大区的分量重于小区；未同时填报两数的高新区不计入",
        source_zh=_SURVEY,
        measure=Measure(MeasureKind.RATIO, part, total),
        example=WorkedExample(
            reports=({part: 90, total: 100}, {part: 100, total: 400}, {part: None, total: 50}),
            numerator=190,
            denominator=500,
            value=0.38,
        ),
    )


ENTERPRISE_RESUMPTION_RATE: Final = _share(
    "enterprise_resumption_rate",
    "企业复工率",
    "enterprises_resumed",
    "enterprises",
    ("已复工企业数", "企业总数"),
)
ABOVE_SCALE_RATE: Final = _share(
    "above_scale_resumption_rate",
    "规上企业复工率",
    "above_scale_resumed",
    "above_scale_enterprises",
    ("规上已复工企业数", "规上企业数"),
)
ABOVE_SCALE_INDUSTRIAL_RATE: Final = _share(
    "above_scale_industrial_resumption_rate",
    "规上工业企业复工率",
    "above_scale_industrial_resumed",
    "above_scale_industrial_enterprises",
    ("规上工业已复工企业数", "规上工业企业数"),
)
HIGH_TECH_RATE: Final = _share(
    "high_tech_resumption_rate",
    "高新技术企业复工率",
    "high_tech_resumed",
    "high_tech_enterprises",
    ("高新技术企业已复工数", "高新技术企业数"),
)
TECH_SME_RATE: Final = _share(
    "tech_sme_resumption_rate",
    "科技型中小企业复工率",
    "tech_smes_resumed",
    "tech_smes",
    ("科技型中小企业已复工数", "科技型中小企业数"),
)
EMPLOYEE_RETURN_RATE: Final = _share(
    "employee_return_rate",
    "复岗率",
    "employees_returned",
    "employees_expected",
    ("已返岗人数（含远程办公）", "应返岗人数"),
)
REMOTE_SHARE: Final = IndicatorCard(
    code="remote_work_share",
    dataset=Dataset.WEEKLY,
    title_zh="远程办公占比",
    formula_zh="其中远程办公人数 ÷ 已返岗人数；各高新区先相加、后相除",
    numerator_zh="其中远程办公人数",
    denominator_zh="已返岗人数",
    unit=Unit.SHARE,
    higher_is_better=None,
    why_zh="远程办公计入返岗，因此单列，避免把线上当作到岗",
    source_zh="福建等地2020年2月公布数含远程办公",
    measure=Measure(MeasureKind.RATIO, "employees_remote", "employees_returned"),
    example=WorkedExample(
        reports=(
            {"employees_remote": 10, "employees_returned": 100},
            {"employees_remote": 30, "employees_returned": 100},
        ),
        numerator=40,
        denominator=200,
        value=0.2,
    ),
)
CAPACITY_RECOVERY_RATE: Final = IndicatorCard(
    code="capacity_recovery_rate",
    dataset=Dataset.WEEKLY,
    title_zh="产能恢复率",
    formula_zh="各高新区产能恢复率按企业总数加权平均",
    numerator_zh="产能恢复率 × 企业总数之和",
    denominator_zh="填报产能恢复率的高新区企业总数之和",
    unit=Unit.SHARE,
    higher_is_better=True,
    why_zh="复工不等于达产；权数为企业总数，缺产值数据时的近似",
    source_zh="产能恢复率（达产率）：当前产出或在用产能占正常水平的比重",
    measure=Measure(MeasureKind.WEIGHTED, "capacity_recovery_rate", "enterprises"),
    example=WorkedExample(
        reports=(
            {"capacity_recovery_rate": 0.9, "enterprises": 100},
            {"capacity_recovery_rate": 0.5, "enterprises": 300},
        ),
        numerator=240,
        denominator=400,
        value=0.6,
    ),
)
FULLY_RESUMED_ZONES: Final = IndicatorCard(
    code="fully_resumed_zones",
    dataset=Dataset.WEEKLY,
    title_zh="100%复工高新区数",
    formula_zh="已复工企业数等于企业总数的高新区家数 ÷ 填报的高新区家数",
    numerator_zh="100%复工的高新区数",
    denominator_zh="填报的高新区数",
    unit=Unit.SHARE,
    higher_is_better=True,
    why_zh="2020年4月3日发布会公布：35家高新区总体复工率达到100%",
    source_zh="国务院联防联控机制2020年4月3日发布会",
    measure=Measure(
        MeasureKind.SHARE, "enterprises_resumed", "enterprises", Condition.EQUALS_TOTAL
    ),
    example=WorkedExample(
        reports=(
            {"enterprises_resumed": 80, "enterprises": 80},
            {"enterprises_resumed": 79, "enterprises": 80},
        ),
        numerator=1,
        denominator=2,
        value=0.5,
    ),
    leads_with_count=True,
)


def _difficulty(kind: Difficulty) -> IndicatorCard:
    part = f"difficulty_{kind.value}"
    return IndicatorCard(
        code=f"{part}_share",
        dataset=Dataset.WEEKLY,
        title_zh=f"{kind.label_zh}企业占比",
        formula_zh=f"反映{kind.label_zh}的企业数 ÷ 企业总数；五类困难可以重复，不合计",
        numerator_zh=f"{kind.label_zh}企业数",
        denominator_zh="企业总数",
        unit=Unit.SHARE,
        higher_is_better=False,
        why_zh="通知点名的关键制约问题之一",
        source_zh=_NOTICE,
        measure=Measure(MeasureKind.RATIO, part, "enterprises"),
        example=WorkedExample(
            reports=({part: 5, "enterprises": 100}, {part: 15, "enterprises": 100}),
            numerator=20,
            denominator=200,
            value=0.1,
        ),
    )


DIFFICULTY_SHARES: Final = {kind: _difficulty(kind) for kind in Difficulty}
CARDS: Final = (
    ENTERPRISE_RESUMPTION_RATE,
    ABOVE_SCALE_RATE,
    ABOVE_SCALE_INDUSTRIAL_RATE,
    HIGH_TECH_RATE,
    TECH_SME_RATE,
    EMPLOYEE_RETURN_RATE,
    REMOTE_SHARE,
    CAPACITY_RECOVERY_RATE,
    FULLY_RESUMED_ZONES,
    *DIFFICULTY_SHARES.values(),
)
