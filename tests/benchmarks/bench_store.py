"""What the store takes: a file of every carrier, the aggregates of a page, an earlier moment."""

import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any, Final

from data_access.store import Store
from data_access.versions import AsOf, resolve_as_of
from data_access.views import resumption, risk
from data_access.views.coverage import coverage
from data_access.views.rent_relief import relief_by
from data_access.views.trends import indicator_weeks, weeks_known
from data_access.views.zones_of_week import zones_of_week
from indicators.rent_relief import CARDS as RELIEF_CARDS
from indicators.resumption import CARDS
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.benchmarks.report import Results

WEEK: Final = date(2020, 6, 28)
TIMES: Final = 30
VERSIONS_BACK: Final = 20
MS: Final = 1000
PAGE_MS: Final = 10
PAST_MS: Final = 150

Read = Callable[..., Any]


def test_the_aggregates_of_a_page(store: Store, results: Results) -> None:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        zone_weeks = weeks_known(session, as_of, Dataset.WEEKLY)
        carrier_weeks = weeks_known(session, as_of, Dataset.CARRIERS)

    overview = {
        name: _milliseconds(store, as_of, read) for name, read in _of_overview(zone_weeks).items()
    }
    relief = {
        name: _milliseconds(store, as_of, read) for name, read in _of_relief(carrier_weeks).items()
    }

    for name, took in (overview | relief).items():
        results.add(name, took, "毫秒", PAGE_MS, note_zh=f"{TIMES} 次的中位数")
    results.add("总览一周的全部汇总", sum(overview.values()), "毫秒", note_zh="以上总览各项之和")


def test_a_page_as_it_was_known_earlier(store: Store, results: Results) -> None:
    with store.reading() as session:
        head = resolve_as_of(session)
        weeks = weeks_known(session, head, Dataset.WEEKLY)
    past = AsOf(head.version - VERSIONS_BACK, head.at, is_head=False)

    trend = _once(store, past, _trend(weeks))
    relief = _once(store, past, _late(relief_by, WEEK))

    note = f"倒退 {VERSIONS_BACK} 个数据版本，首次"
    results.add("历史时点：总览各周走势", trend, "毫秒", PAST_MS, note_zh=note)
    results.add("历史时点：租金减免一周", relief, "毫秒", PAST_MS, note_zh=note)


def _trend(weeks: list[date]) -> Read:
    """The sparklines and the trend of 总览."""
    cards = [CARDS[0]]
    return _late(indicator_weeks, cards, weeks)


def _of_overview(weeks: list[date]) -> dict[str, Read]:
    cards = list(CARDS[:4])
    return {
        "总览：四项指标各周": _late(indicator_weeks, cards, weeks),
        "总览：走势": _trend(weeks),
        "总览：核心指标与变化": _late(resumption.headline, WEEK, cards),
        "总览：各省": _late(resumption.by_province, WEEK, cards[0]),
        "总览：各高新区": _late(zones_of_week, WEEK),
        "总览：困难企业": _late(resumption.difficulties, WEEK),
        "总览：风险等级": _late(risk.risk_of_zones, WEEK),
        "总览：覆盖": _late(coverage, Dataset.WEEKLY, WEEK),
    }


def _of_relief(weeks: list[date]) -> dict[str, Read]:
    return {
        "租金减免：全国一周": _late(relief_by, WEEK),
        "租金减免：各省一周": _late(relief_by, WEEK, ["province_zh"]),
        "租金减免：全部指标各周": _late(indicator_weeks, RELIEF_CARDS, weeks),
    }


def _late(view: Read, *arguments: Any) -> Read:
    """A read model that waits for its session, moment and actor."""
    return lambda *first: view(*first, *arguments)


def _milliseconds(store: Store, as_of: AsOf, read: Read) -> float:
    return median(_once(store, as_of, read) for _ in range(TIMES))


def _once(store: Store, as_of: AsOf, read: Read) -> float:
    begun = time.perf_counter()
    with store.reading() as session:
        read(session, as_of, MINISTRY)
    return (time.perf_counter() - begun) * MS
