"""高新区复工复产周报: one row per zone and week."""

from datetime import date

from sqlmodel import SQLModel

from data_access.datasets.columns import ColumnKind, count, key, rate, text, zero_report


class WeeklyReportValues(SQLModel):
    """What a zone reports of one week; a missing cell (缺报) is None, never 0."""

    enterprises: int = count(
        "企业总数",
        required=True,
        unit_zh="家",
        maximum=200_000,
        synonyms=("企业数", "企业总量", "应统计企业数", "入统企业数"),
        meaning_zh="高新区内应统计的企业数，所有复工率的分母",
        example="1200",
    )
    enterprises_resumed: int = count(
        "已复工企业数",
        required=True,
        unit_zh="家",
        maximum=200_000,
        synonyms=("复工企业数", "已复工数", "已复工复产企业数", "开工企业数", "复工数"),
        meaning_zh="统计日24时已经恢复生产经营的企业数",
        example="960",
    )
    enterprises_suspended: int | None = count(
        "停产停工企业数",
        unit_zh="家",
        maximum=200_000,
        synonyms=("停工停产企业数", "未复工企业数"),
        meaning_zh="统计日24时停产停工的企业数",
        example="240",
    )
    above_scale_enterprises: int | None = count(
        "规上企业数",
        unit_zh="家",
        maximum=100_000,
        synonyms=("规模以上企业数", "规上企业总数"),
        meaning_zh="规模以上企业数，含工业、服务业等",
        example="310",
    )
    above_scale_resumed: int | None = count(
        "规上已复工企业数",
        unit_zh="家",
        maximum=100_000,
        synonyms=("规上已复工数", "规上企业已复工数", "规模以上已复工企业数"),
        meaning_zh="规上企业中已复工的家数",
        example="301",
    )
    above_scale_industrial_enterprises: int | None = count(
        "规上工业企业数",
        unit_zh="家",
        maximum=100_000,
        synonyms=("规模以上工业企业数",),
        meaning_zh="规模以上工业企业数",
        example="180",
    )
    above_scale_industrial_resumed: int | None = count(
        "规上工业已复工企业数",
        unit_zh="家",
        maximum=100_000,
        synonyms=("规上工业已复工数", "规模以上工业已复工企业数"),
        meaning_zh="规上工业企业中已复工（开工）的家数",
        example="178",
    )
    high_tech_enterprises: int | None = count(
        "高新技术企业数",
        unit_zh="家",
        maximum=100_000,
        synonyms=("高企数", "高新技术企业总数"),
        meaning_zh="有效期内的高新技术企业数",
        example="420",
    )
    high_tech_resumed: int | None = count(
        "高新技术企业已复工数",
        unit_zh="家",
        maximum=100_000,
        synonyms=("高企已复工数", "高新技术企业已复工企业数"),
        meaning_zh="高新技术企业中已复工的家数",
        example="380",
    )
    tech_smes: int | None = count(
        "科技型中小企业数",
        unit_zh="家",
        maximum=100_000,
        synonyms=("科技型中小企业总数",),
        meaning_zh="入库的科技型中小企业数",
        example="350",
    )
    tech_smes_resumed: int | None = count(
        "科技型中小企业已复工数",
        unit_zh="家",
        maximum=100_000,
        synonyms=("科技型中小企业已复工企业数",),
        meaning_zh="科技型中小企业中已复工的家数",
        example="270",
    )
    employees_expected: int | None = count(
        "应返岗人数",
        unit_zh="人",
        maximum=10_000_000,
        synonyms=("用工总数", "应到岗人数", "从业人员数"),
        meaning_zh="应返岗的从业人员数，复岗率的分母",
        example="86000",
    )
    employees_returned: int | None = count(
        "已返岗人数",
        unit_zh="人",
        maximum=10_000_000,
        synonyms=("返岗人数", "已到岗人数", "已复岗人数", "复岗人数"),
        meaning_zh="已返岗的从业人员数，含远程办公",
        example="64000",
    )
    employees_remote: int | None = count(
        "其中远程办公人数",
        unit_zh="人",
        maximum=10_000_000,
        synonyms=("远程办公人数", "线上办公人数"),
        meaning_zh="已返岗人数中远程办公的人数",
        example="5200",
    )
    capacity_recovery_rate: float | None = rate(
        "产能恢复率(%)",
        synonyms=("产能恢复率", "产能利用率(%)", "达产率(%)", "复产率(%)"),
        meaning_zh="当前产出或在用产能占正常水平的百分比，可以超过100",
        example="76.5",
    )
    electricity_ratio: float | None = rate(
        "用电量为上年同期(%)",
        synonyms=("用电量为上年同期", "当日用电量/上年同期(%)", "用电量占上年同期(%)"),
        meaning_zh="用电量为上年同期的百分比，可以超过100",
        example="82.0",
    )
    workers_short: int | None = count(
        "尚缺工人数",
        unit_zh="人",
        maximum=10_000_000,
        synonyms=("缺工人数", "尚缺工人"),
        meaning_zh="仍然缺少的用工人数，不含尚未返岗的人员",
        example="1500",
    )
    difficulty_staff_return: int | None = count(
        "员工返岗难企业数",
        unit_zh="家",
        maximum=200_000,
        synonyms=("员工返岗难", "困难企业数:员工返岗难"),
        meaning_zh="反映员工返岗难的企业数",
        example="60",
    )
    difficulty_financing: int | None = count(
        "企业融资难企业数",
        unit_zh="家",
        maximum=200_000,
        synonyms=("企业融资难", "困难企业数:企业融资难"),
        meaning_zh="反映融资难的企业数",
        example="48",
    )
    difficulty_supply_chain: int | None = count(
        "供应链协同难企业数",
        unit_zh="家",
        maximum=200_000,
        synonyms=("供应链协同难", "困难企业数:供应链协同难"),
        meaning_zh="反映供应链协同难的企业数",
        example="55",
    )
    difficulty_logistics: int | None = count(
        "物流配送难企业数",
        unit_zh="家",
        maximum=200_000,
        synonyms=("物流配送难", "困难企业数:物流配送难"),
        meaning_zh="反映物流配送难的企业数",
        example="31",
    )
    difficulty_protective_supplies: int | None = count(
        "防疫物资不足企业数",
        unit_zh="家",
        maximum=200_000,
        synonyms=("防疫物资不足", "困难企业数:防疫物资不足"),
        meaning_zh="反映防疫物资不足的企业数",
        example="40",
    )
    policy_needs: str | None = text("政策需求", meaning_zh="企业反映的政策需求，500字以内")
    remarks: str | None = text("备注", meaning_zh="需要说明的情况，500字以内")


class WeeklyReportRow(WeeklyReportValues):
    """A row of the weekly sheet: which zone and day, and what it reports."""

    counted_on: date = key(
        "统计日期",
        ColumnKind.DATE,
        synonyms=("日期", "截止日期", "统计时间", "数据截至", "统计日期(截至24时)"),
        meaning_zh="数据截至当日24时，所在的周（周一至周日）即为报告周",
        example="2020-04-05",
    )
    zone_code: str | None = key(
        "高新区代码",
        ColumnKind.CODE,
        required=False,
        synonyms=("园区代码", "开发区代码", "代码"),
        meaning_zh="HTZ加三位数字；可以只填名称",
        example="HTZ057",
    )
    zone_name: str = key(
        "高新区名称",
        ColumnKind.NAME,
        synonyms=("园区名称", "高新区", "开发区", "开发区名称", "园区", "填报单位"),
        meaning_zh="高新区全称、简称或通用别名",
        example="合肥高新技术产业开发区",
    )
    is_zero_report: bool | None = zero_report()
