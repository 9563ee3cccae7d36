"""Drawn rows of an epidemic file (疫情数据), checked as a whole file would be."""

from data_access.epidemic.checking import CheckedSeries, check_series
from data_access.epidemic.kinds import EpidemicKind
from tests.data_access.epidemic_files import TODAY
from tests.drawn import drawn_csv

CASE_HEADER = "统计日期 | 地名 | 行政区划代码 | 累计确诊"
NOTICE_HEADER = "公告日期 | 地名 | 行政区划代码 | 单位类型 | 风险等级 | 文件 | 来源"


def checked(kind: EpidemicKind, drawing: str) -> CheckedSeries:
    """A drawn table, with its header."""
    return check_series(drawn_csv(drawing), "疫情.csv", kind, TODAY)


def cases(*lines: str) -> CheckedSeries:
    """Lines of 每日病例, below their header."""
    return checked(EpidemicKind.CASES, "\n".join((CASE_HEADER, *lines)))


def notices(*lines: str) -> CheckedSeries:
    """Lines of 风险等级公告, below their header."""
    return checked(EpidemicKind.NOTICES, "\n".join((NOTICE_HEADER, *lines)))
