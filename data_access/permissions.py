"""Who may what (权限): one table that people read, one function that everything asks."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from data_access.actor import Actor, UnitPlace, covers
from data_access.errors import PermissionDeniedError
from indicators.vocabulary import LabelledEnum, Role, WeekState

TABLE: Final = Path(__file__).with_name("permissions.csv")
_YES: Final = "可"


class Action(LabelledEnum):
    """What somebody may be allowed to do (操作)."""

    VIEW = "view", "查看"
    SUBMIT = "submit", "上报"
    TAKE_BACK = "take_back", "撤回"
    ASK_REOPENING = "ask_reopening", "申请更正"
    ANSWER_REOPENING = "answer_reopening", "批复更正"
    APPROVE = "approve", "审核通过"
    RETURN = "return", "退回"
    ANSWER_RETURN = "answer_return", "答复退回"
    ASK_QUESTION = "ask_question", "提出核实"
    ANSWER_QUESTION = "answer_question", "答复核实"
    SET_SCHEDULE = "set_schedule", "设置期限"
    KEEP_REGISTER = "keep_register", "管理名录"
    ANNOUNCE = "announce", "发布公告"
    KEEP_EPIDEMIC = "keep_epidemic", "维护疫情数据"
    KEEP_ACCOUNTS = "keep_accounts", "管理账号"
    KEEP_DISPLAYS = "keep_displays", "管理大屏"
    READ_AUDIT = "read_audit", "查阅审计"


class Reach(LabelledEnum):
    """Where the unit of an action lies, seen from the actor's scope (范围)."""

    WITHIN = "within", "本范围"
    BEYOND = "beyond", "范围外"
    ANYWHERE = "anywhere", "不限"


Cell = tuple[Role, Action, Reach, WeekState]
Word = TypeVar("Word", bound=LabelledEnum)


def may(
    actor: Actor,
    action: Action,
    place: UnitPlace | None = None,
    state: WeekState = WeekState.MISSING,
) -> bool:
    """Whether the actor may do this; an action about a unit needs its place and state."""
    return permission_table()[actor.role, action, _reach(actor, place), state]


def check_may(
    actor: Actor,
    action: Action,
    place: UnitPlace | None = None,
    state: WeekState = WeekState.MISSING,
) -> None:
    """Raise unless the actor may do this.

    Raises:
        PermissionDeniedError: role, scope or state forbid it; says why and whom to ask.
    """
    if not may(actor, action, place, state):
        unit_code = place.unit_code if place else ""
        raise PermissionDeniedError(action, unit_code, _why_zh(actor, action, place, state))


def may_anywhere(actor: Actor, action: Action) -> bool:
    """Whether there is any state in which the actor may do this; what pages show follows it."""
    reaches = (Reach.WITHIN, Reach.ANYWHERE)
    cells = ((actor.role, action, reach, state) for reach in reaches for state in WeekState)
    return any(permission_table().get(cell, False) for cell in cells)


@cache
def permission_table() -> Mapping[Cell, bool]:
    """The table as it is read, cell by cell."""
    roles, actions, reaches = _by_label(Role), _by_label(Action), _by_label(Reach)
    with TABLE.open(encoding="utf-8-sig", newline="") as opened:
        return {
            (roles[row["角色"]], actions[row["操作"]], reaches[row["范围"]], state): row[
                state.label_zh
            ]
            == _YES
            for row in csv.DictReader(opened)
            for state in WeekState
        }


def _reach(actor: Actor, place: UnitPlace | None) -> Reach:
    if place is None:
        return Reach.ANYWHERE
    return Reach.WITHIN if covers(actor.scope, place) else Reach.BEYOND


def _why_zh(actor: Actor, action: Action, place: UnitPlace | None, state: WeekState) -> str:
    """The reason in words, and who may do it instead."""
    if place is not None and not covers(actor.scope, place):
        return f"{place.unit_code} 不在您的管辖范围内；如属有误，请联系安全管理员"
    reach = Reach.ANYWHERE if place is None else Reach.WITHIN
    others = [role.label_zh for role in Role if permission_table()[role, action, reach, state]]
    ask = f"请找{'或'.join(others)}" if others else "请先按流程申请更正"
    where = "" if place is None else f"（{place.unit_code} {state.label_zh}）"
    return f"{actor.role.label_zh}此时不能{action.label_zh}{where}；{ask}"


def _by_label(kind: type[Word]) -> dict[str, Word]:
    return {member.label_zh: member for member in kind}
