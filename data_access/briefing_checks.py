"""What a briefing has to keep to before it is saved: its name, area, slides, version and lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlmodel import Session

from data_access.actor import Actor, ScopeLevel
from data_access.briefing_content import BriefingContent, check_sees, clean_lines, lines_refusal_zh
from data_access.displays import is_display
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.permissions import Action
from data_access.versions import UnknownVersionError, as_of_version
from indicators.safe_text import storable

NAME_LIMIT: Final = 60
_AREAS: Final = (ScopeLevel.NATION, ScopeLevel.PROVINCE)


def checked_content(session: Session, actor: Actor, content: BriefingContent) -> BriefingContent:
    """The content as it is stored: clean texts, known version, an area that the actor sees.

    Raises:
        SettingRefusedError: it has no name or no slide, its words are too long, or its data
            version is unknown.
        PermissionDeniedError: the actor saves no briefings, or none of that area.
    """
    check_sees(actor, content.area)
    if actor.scope.level not in _AREAS or is_display(actor.username):
        reason = f"汇报按全国或一个省保存；{actor.role.label_zh}不保存汇报"
        raise PermissionDeniedError(Action.VIEW, "", reason)
    name = _checked_name(content.name_zh)
    if not content.slides:
        raise SettingRefusedError("请至少选一页")
    try:
        as_of_version(session, content.version)
    except UnknownVersionError as error:
        raise SettingRefusedError(f"没有“{content.version}”这个数据版本") from error
    return replace(content, name_zh=name, points=_checked_points(content.points))


def _checked_name(said: str) -> str:
    name = storable(said).strip()
    if not name:
        raise SettingRefusedError("请给汇报起个名字")
    if len(name) > NAME_LIMIT:
        raise SettingRefusedError(f"汇报的名字最多 {NAME_LIMIT} 字，现有 {len(name)} 字")
    return name


def _checked_points(said: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    points = {key: clean_lines(lines) for key, lines in said.items()}
    for lines in points.values():
        if refusal_zh := lines_refusal_zh(lines):
            raise SettingRefusedError(refusal_zh)
    return points
