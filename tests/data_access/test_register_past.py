"""名录沿革: what the register said at an earlier version, and who changed it when."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.errors import PermissionDeniedError
from data_access.first_use import make_store
from data_access.migrate import migrate
from data_access.register import read_register
from data_access.register_keeping import keep_register
from data_access.register_past import units_at
from data_access.register_tables import ReportingUnit
from data_access.settings import Settings
from data_access.store import Store, create_store, open_store
from data_access.tables import columns_in, table_of
from data_access.verify import verify_store
from data_access.versions import AsOf, as_of_version, resolve_as_of
from data_access.views.coverage import coverage
from data_access.views.receipts import recent_receipts
from data_access.views.register_changes import past_of_unit
from data_access.views.reporting import reports_by_week, status_of_units
from data_access.views.risk import risk_of_zones
from data_access.views.rollout import sites_of_week
from data_access.views.sources import reports_behind
from data_access.views.trends import indicator_weeks
from data_access.views.zone_story import carriers_of_zone
from data_access.views.zones_of_week import zones_of_week
from indicators.rent_relief import CARDS as CARRIER_CARDS
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.conftest import MakeSettings
from tests.data_access.drawn_reports import deliver, week
from tests.drawn import csv_text, drawn_csv

WEEK: Final = week("04-05")
HEADER: Final = "代码 | 名称 | 省份 | 类型 | 等级 | 所属高新区代码 | 失效日期"
FIRST: Final = "CAR1 | 示例孵化器一 | 安徽省 | 孵化器 | 国家级 | HTZ057 |"
RENAMED: Final = "CAR1 | 新名孵化器 | 安徽省 | 孵化器 | 省级 | HTZ057 |"
ENDED: Final = "CAR3 | 示例孵化器三 | 湖北省 | 孵化器 | 其他 | HTZ099 | 2020-03-01"
ADDED: Final = "CAR9 | 示例孵化器九 | 安徽省 | 孵化器 | 其他 | HTZ057 |"
DEPUTY: Final = Actor("副管理员", SYSTEM.role, SYSTEM.scope)


def keep(
    store: Store, *lines: str, dataset: Dataset = Dataset.CARRIERS, actor: Actor = SYSTEM
) -> None:
    drawing = "\n".join([HEADER, *lines]) if dataset is Dataset.CARRIERS else "\n".join(lines)
    keep_register(store, actor, dataset, drawn_csv(drawing), "名录.csv")


@pytest.fixture
def changed(store: Store) -> Store:
    """Version 1 is a report of CAR1; version 2 renames it, ends CAR3 and adds CAR9."""
    deliver(store, "unit | week\nCAR1 | 04-05", Dataset.CARRIERS)
    keep(store, RENAMED, ENDED, ADDED)
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


def test_a_unit_that_was_added_has_no_past_before(changed: Store) -> None:
    with changed.reading() as session:
        past = past_of_unit(session, SYSTEM, Dataset.CARRIERS, "CAR9")

    assert past[["since_version", "changed_by"]].to_numpy().tolist() == [[2, "系统管理员"]]
    assert past["until_version"].isna().all()


def test_only_who_keeps_the_register_sees_its_past(changed: Store) -> None:
    with changed.reading() as session, pytest.raises(PermissionDeniedError):
        past_of_unit(session, MINISTRY, Dataset.CARRIERS, "CAR1")


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE reporting_unit SET name_zh = '甲' WHERE unit_code = 'CAR1'", "newest version"),
        ("UPDATE reporting_unit SET since_version = 1 WHERE unit_code = 'CAR2'", "newest version"),
        ("UPDATE reporting_unit SET since_version = 9 WHERE unit_code = 'CAR2'", "newest version"),
        ("UPDATE reporting_unit SET since_version = 2, dataset = 'weekly' "
         "WHERE unit_code = 'CAR2'", "newest version"),
        ("DELETE FROM reporting_unit WHERE unit_code = 'CAR2'", "immutable"),
    ],
)  # fmt: skip
def test_the_database_refuses_a_change_that_would_lose_the_past(
    changed: Store, statement: str, refusal: str
) -> None:
    with pytest.raises(DBAPIError, match=refusal), changed.writing() as session:
        session.execute(text(statement))


def test_what_a_change_replaces_is_kept_whoever_writes_it(changed: Store) -> None:
    unit = columns_in(ReportingUnit)
    deliver(changed, "unit | week\nCAR2 | 04-05", Dataset.CARRIERS)
    with changed.writing() as session:
        by_hand = update(ReportingUnit).where(unit.unit_code == "CAR2")
        session.execute(by_hand.values(name_zh="改名", since_version=3))

    with changed.reading() as session:
        past = past_of_unit(session, SYSTEM, Dataset.CARRIERS, "CAR2")
    assert past["name_zh"].tolist() == ["改名", "示例众创空间二"]


def test_a_register_of_before_holds_from_the_first_version(empty_database: Settings) -> None:
    row = (
        "INSERT INTO reporting_unit (unit_code, dataset, name_zh, aliases_zh, province_zh, kind, "
        "grade, short_name_zh, zone_code, theme_zh) VALUES "
        """('CAR1', 'carriers', '示例', '["甲"]', '安徽省', 'incubator', 'other', '', '', '')"""
    )
    with closing(create_store(empty_database)) as store:
        migrate(store.writer, "0014")
        with store.writer.begin() as connection:
            connection.exec_driver_sql(row)
        migrate(store.writer)
        deliver(store, "unit | week\nCAR1 | 04-05", Dataset.CARRIERS)
        keep(store, "CAR1 | 新示例 | 安徽省 | 孵化器 | 其他 | |")

        with store.reading() as session:
            past = AsOf(0, None, is_head=False)
            units = read_register(session, past, MINISTRY, Dataset.CARRIERS)

    assert units[["name_zh", "aliases_zh"]].to_numpy().tolist() == [["示例", ("甲",)]]


def test_zones_of_a_newer_program_hold_from_when_it_came(settings: Settings) -> None:
    with closing(open_store(settings)) as store:
        deliver(store, "unit | week\nHTZ057 | 04-05")

    make_store(settings)

    with closing(open_store(settings)) as store, store.reading() as session:
        counts = [
            len(read_register(session, as_of, MINISTRY, Dataset.WEEKLY))
            for as_of in (as_of_version(session, 1), resolve_as_of(session))
        ]
        assert counts == [3, 169]
        assert [proof for proof in verify_store(store) if not proof.holds] == []


def test_reading_the_newest_version_asks_the_table_alone() -> None:
    assert units_at(AsOf(7, None, is_head=True)) is table_of(ReportingUnit)


# A slow replay: what the register is said to be after each change, kept as plain dicts.
Held = dict[str, dict[str, Any]]
CODES: Final = ("CAR1", "CAR2", "CAR3", "CAR4", "CAR5")
FIELDS: Final = ("name_zh", "grade", "province_zh", "valid_until")
GRADES: Final = {"国家级": "national", "省级": "provincial", "其他": "other"}
ENDS: Final = {"": None, "2020-03-01": date(2020, 3, 1), "2020-04-10": date(2020, 4, 10)}
LINES: Final = st.lists(
    st.tuples(
        st.sampled_from(CODES), st.sampled_from(["甲", "乙"]), st.sampled_from(list(GRADES)),
        st.sampled_from(["安徽省", "湖北省"]), st.sampled_from(list(ENDS)),
    ),
    min_size=1, max_size=3, unique_by=lambda line: line[0],
)  # fmt: skip
CHANGES: Final = st.lists(st.one_of(LINES, st.none()), min_size=2, max_size=6)


@hypothesis_settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],  # each example is a store; shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(series=CHANGES)
def test_any_series_of_changes_reads_at_every_version_as_its_replay(
    make_settings: MakeSettings, series: list[Sequence[tuple[str, ...]] | None]
) -> None:
    with closing(open_store(make_settings())) as store:
        replay: dict[int, Held] = {0: held_now(store)}
        for number, lines in enumerate(series):
            held = {code: dict(unit) for code, unit in replay[max(replay)].items()}
            if lines is None or not said(held, lines):
                deliver(store, f"unit | week\nHTZ057 | {number + 1:02}-05")
            else:
                sheet = [["代码", "名称", "等级", "省份", "失效日期", "类型"]]
                sheet += [[*line, "众创空间" if line[0] == "CAR2" else "孵化器"] for line in lines]
                content = csv_text(sheet).encode()
                keep_register(store, SYSTEM, Dataset.CARRIERS, content, "名录.csv")
            replay[max(replay) + 1] = held

        found = {version: held_at(store, version, max(replay)) for version in replay}
        expected = {version: expected_at(store, version, max(replay)) for version in replay}
        sound = [proof.title_zh for proof in verify_store(store) if not proof.holds]

    assert found == replay
    assert expected == {version: owing(held) for version, held in replay.items()}
    assert sound == []


def said(held: Held, lines: Sequence[tuple[str, ...]]) -> bool:
    """Write a sheet's lines into the replay; whether any of them says something new."""
    before = {code: dict(unit) for code, unit in held.items()}
    for code, name, grade, province, end in lines:
        fields = (name, GRADES[grade], province, ENDS[end])
        held[code] = dict(zip(FIELDS, fields, strict=True))
    return held != before


def held_at(store: Store, version: int, last: int) -> Held:
    with store.reading() as session:
        as_of = AsOf(version, None, is_head=version == last)
        units = read_register(session, as_of, MINISTRY, Dataset.CARRIERS)
    plain = units[list(FIELDS)].astype(object)
    rows = plain.where(plain.notna(), None).to_dict("records")
    codes = units["unit_code"]
    return {
        code: {str(name): row[name] for name in row} for code, row in zip(codes, rows, strict=True)
    }


def held_now(store: Store) -> Held:
    return held_at(store, 0, 0)


def expected_at(store: Store, version: int, last: int) -> int:
    with store.reading() as session:
        as_of = AsOf(version, None, is_head=version == last)
        return coverage(session, as_of, MINISTRY, Dataset.CARRIERS, WEEK).expected


def owing(held: Held) -> int:
    """Units whose last day, if they have one, is not before the week's Monday."""
    monday = date(2020, 3, 30)
    return sum(unit["valid_until"] is None or unit["valid_until"] >= monday
               for unit in held.values())  # fmt: skip
