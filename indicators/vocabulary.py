"""The words of the field: one enum per closed list, each member with its Chinese label."""

from enum import StrEnum
from typing import Final

SYNTHETIC_NOTICE_ZH: Final = "演示数据（合成）"
PROVINCES_ZH: Final = (
    "北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省",
    "上海市", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省",
    "湖北省", "湖南省", "广东省", "广西壮族自治区", "海南省", "重庆市", "四川省", "贵州省",
    "云南省", "西藏自治区", "陕西省", "甘肃省", "青海省", "宁夏回族自治区", "新疆维吾尔自治区",
)  # fmt: skip


class LabelledEnum(StrEnum):
    """A closed list whose members carry the Chinese word that people read."""

    label_zh: str

    def __new__(cls, value: str, label_zh: str = "") -> "LabelledEnum":
        """Keep the code word as the value and the Chinese word beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label_zh = label_zh
        return member


class Dataset(LabelledEnum):
    """The three reporting datasets (报表)."""

    WEEKLY = "weekly", "高新区复工复产周报"
    CARRIERS = "carriers", "创业孵化机构周报"
    ROLLOUT = "rollout", "百城百园进展"


class RiskLevel(LabelledEnum):
    """The county risk levels of 17 February 2020 (疫情风险等级)."""

    LOW = "low", "低风险"
    MEDIUM = "medium", "中风险"
    HIGH = "high", "高风险"


class CarrierType(LabelledEnum):
    """Kinds of carrier (创业孵化机构类型)."""

    INCUBATOR = "incubator", "孵化器"
    MAKER_SPACE = "maker_space", "众创空间"
    SCIENCE_PARK = "science_park", "大学科技园"


class CarrierGrade(LabelledEnum):
    """Who recognised the carrier (级别)."""

    NATIONAL = "national", "国家级"
    PROVINCIAL = "provincial", "省级"
    OTHER = "other", "其他"


class SiteType(LabelledEnum):
    """Kinds of 百城百园 site (单位类型)."""

    CITY = "city", "创新型城市"
    ZONE = "zone", "国家高新区"
    AGRICULTURAL_ZONE = "agricultural_zone", "国家农高区"
    AGRICULTURAL_PARK = "agricultural_park", "国家农业科技园区"


class RolloutStage(LabelledEnum):
    """Stages of a 百城百园 site, in order (阶段)."""

    RECOMMENDED = "recommended", "推荐"
    SELECTED = "selected", "遴选"
    PLAN_FILED = "plan_filed", "方案备案"
    LAUNCHED = "launched", "启动"
    ROLLING_OUT = "rolling_out", "推广应用"
    CONCLUDED = "concluded", "总结"


class Difficulty(LabelledEnum):
    """The five difficulties the notice of 28 February 2020 names (困难)."""

    STAFF_RETURN = "staff_return", "员工返岗难"
    FINANCING = "financing", "企业融资难"
    SUPPLY_CHAIN = "supply_chain", "供应链协同难"
    LOGISTICS = "logistics", "物流配送难"
    PROTECTIVE_SUPPLIES = "protective_supplies", "防疫物资不足"


class Severity(LabelledEnum):
    """What an issue does to a file: blocks it, asks for a 说明, or only tells."""

    ERROR = "error", "强制性"
    QUERY = "query", "核实性"
    NOTE = "note", "已自动更正"


class ReportStatus(LabelledEnum):
    """How a unit stands for a week (填报状态)."""

    ON_TIME = "on_time", "准时"
    LATE = "late", "迟报"
    ZERO = "zero", "零报告"
    MISSING = "missing", "未报"


class WeekState(LabelledEnum):
    """How far the report of a unit and week has come (审核状态); each state has one owner."""

    MISSING = "missing", "未报"
    SUBMITTED = "submitted", "已提交"
    RETURNED = "returned", "已退回"
    PROVINCE_APPROVED = "province_approved", "省级已审"
    LOCKED = "locked", "已锁定"
    UNLOCKED = "unlocked", "已解锁"


class Role(LabelledEnum):
    """Who may act; nobody holds them all (角色)."""

    ZONE_REPORTER = "zone_reporter", "园区填报员"
    CARRIER_REPORTER = "carrier_reporter", "载体填报员"
    PROVINCE_REVIEWER = "province_reviewer", "省级审核员"
    MINISTRY_REVIEWER = "ministry_reviewer", "部级审核员"
    LEADER = "leader", "领导"
    PRESENTER = "presenter", "汇报员"
    SYSTEM_ADMINISTRATOR = "system_administrator", "系统管理员"
    SECURITY_ADMINISTRATOR = "security_administrator", "安全管理员"
    AUDITOR = "auditor", "审计员"
    ANONYMOUS = "anonymous", "未登录"
