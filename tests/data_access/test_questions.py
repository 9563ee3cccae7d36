"""核实任务: who may ask, who may answer, whose turn it is, and that the answer stays."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from data_access.accounts import set_account_open
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.question_assignees import assignees
from data_access.question_states import QuestionState
from data_access.questions import Asked, answer_question, ask_again, ask_question, close_question
from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.follow_up import conversation, questions
from indicators.vocabulary import Dataset, Role
from tests.actors import SECURITY
from tests.data_access.drawn_reports import deliver, week
from tests.data_access.sign_in_steps import Clock

ANHUI: Final = Scope(ScopeLevel.PROVINCE, "安徽省")
PROVINCE: Final = Actor("安徽甲（anhui-1）", Role.PROVINCE_REVIEWER, ANHUI, "anhui-1")
HEFEI: Final = Actor(
    "填报员（hefei）", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ057"), "hefei"
)
WUHAN: Final = Actor("武汉甲", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ099"), "wuhan")
WEEK: Final = week("04-05")
ASKED: Final = Asked(
    Dataset.WEEKLY, "HTZ057", WEEK, "enterprises_resumed", "与用电不符", date(2030, 1, 1)
)


@pytest.fixture
def reported(store: Store) -> Store:
    deliver(store, "unit | week\nHTZ057 | 04-05", actor=HEFEI)
    return store


def states(store: Store, actor: Actor = PROVINCE) -> list[QuestionState]:
    with store.reading() as session:
        return list(questions(session, resolve_as_of(session), actor)["state"])


def test_a_question_is_asked_answered_asked_again_and_closed(reported: Store) -> None:
    seen = []
    number = ask_question(reported, PROVINCE, ASKED)
    seen += states(reported)

    answer_question(reported, HEFEI, number, "两家大户检修")
    seen += states(reported)
    ask_again(reported, PROVINCE, number, "哪两家")
    seen += states(reported)
    answer_question(reported, HEFEI, number, "附清单")
    close_question(reported, PROVINCE, number, "清楚了")
    seen += states(reported)

    assert seen == ["asked", "answered", "asked_again", "closed"]
    with reported.reading() as session:
        told = conversation(session, resolve_as_of(session), PROVINCE, number)
    assert list(told["text"]) == ["两家大户检修", "哪两家", "附清单", "清楚了"]


def test_a_question_knows_the_value_and_the_revision_it_is_about(reported: Store) -> None:
    ask_question(reported, PROVINCE, ASKED)
    deliver(reported, "unit | week | enterprises_resumed\nHTZ057 | 04-05 | 51", reason="更正")
    ask_question(reported, PROVINCE, replace(ASKED, field=""))

    with reported.reading() as session:
        found = questions(
            session, resolve_as_of(session), PROVINCE, Dataset.WEEKLY, ("HTZ057", WEEK)
        )

    assert list(zip(found["field_zh"], found["revision"], strict=True)) == [
        ("整份报表", 2),
        ("已复工企业数", 1),
    ]


def test_the_past_knows_only_what_was_asked_then(reported: Store) -> None:
    with reported.reading() as session:
        before = resolve_as_of(session)
    ask_question(reported, PROVINCE, ASKED)

    with reported.reading() as session:
        found = questions(session, replace(before, is_head=False), PROVINCE)

    assert found.empty


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"text": " "}, "请写明要核实什么"),
        ({"field": "no_such_field"}, "没有“no_such_field”这个指标"),
        ({"due_on": date(2020, 1, 1)}, "办理期限已经过去"),
        ({"assignee": "nobody"}, "请另选承办人"),
    ],
)
def test_what_cannot_be_asked_is_told(reported: Store, wrong: dict[str, object], told: str) -> None:
    with pytest.raises(SettingRefusedError, match=told):
        ask_question(reported, PROVINCE, replace(ASKED, **wrong))  # type: ignore[arg-type]

    assert states(reported) == []


def test_a_closed_account_is_nobodys_assignee(reported: Store, clock: Clock, password: str) -> None:
    """Somebody closed it after the list to choose from was shown."""
    ask_question(reported, PROVINCE, replace(ASKED, assignee="hefei"))
    set_account_open(reported, SECURITY, "hefei", clock(), is_open=False)

    with pytest.raises(SettingRefusedError, match="请另选承办人"):
        ask_question(reported, PROVINCE, replace(ASKED, assignee="hefei"))

    assert states(reported) == ["asked"]


def test_only_the_unit_answers_and_only_a_reviewer_closes(reported: Store) -> None:
    number = ask_question(reported, PROVINCE, ASKED)

    with pytest.raises(PermissionDeniedError, match="须由填报单位答复"):
        answer_question(reported, PROVINCE, number, "我说没问题")
    with pytest.raises(PermissionDeniedError, match="不在您的管辖范围内"):
        answer_question(reported, WUHAN, number, "没问题")
    with pytest.raises(PermissionDeniedError, match="不能提出核实"):
        close_question(reported, HEFEI, number)

    assert states(reported) == ["asked"]


def test_a_question_waits_for_one_side_at_a_time(reported: Store) -> None:
    number = ask_question(reported, PROVINCE, ASKED)

    with pytest.raises(SettingRefusedError, match="还没有答复"):
        ask_again(reported, PROVINCE, number, "快")
    answer_question(reported, HEFEI, number, "已核实")
    with pytest.raises(SettingRefusedError, match="已经答复"):
        answer_question(reported, HEFEI, number, "再答")
    close_question(reported, PROVINCE, number)
    with pytest.raises(SettingRefusedError, match="已经办结"):
        close_question(reported, PROVINCE, number)


def test_others_see_nothing_of_it(reported: Store) -> None:
    number = ask_question(reported, PROVINCE, ASKED)

    with reported.reading() as session:
        known = resolve_as_of(session)
        seen = questions(session, known, WUHAN), conversation(session, known, WUHAN, number)
        people = assignees(session, WUHAN, Dataset.WEEKLY, "HTZ057")

    assert [len(frame) for frame in seen] == [0, 0]
    assert people == []
