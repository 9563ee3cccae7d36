"""创业孵化机构周报: one row per carrier and week."""

from datetime import date

from sqlmodel import SQLModel

from data_access.datasets.columns import (
    ColumnKind,
    ColumnPart,
    boolean,
    choice,
    count,
    key,
    money,
    number,
    text,
    zero_report,
)
from indicators.vocabulary import CarrierGrade, CarrierType


class CarrierReportValues(SQLModel):
    """What a carrier reports of one week; money and areas are cumulative for 2020."""

    is_resumed: bool = boolean(
        "是否复工",
        required=True,
        synonyms=("复工情况", "机构是否复工"),
        meaning_zh="机构自身是否已经复工，填 是 或 否",
        example="是",
    )
    tenants: int = count(
        "在孵企业(团队)总数",
        required=True,
        unit_zh="家",
        maximum=20_000,
        synonyms=("在孵企业总数", "在孵企业数", "在孵企业和团队总数"),
        meaning_zh="在孵企业和创业团队总数",
        example="46",
    )
    tenants_resumed: int = count(
        "已复工企业(团队)数",
        required=True,
        unit_zh="家",
        maximum=20_000,
        synonyms=("已复工数", "在孵企业复工数", "已复工企业数"),
        meaning_zh="在孵企业和团队中已复工的家数",
        example="34",
    )
    people: int | None = count(
        "在孵人员总数",
        unit_zh="人",
        maximum=500_000,
        synonyms=("在孵企业人员总数", "人员总数"),
        meaning_zh="在孵企业和团队的人员总数",
        example="612",
    )
    people_resumed: int | None = count(
        "已复工人数",
        unit_zh="人",
        maximum=500_000,
        synonyms=("复工人数",),
        meaning_zh="已复工的人员数",
        example="443",
    )
    rent_reduced_cny: int | None = money(
        "减免租金累计(万元)",
        cumulative=True,
        synonyms=("减免租金累计", "减免房租总金额(万元)", "减免租金(万元)"),
        meaning_zh="2020年以来累计减免租金",
        example="21.4",
    )
    rent_deferred_cny: int | None = money(
        "缓征租金累计(万元)",
        cumulative=True,
        synonyms=("缓征租金累计", "缓缴租金累计(万元)"),
        meaning_zh="2020年以来累计缓征租金",
        example="6.0",
    )
    area_reduced_m2: float | None = number(
        "减免面积(平方米)",
        unit_zh="平方米",
        decimals=2,
        maximum=10_000_000,
        synonyms=("减免面积",),
        meaning_zh="享受减免的面积",
        example="3200",
    )
    tenants_benefited: int | None = count(
        "惠及企业数",
        unit_zh="家",
        maximum=20_000,
        synonyms=("惠及企业(团队)数", "受惠企业数"),
        meaning_zh="享受租金减免的在孵企业和团队数",
        example="38",
    )
    months_free: float | None = number(
        "免租月数",
        unit_zh="个月",
        decimals=1,
        maximum=12,
        synonyms=("免收月数",),
        meaning_zh="免收租金的月数（免N减M中的N）",
        example="1",
    )
    months_halved: float | None = number(
        "减半月数",
        unit_zh="个月",
        decimals=1,
        maximum=12,
        synonyms=("减半收取月数",),
        meaning_zh="减半收取租金的月数（免N减M中的M）",
        example="2",
    )
    subsidy_cny: int | None = money(
        "获政策补贴累计(万元)",
        cumulative=True,
        synonyms=("获政策补贴累计", "获得政策补贴资金(万元)"),
        meaning_zh="2020年以来累计获得的政策补贴资金",
        example="3.0",
    )
    remarks: str | None = text("备注", meaning_zh="需要说明的情况，500字以内")


class CarrierReportRow(CarrierReportValues):
    """A row of the carriers' sheet: which carrier and day, and what it reports."""

    counted_on: date = key(
        "统计日期",
        ColumnKind.DATE,
        synonyms=("日期", "截止日期", "统计时间"),
        meaning_zh="数据截至当日24时",
        example="2020-03-24",
    )
    carrier_code: str | None = key(
        "机构代码",
        ColumnKind.CODE,
        required=False,
        synonyms=("代码", "载体代码"),
        meaning_zh="机构的登记代码，按文本填写；可以只填名称",
        example="CAR00001",
    )
    carrier_name: str = key(
        "机构名称",
        ColumnKind.NAME,
        synonyms=("载体名称", "孵化机构名称", "单位名称"),
        meaning_zh="机构全称",
        example="示例孵化器00001",
    )
    carrier_type: str | None = choice(
        "机构类型",
        CarrierType,
        part=ColumnPart.ATTRIBUTE,
        synonyms=("类型", "载体类型"),
        meaning_zh="孵化器、众创空间或大学科技园",
        example="孵化器",
    )
    grade: str | None = choice(
        "级别",
        CarrierGrade,
        part=ColumnPart.ATTRIBUTE,
        synonyms=("载体级别",),
        meaning_zh="国家级、省级或其他",
        example="国家级",
    )
    zone_name: str | None = text(
        "所在高新区",
        part=ColumnPart.ATTRIBUTE,
        synonyms=("高新区", "所属高新区"),
        meaning_zh="机构所在的国家高新区，不在高新区的留空",
        example="合肥高新技术产业开发区",
    )
    province: str | None = text(
        "省",
        part=ColumnPart.ATTRIBUTE,
        synonyms=("省份", "所在省", "省(区、市)"),
        meaning_zh="机构所在的省、自治区、直辖市",
        example="安徽省",
    )
    is_zero_report: bool | None = zero_report()
