"""名录沿革: what every read of an earlier version says of the register as it stood."""

from datetime import date
from typing import Final

import pytest

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.register import read_register
from data_access.store import Store
from data_access.versions import as_of_version, resolve_as_of
from data_access.views.coverage import coverage
from data_access.views.receipts import recent_receipts
from data_access.views.register_changes import past_of_unit
from data_access.views.reporting import reports_by_week, status_of_units
from data_access.views.risk import risk_of_zones
from data_access.views.rollout import rollout_headline, sites_of_week
from data_access.views.sources import reports_behind
from data_access.views.trends import indicator_weeks
from data_access.views.zone_story import carriers_of_zone
from data_access.views.zones_of_week import zones_of_week
from indicators.rent_relief import CARDS as CARRIER_CARDS
from indicators.rollout import SITES_LAUNCHED
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.changing_register import FIRST, keep, keep_changes
from tests.data_access.drawn_reports import deliver, week

WEEK: Final = week("04-05")
DEPUTY: Final = Actor("副管理员", SYSTEM.role, SYSTEM.scope)


@pytest.fixture
def changed(store: Store) -> Store:
    """Version 1 is a report of CAR1; version 2 renames it, ends CAR3 and adds CAR9."""
    keep_changes(store)
    return store


@pytest.mark.parametrize(
    ("version", "known"),
    [
        (1, [("CAR1", "示例孵化器一", "national", None),
             ("CAR2", "示例众创空间二", "provincial", None),
             ("CAR3", "示例孵化器三", "other", None)]),
        (2, [("CAR1", "新名孵化器", "provincial", None),
             ("CAR2", "示例众创空间二", "provincial", None),
             ("CAR3", "示例孵化器三", "other", date(2020, 3, 1)),
             ("CAR9", "示例孵化器九", "other", None)]),
    ],
)  # fmt: skip
def test_a_version_reads_the_register_as_it_stood(
    changed: Store, version: int, known: list[tuple[object, ...]]
) -> None:
    with changed.reading() as session:
        as_of = as_of_version(session, version)
        units = read_register(session, as_of, MINISTRY, Dataset.CARRIERS)

    fields = units[["unit_code", "name_zh", "grade", "valid_until"]].astype(object)
    assert list(fields.where(fields.notna(), None).itertuples(index=False, name=None)) == known


def told(store: Store, version: int) -> dict[str, object]:
    """What each read of a version says that turns on the register of carriers."""
    with store.reading() as session:
        ask = (session, as_of_version(session, version), MINISTRY)
        by_week = reports_by_week(*ask, Dataset.CARRIERS, [WEEK])
        weeks = indicator_weeks(*ask, CARRIER_CARDS[:1], [WEEK], ["province_zh"])
        behind = reports_behind(*ask, CARRIER_CARDS[0], WEEK)
        old = recent_receipts(*ask, Dataset.CARRIERS, 9, search="示例孵化器一")
        return {
            "expected": coverage(*ask, Dataset.CARRIERS, WEEK).expected,
            "owing": status_of_units(*ask, Dataset.CARRIERS, [WEEK])["unit_code"].tolist(),
            "by province": dict(zip(by_week["province_zh"], by_week["expected"], strict=True)),
            "of sums": dict(zip(weeks["province_zh"], weeks["expected"], strict=True)),
            "names behind": behind["name_zh"].tolist(),
            "of the zone": carriers_of_zone(*ask, "HTZ057", WEEK)["name_zh"].tolist(),
            "found by its old name": len(old),
        }


def test_every_read_of_carriers_is_as_it_was_at_the_version(changed: Store) -> None:
    assert [told(changed, version) for version in (1, 2)] == [
        {
            "expected": 3,
            "owing": ["CAR1", "CAR2", "CAR3"],
            "by province": {"安徽省": 2, "湖北省": 1},
            "of sums": {"安徽省": 2},
            "names behind": ["示例孵化器一"],
            "of the zone": ["示例孵化器一"],
            "found by its old name": 1,
        },
        {
            "expected": 3,
            "owing": ["CAR1", "CAR2", "CAR9"],
            "by province": {"安徽省": 3},
            "of sums": {"安徽省": 3},
            "names behind": ["新名孵化器"],
            "of the zone": ["新名孵化器", "示例孵化器九"],
            "found by its old name": 0,
        },
    ]


def test_zones_and_sites_are_those_of_the_version(store: Store) -> None:
    deliver(store, "unit | week\nHTZ057 | 04-05")
    moved = "HTZ099 | 武汉东湖新技术开发区 | 安徽省 | 光谷"
    keep(store, "代码 | 名称 | 省份 | 简称", moved, dataset=Dataset.WEEKLY)
    site = "代码 | 名称 | 省份 | 类型 | 主题\nBCY1 | 示例市一 | 安徽省 | 创新型城市 | 光电子"
    keep(store, site, dataset=Dataset.ROLLOUT)
    anhui = Actor("安徽", MINISTRY.role, Scope(ScopeLevel.PROVINCE, "安徽省"))

    with store.reading() as session:
        versions = [as_of_version(session, number) for number in (1, 3)]
        found = [
            (
                zones_of_week(session, as_of, anhui, WEEK)["short_name_zh"].tolist(),
                len(risk_of_zones(session, as_of, anhui, WEEK)),
                sites_of_week(session, as_of, anhui, WEEK)["theme_zh"].tolist(),
            )
            for as_of in versions
        ]

    assert found == [(["", ""], 2, [""]), (["", "", "光谷"], 3, ["光电子"])]


def test_a_site_that_owes_nothing_counts_only_with_what_it_reported(store: Store) -> None:
    header = "代码 | 名称 | 省份 | 类型 | 失效日期"
    deliver(store, "unit | week\nBCY1 | 04-05", Dataset.ROLLOUT)
    told = []
    for ended in ("BCY2 | 示例园二 | 湖北省 | 国家高新区", "BCY1 | 示例市一 | 安徽省 | 创新型城市"):
        keep(store, header, f"{ended} | 2020-03-01", dataset=Dataset.ROLLOUT)
        with store.reading() as session:
            as_of = resolve_as_of(session)
            sites = sites_of_week(session, as_of, MINISTRY, WEEK)
            line = rollout_headline(session, as_of, MINISTRY, WEEK, [SITES_LAUNCHED]).iloc[0]
        told.append((sites["unit_code"].tolist(), line["units"], line["expected"]))

    assert told == [(["BCY1"], 1, 1), (["BCY1"], 1, 1)]


def test_a_register_put_back_has_the_detour_in_its_past(changed: Store) -> None:
    keep(changed, FIRST, actor=DEPUTY)

    with changed.reading() as session:
        past = past_of_unit(session, SYSTEM, Dataset.CARRIERS, "CAR1")
        at = [as_of_version(session, number).at for number in (2, 3)]

    shown = past[["name_zh", "changed_by", "since_at", "until_at", "changes_zh"]].astype(object)
    assert shown.where(shown.notna(), None).to_numpy().tolist() == [
        ["示例孵化器一", "副管理员", at[1], None,
         "名称：新名孵化器 → 示例孵化器一；等级：省级 → 国家级"],
        ["新名孵化器", "系统管理员", at[0], at[1],
         "名称：示例孵化器一 → 新名孵化器；等级：国家级 → 省级"],
        ["示例孵化器一", "", None, at[0], ""],
    ]  # fmt: skip
    assert told(changed, 1)["names behind"] == told(changed, 3)["names behind"]
