"""What keepers see of the epidemic series: within their scope, as known at a moment."""

from datetime import date
from typing import Any, Final

import pandas as pd
import pytest
from sqlalchemy import insert

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.epidemic.clusters import ClusterEntry, keep_cluster
from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.places import Place
from data_access.epidemic.taking_back import take_back_import
from data_access.errors import SettingRefusedError
from data_access.risk_tables import CaseCount
from data_access.store import Store
from data_access.tables import table_of
from data_access.versions import as_of_version, resolve_as_of
from data_access.views.epidemic import (
    clusters_known,
    imports_made,
    notices_known,
    series_state,
)
from data_access.views.epidemic_review import (
    history_of_place,
    places_told_of,
    reviewed_notices,
)
from indicators.vocabulary import Role
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.epidemic_files import CASES, HUBEI, NOTICES, keep

ANHUI: Final = Actor("安徽甲", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"))
HEFEI: Final = Actor("合肥甲", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ057"))
SHULAN: Final = Place("220283", "舒兰市", "吉林省")


@pytest.fixture
def kept(store: Store) -> Store:
    """Cases of two provinces and notices of one, each an import."""
    keep(store, EpidemicKind.CASES, CASES, name="病例.csv")
    keep(store, EpidemicKind.NOTICES, NOTICES, name="公告.csv")
    return store


def seen(store: Store, view: Any, *arguments: Any, version: int | None = None) -> Any:
    with store.reading() as session:
        as_of = resolve_as_of(session) if version is None else as_of_version(session, version)
        return view(session, as_of, *arguments)


def test_the_state_tells_how_far_each_series_goes_and_who_moved_it(kept: Store) -> None:
    state = seen(kept, series_state, MINISTRY, date(2020, 3, 12))

    columns = ["kind_zh", "province_zh", "rows", "places", "last_day", "days_behind", "is_stale",
               "actor_name", "file_name"]  # fmt: skip
    assert state[columns].astype(object).to_numpy().tolist() == [
        ["每日病例", "安徽省", 1, 1, date(2020, 3, 8), 4, True, "部级审核员", "病例.csv"],
        ["每日病例", "湖北省", 2, 1, date(2020, 3, 8), 4, True, "部级审核员", "病例.csv"],
        ["风险等级公告", "湖北省", 2, 2, date(2020, 3, 9), 3, False, "部级审核员", "公告.csv"],
    ]


def test_a_cluster_that_is_old_is_not_stale(kept: Store) -> None:
    keep_cluster(
        kept, MINISTRY, ClusterEntry(SHULAN, date(2020, 5, 10), "yes", "某家庭3例", "某委")
    )

    state = seen(kept, series_state, MINISTRY, date(2020, 7, 1)).set_index("kind_zh")

    assert not state.loc["聚集性疫情", "is_stale"]


@pytest.mark.parametrize(
    ("actor", "provinces"),
    [(MINISTRY, {"安徽省", "湖北省"}), (HUBEI, {"湖北省"}), (ANHUI, {"安徽省"}),
     (HEFEI, {"安徽省"}), (SYSTEM, set())],
)  # fmt: skip
def test_everybody_sees_the_series_of_their_scope(
    kept: Store, actor: Actor, provinces: set[str]
) -> None:
    state = seen(kept, series_state, actor, date(2020, 3, 12))
    places = seen(kept, places_told_of, actor)

    assert (set(state["province_zh"]), set(places["province_zh"])) == (provinces, provinces)


@pytest.mark.parametrize(
    ("actor", "kinds"),
    [(MINISTRY, ["风险等级公告", "每日病例"]), (ANHUI, ["每日病例"]), (SYSTEM, [])],
)
def test_imports_are_listed_where_they_hold_a_place_of_the_scope(
    kept: Store, actor: Actor, kinds: list[str]
) -> None:
    made = seen(kept, imports_made, actor)

    assert made["kind_zh"].tolist() == kinds


def test_an_import_that_was_taken_back_says_so_and_the_one_before_may_be_next(
    kept: Store,
) -> None:
    keep(kept, EpidemicKind.CASES, "统计日期 | 行政区划代码 | 累计确诊\n2020-03-09 | 340100 | 175")
    take_back_import(kept, MINISTRY, 3)

    made = seen(kept, imports_made, MINISTRY)

    assert made[["id", "is_taken_back", "may_go_back"]].astype(object).to_numpy().tolist() == [
        [3, True, False], [2, False, True], [1, False, True],
    ]  # fmt: skip


def test_a_province_is_not_offered_to_take_back_what_holds_places_of_another(kept: Store) -> None:
    made = seen(kept, imports_made, HUBEI)

    assert dict(zip(made["kind_zh"], made["may_go_back"], strict=True)) == {
        "风险等级公告": True, "每日病例": False,
    }  # fmt: skip


def test_notices_of_a_province_are_its_own(kept: Store) -> None:
    assert len(seen(kept, notices_known, HUBEI)) == 2
    assert seen(kept, notices_known, ANHUI).empty


def test_a_cluster_is_seen_until_it_is_withdrawn(store: Store) -> None:
    entry = ClusterEntry(SHULAN, date(2020, 5, 10), "yes", "某家庭3例", "省卫健委")
    keep_cluster(store, MINISTRY, entry)
    recorded = seen(store, clusters_known, MINISTRY)

    keep_cluster(store, MINISTRY, ClusterEntry(SHULAN, date(2020, 5, 10), "withdrawn"))

    assert recorded[["place_zh", "said", "note_zh"]].to_numpy().tolist() == [
        ["舒兰市", "yes", "某家庭3例"]
    ]
    assert seen(store, clusters_known, MINISTRY).empty
    assert len(seen(store, clusters_known, MINISTRY, version=1)) == 1


@pytest.mark.parametrize("note", ["-3例密接", "=1+1", "@某街道, “甲”", "'引号"])
def test_what_a_form_says_is_kept_as_it_was_written(store: Store, note: str) -> None:
    keep_cluster(store, MINISTRY, ClusterEntry(SHULAN, date(2020, 5, 10), "yes", note, note))

    kept = seen(store, clusters_known, MINISTRY)

    assert kept[["note_zh", "source"]].to_numpy().tolist() == [[note, note]]


def test_the_same_cluster_twice_says_nothing_new(store: Store) -> None:
    entry = ClusterEntry(SHULAN, date(2020, 5, 10), "no", source="某委")
    keep_cluster(store, MINISTRY, entry)

    with pytest.raises(SettingRefusedError, match="没有新的内容"):
        keep_cluster(store, MINISTRY, entry)


def weekly_counts(store: Store) -> None:
    """仙桃 counted by the week, as the sample counts its zone."""
    lines = [
        {"unit_code": "HTZ107", "counted_on": day, "case_adcode": "429004",
         "confirmed_cumulative": 575, "new_confirmed_14d": new, "data_version_id": 1}
        for day, new in ((date(2020, 3, 1), 2), (date(2020, 3, 8), 0), (date(2020, 3, 15), 0))
    ]  # fmt: skip
    with store.writing() as session:
        session.execute(insert(table_of(CaseCount)), lines)


def test_each_notice_stands_beside_the_rule_with_its_reason(kept: Store) -> None:
    weekly_counts(kept)

    reviewed = seen(kept, reviewed_notices, HUBEI)

    assert reviewed[["place_zh", "agreement_zh", "explained_zh"]].to_numpy().tolist() == [
        ["仙桃市", "不一致",
         "近14日新增0例，累计575例（病例截至 2020-03-08）：连续14天无新增，按规则为低风险；"
         "公告定为中风险，从严"],
        ["武汉市城区", "不可比", "公告为城区，病例为全市"],
    ]  # fmt: skip


def test_the_history_of_a_place_goes_as_far_as_anything_is_known(kept: Store) -> None:
    weekly_counts(kept)

    rows: pd.DataFrame = seen(kept, history_of_place, HUBEI, "429004")

    told = rows[["on", "suggested_zh", "published_zh", "differs_zh"]].tail(2).to_numpy().tolist()
    assert told == [
        [date(2020, 3, 8), "低风险", "", ""],
        [date(2020, 3, 15), "低风险", "中风险", "不一致"],
    ]


def test_a_notice_after_the_last_sunday_is_in_the_history(store: Store) -> None:
    header = "公告日期 | 地名 | 行政区划代码 | 风险等级 | 文件 | 来源"
    keep(store, EpidemicKind.NOTICES, f"{header}\n2020-06-03 | 舒兰市 | 220283 | 低 | 甲 | 乙")

    rows = seen(store, history_of_place, MINISTRY, "220283")

    told = rows[["on", "published_zh"]].tail(2).to_numpy().tolist()
    assert told == [[date(2020, 5, 31), ""], [date(2020, 6, 7), "低风险"]]


def test_the_history_of_a_place_beyond_the_scope_is_empty(kept: Store) -> None:
    assert seen(kept, history_of_place, ANHUI, "429004").empty


def test_a_cluster_without_a_source_is_not_kept(store: Store) -> None:
    with pytest.raises(SettingRefusedError, match="来源"):
        keep_cluster(store, MINISTRY, ClusterEntry(SHULAN, date(2020, 5, 10), "yes", "某家庭3例"))

    assert seen(store, clusters_known, MINISTRY).empty
