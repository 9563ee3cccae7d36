"""Saved briefings: frozen, their author's alone to change, open to whoever sees the area."""

from dataclasses import replace
from typing import Final

import pytest
from sqlalchemy import select

from data_access import briefings
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.audit_tables import AuditLine
from data_access.briefing_content import (
    BriefingContent,
    BriefingKind,
    SavedBriefing,
    UnknownBriefingError,
)
from data_access.briefings import edit_briefing, save_briefing, undo_briefing, withdraw_briefing
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.store import Store
from data_access.tables import columns_in
from data_access.versions import Basis
from data_access.views.saved_briefings import (
    frozen_as_of,
    open_briefing,
    saved_briefings,
    withdrawn_by,
)
from indicators.vocabulary import Role
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.drawn_reports import deliver, week

PRESENTER: Final = Actor("汇报员", Role.PRESENTER, username="presenter")
ANHUI: Final = Actor(
    "安徽甲", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"), "anhui"
)
HUBEI: Final = Actor("湖北甲", Role.LEADER, Scope(ScopeLevel.PROVINCE, "湖北省"), "hubei")
ZONE: Final = Actor("合肥", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ057"), "hefei")
WALL: Final = Actor("东墙", Role.LEADER, username="display-1")
NATIONAL: Final = BriefingContent(
    "周例会", week("04-05"), 1, Basis.APPROVED, ["headline", "map"],
    points={"headline": ["先说总数", " ", "再说变化"]},
)  # fmt: skip
OF_ANHUI: Final = replace(NATIONAL, area="安徽省", basis=Basis.ALL)


@pytest.fixture
def reported(store: Store) -> Store:
    deliver(store, "unit | week\nHTZ057 | 04-05")
    return store


def opened(
    store: Store, number: int, actor: Actor = PRESENTER, revision: int | None = None
) -> SavedBriefing:
    with store.reading() as session:
        return open_briefing(session, actor, number, revision)


def listed(store: Store, actor: Actor) -> list[int]:
    with store.reading() as session:
        return list(saved_briefings(session, actor)["number"])


def actions(store: Store) -> list[str]:
    line = columns_in(AuditLine)
    with store.reading() as session:
        return list(session.execute(select(line.action).order_by(line.id)).scalars())[1:]


def test_a_briefing_is_opened_as_it_was_saved(reported: Store) -> None:
    number = save_briefing(reported, PRESENTER, NATIONAL)

    kept = opened(reported, number)

    assert (kept.revision, kept.author_name, kept.is_of(PRESENTER)) == (1, "汇报员", True)
    assert kept.content == replace(
        NATIONAL, slides=("headline", "map"), points={"headline": ("先说总数", "再说变化")}
    )


def test_words_at_their_bounds_are_kept_whole_and_clean(reported: Store) -> None:
    lines = [*["一条\x02\ufffe"] * 39, "长" * 500, " \x02"]

    number = save_briefing(reported, PRESENTER, replace(NATIONAL, points={"map": lines}))

    assert opened(reported, number).content.points == {"map": (*["一条"] * 39, "长" * 500)}


def test_a_later_report_moves_nothing_in_it(reported: Store) -> None:
    number = save_briefing(reported, PRESENTER, NATIONAL)

    deliver(reported, "unit | week\nHTZ058 | 04-05")

    with reported.reading() as session:
        frozen = frozen_as_of(session, open_briefing(session, PRESENTER, number))
    assert (frozen.version, frozen.is_head, frozen.basis) == (1, False, Basis.APPROVED)


def test_each_change_is_a_version_and_the_last_one_is_taken_back(reported: Store) -> None:
    number = save_briefing(reported, PRESENTER, NATIONAL)
    deliver(reported, "unit | week\nHTZ058 | 04-05")

    edit_briefing(reported, PRESENTER, number, 1, replace(NATIONAL, name_zh="党组会"))
    edit_briefing(reported, PRESENTER, number, 2, replace(NATIONAL, name_zh="党组会", version=2))
    undo_briefing(reported, PRESENTER, number, 3)

    versions = [opened(reported, number, revision=one) for one in (1, 2, 3, 4)]
    assert [(one.content.name_zh, one.content.version, str(one.kind)) for one in versions] == [
        ("周例会", 1, "saved"),
        ("党组会", 1, "edited"),
        ("党组会", 2, "updated"),
        ("党组会", 1, "undone"),
    ]


def test_a_deleted_one_is_gone_until_that_is_taken_back(reported: Store) -> None:
    number = save_briefing(reported, PRESENTER, NATIONAL)

    withdraw_briefing(reported, PRESENTER, number, 1)
    gone = listed(reported, PRESENTER)
    with pytest.raises(UnknownBriefingError):
        opened(reported, number, revision=1)
    with reported.reading() as session:
        last = withdrawn_by(session, PRESENTER)
    undo_briefing(reported, PRESENTER, number, 2)

    assert (gone, last and last.number, listed(reported, PRESENTER)) == ([], number, [number])


def test_every_act_is_in_the_trail(reported: Store) -> None:
    before = len(actions(reported))
    number = save_briefing(reported, PRESENTER, NATIONAL)
    edit_briefing(reported, PRESENTER, number, 1, replace(NATIONAL, name_zh="党组会"))
    undo_briefing(reported, PRESENTER, number, 2)
    withdraw_briefing(reported, PRESENTER, number, 3)

    assert actions(reported)[before:] == [
        "briefing_saved", "briefing_edited", "briefing_undone", "briefing_withdrawn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name_zh": " "}, "请给汇报起个名字"),
        ({"slides": []}, "请至少选一页"),
        ({"version": 9}, "没有“9”这个数据版本"),
        ({"name_zh": "会" * 61}, "名字最多 60 字，现有 61 字"),
        ({"points": {"headline": ["一条"] * 45}}, "一页的讲稿最多 40 条，现有 45 条"),
        ({"points": {"map": ["短", "长" * 700]}}, "讲稿一条最多 500 字，“长{20}……”有 700 字"),
    ],
)
def test_what_cannot_be_is_told(reported: Store, wrong: dict[str, object], told: str) -> None:
    with pytest.raises(SettingRefusedError, match=told):
        save_briefing(reported, PRESENTER, replace(NATIONAL, **wrong))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actor", "content", "told"),
    [
        (ANHUI, NATIONAL, "全国不在您的管辖范围内；您能看的是安徽省"),
        (HUBEI, OF_ANHUI, "安徽省不在您的管辖范围内"),
        (ZONE, replace(NATIONAL, area=""), "全国不在您的管辖范围内"),
        (SYSTEM, NATIONAL, "系统管理员不查看业务数据"),
        (WALL, NATIONAL, "不保存汇报"),
    ],
)
def test_only_who_sees_the_area_saves_it(
    reported: Store, actor: Actor, content: BriefingContent, told: str
) -> None:
    with pytest.raises(PermissionDeniedError, match=told):
        save_briefing(reported, actor, content)

    assert actions(reported)[-1] == "refused"


