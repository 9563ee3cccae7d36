"""百城百园进展: one row per site and week (or the last Sunday of a month)."""

from datetime import date

from sqlmodel import SQLModel

from data_access.datasets.columns import (
    ColumnKind,
    ColumnPart,
    choice,
    count,
    key,
    money,
    text,
    zero_report,
)
from indicators.vocabulary import RolloutStage, SiteType


class RolloutReportValues(SQLModel):
    """What a site of the 百城百园 action reports; everything but the stage is cumulative."""

    theme: str | None = text(
        "主题或产业",
        synonyms=("主题", "产业", "一城一主题", "一园一产业", "主题或产业(一城一主题/一园一产业)"),
        meaning_zh="城市填一城一主题，园区填一园一产业",
        example="人工智能",
    )
    stage: str = choice(
        "阶段",
        RolloutStage,
        required=True,
        synonyms=("当前阶段", "进展阶段"),
        meaning_zh="推荐、遴选、方案备案、启动、推广应用、总结之一",
        example="启动",
    )
    technologies: int | None = count(
        "推广技术与产品数",
        unit_zh="项",
        maximum=100_000,
        cumulative=True,
        synonyms=("推广技术产品数", "技术与产品数"),
        meaning_zh="累计推广应用的技术与产品数",
        example="12",
    )
    scenarios: int | None = count(
        "应用场景数",
        unit_zh="个",
        maximum=100_000,
        cumulative=True,
        synonyms=("应用场景",),
        meaning_zh="累计建设的应用场景数",
        example="5",
    )
    projects: int | None = count(
        "项目数",
        unit_zh="个",
        maximum=100_000,
        cumulative=True,
        synonyms=("立项项目数",),
        meaning_zh="累计立项的项目数",
        example="3",
    )
    central_funds_cny: int | None = money(
        "中央资金(万元)",
        cumulative=True,
        synonyms=("中央资金", "中央财政资金(万元)"),
        meaning_zh="累计到位的中央资金",
        example="500",
    )
    local_funds_cny: int | None = money(
        "地方资金(万元)",
        cumulative=True,
        synonyms=("地方资金", "地方财政资金(万元)"),
        meaning_zh="累计到位的地方资金",
        example="800",
    )
    social_funds_cny: int | None = money(
        "社会资金(万元)",
        cumulative=True,
        synonyms=("社会资金", "社会投入(万元)"),
        meaning_zh="累计到位的社会资金",
        example="1500",
    )
    enterprises_benefited: int | None = count(
        "惠及企业数",
        unit_zh="家",
        maximum=1_000_000,
        cumulative=True,
        synonyms=("受惠企业数",),
        meaning_zh="累计惠及的企业数",
        example="86",
    )
    remarks: str | None = text("备注", meaning_zh="需要说明的情况，500字以内")


class RolloutReportRow(RolloutReportValues):
    """A row of the rollout sheet: which site and day, and what it reports."""

    counted_on: date = key(
        "统计日期",
        ColumnKind.DATE,
        synonyms=("日期", "截止日期", "统计时间"),
        meaning_zh="数据截至当日24时；按月填报的填当月最后一个周日",
        example="2020-05-31",
    )
    site_code: str | None = key(
        "单位代码",
        ColumnKind.CODE,
        required=False,
        synonyms=("代码",),
        meaning_zh="单位的登记代码；可以只填名称",
        example="BCY001",
    )
    site_name: str = key(
        "单位名称",
        ColumnKind.NAME,
        synonyms=("城市或园区名称", "名称", "城市(园区)名称"),
        meaning_zh="城市或园区的全称",
        example="无锡市",
    )
    site_type: str | None = choice(
        "单位类型",
        SiteType,
        part=ColumnPart.ATTRIBUTE,
        synonyms=("类型",),
        meaning_zh="创新型城市、国家高新区、国家农高区或国家农业科技园区",
        example="创新型城市",
    )
    province: str | None = text(
        "省",
        part=ColumnPart.ATTRIBUTE,
        synonyms=("省份", "所在省", "省(区、市)"),
        meaning_zh="所在的省、自治区、直辖市",
        example="江苏省",
    )
    is_zero_report: bool | None = zero_report()
