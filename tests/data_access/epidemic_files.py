"""Drawn epidemic files, kept in a store or looked at before."""

from datetime import date
from typing import Final

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.epidemic.keeping import keep_series, plan_series
from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.plan import SeriesPlan
from data_access.store import Store
from indicators.vocabulary import Role
from tests.actors import MINISTRY
from tests.drawn import drawn_csv

TODAY: Final = date(2020, 7, 1)
HUBEI: Final = Actor("湖北甲", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "湖北省"))
CASES: Final = """
    统计日期   | 省份   | 地名   | 行政区划代码 | 累计确诊
    2020-03-07 | 湖北省 | 武汉市 | 420100       | 49871
    2020-03-08 | 湖北省 | 武汉市 | 420100       | 49912
    2020-03-08 | 安徽省 | 合肥市 | 340100       | 174
    """
NOTICES: Final = """
    公告日期   | 发布机构     | 文件      | 地名       | 行政区划代码 | 风险等级 | 来源
    2020-03-09 | 湖北省指挥部 | 第20号通告 | 武汉市城区 | 420100       | 高风险   | 省政府网
    2020-03-09 | 湖北省指挥部 | 第20号通告 | 仙桃市     | 429004       | 中       | 省政府网
    """


def keep(
    store: Store, kind: EpidemicKind, drawing: str, actor: Actor = MINISTRY, name: str = "疫情.csv"
) -> SeriesPlan:
    return keep_series(store, actor, kind, drawn_csv(drawing), name)


def plan(
    store: Store, kind: EpidemicKind, drawing: str, actor: Actor = MINISTRY, today: date = TODAY
) -> SeriesPlan:
    with store.reading() as session:
        return plan_series(session, actor, kind, drawn_csv(drawing), "疫情.csv", today)