def test_a_reader_opens_what_the_scope_covers(reported: Store) -> None:
    national = save_briefing(reported, PRESENTER, NATIONAL)
    provincial = save_briefing(reported, ANHUI, OF_ANHUI)

    assert [listed(reported, actor) for actor in (MINISTRY, ANHUI, HUBEI, ZONE, WALL)] == [
        [provincial, national], [provincial], [], [], [national],
    ]  # fmt: skip
    assert opened(reported, provincial, MINISTRY).content.area == "安徽省"
    for actor, number in ((ANHUI, national), (HUBEI, provincial), (WALL, provincial)):
        with pytest.raises(PermissionDeniedError):
            opened(reported, number, actor)


def test_only_its_author_changes_it(reported: Store) -> None:
    number = save_briefing(reported, PRESENTER, NATIONAL)

    with pytest.raises(PermissionDeniedError, match="由汇报员保存，只有本人能改"):
        edit_briefing(reported, MINISTRY, number, 1, replace(NATIONAL, name_zh="我的"))
    with pytest.raises(PermissionDeniedError, match="只有本人能改"):
        withdraw_briefing(reported, MINISTRY, number, 1)

    assert opened(reported, number).revision == 1


def test_two_windows_do_not_overwrite_each_other(reported: Store) -> None:
    number = save_briefing(reported, PRESENTER, NATIONAL)
    edit_briefing(reported, PRESENTER, number, 1, replace(NATIONAL, name_zh="一窗"))

    with pytest.raises(SettingRefusedError, match="刚有第 2 版"):
        edit_briefing(reported, PRESENTER, number, 1, replace(NATIONAL, name_zh="另一窗"))
    with pytest.raises(SettingRefusedError, match="刚有第 2 版"):
        undo_briefing(reported, PRESENTER, number, 1)

    assert opened(reported, number).content.name_zh == "一窗"


def test_the_first_version_has_nothing_before_it(reported: Store) -> None:
    number = save_briefing(reported, PRESENTER, NATIONAL)

    with pytest.raises(SettingRefusedError, match="还没有改动过"):
        undo_briefing(reported, PRESENTER, number, 1)


def test_its_area_stays_what_it_was(reported: Store) -> None:
    number = save_briefing(reported, PRESENTER, NATIONAL)

    with pytest.raises(SettingRefusedError, match="范围保存后不变"):
        edit_briefing(reported, PRESENTER, number, 1, replace(NATIONAL, area="湖北省"))

    assert opened(reported, number).revision == 1


def test_a_version_of_a_wider_area_is_not_opened_from_a_narrower_one(reported: Store) -> None:
    number = save_briefing(reported, PRESENTER, NATIONAL)
    narrower = (number, 2, BriefingKind.EDITED, replace(NATIONAL, area="湖北省"))
    with reported.writing() as session:  # as it may stand from before this was refused
        briefings._write(session, reported, PRESENTER, *narrower)

    with pytest.raises(PermissionDeniedError, match="全国不在您的管辖范围内"):
        opened(reported, number, HUBEI, revision=1)

    assert opened(reported, number, HUBEI).content.area == "湖北省"
