"""What a saved briefing says (汇报), who may see it, and how it is read from its row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from data_access.actor import Actor, ScopeLevel
from data_access.briefing_tables import BriefingVersion
from data_access.drafts import owner_of
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.permissions import Action, may_anywhere
from data_access.versions import Basis
from data_access.views.filters import NATION_ZH, area_of
from indicators.safe_text import storable
from indicators.vocabulary import LabelledEnum

LINE_LIMIT: Final = 500  # [characters]
MOST_LINES: Final = 40
_QUOTED: Final = 20


class BriefingKind(LabelledEnum):
    """How a version of a briefing came about."""

    SAVED = "saved", "保存"
    EDITED = "edited", "修改"
    UPDATED = "updated", "更新到最新"
    UNDONE = "undone", "撤销"
    WITHDRAWN = "withdrawn", "删除"


class UnknownBriefingError(SettingRefusedError):
    """There is no briefing of that number, or its author deleted it."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"没有第 {number} 号汇报，或作者已把它删除")


@dataclass(frozen=True, slots=True)
class BriefingContent:
    """What somebody keeps as a briefing.

    `area` is a province, empty for the nation; `version` the data version it is frozen at;
    `slides` the chosen slides in order; `points` what was written by hand, lines by slide.
    """

    name_zh: str
    week_ending: date
    version: int
    basis: Basis
    slides: Sequence[str]
    area: str = ""
    points: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SavedBriefing:
    """A version of a briefing as it is read."""

    number: int
    revision: int
    kind: BriefingKind
    content: BriefingContent
    username: str
    author_name: str
    made_at: datetime

    def is_of(self, actor: Actor) -> bool:
        """Whether the actor is its author, who alone may change it."""
        return self.username == owner_of(actor)


def clean_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines as they are kept and shown: without control characters; empty ones are dropped."""
    said = (storable(line).strip() for line in lines)
    return tuple(line for line in said if line)


def lines_refusal_zh(lines: Sequence[str]) -> str:
    """Why the lines of a slide cannot be kept, or "": none is left out or cut in silence."""
    if len(lines) > MOST_LINES:
        return f"一页的讲稿最多 {MOST_LINES} 条，现有 {len(lines)} 条；请删减或合并"
    longest = max(lines, key=len, default="")
    if len(longest) > LINE_LIMIT:
        start = longest[:_QUOTED]
        return f"讲稿一条最多 {LINE_LIMIT} 字，“{start}……”有 {len(longest)} 字；请分成几条"
    return ""


def check_sees(actor: Actor, area: str) -> None:
    """Raise unless the actor's scope covers a briefing's whole area.

    Raises:
        PermissionDeniedError: it does not, or the role looks at no numbers.
    """
    if not may_anywhere(actor, Action.VIEW):
        raise PermissionDeniedError(Action.VIEW, "", f"{actor.role.label_zh}不查看业务数据")
    widest = area_of(actor, area)
    if not area and actor.scope.level is not ScopeLevel.NATION:
        reason = f"{NATION_ZH}不在您的管辖范围内；您能看的是{widest.label_zh}"
        raise PermissionDeniedError(Action.VIEW, "", reason)


def saved_of(row: BriefingVersion) -> SavedBriefing:
    """A row as it is read."""
    points = {str(key): tuple(lines) for key, lines in row.points.items()}
    content = BriefingContent(
        row.name_zh, row.week_ending, row.data_version_id, Basis(row.basis), tuple(row.slides),
        row.area, points,
    )  # fmt: skip
    return SavedBriefing(
        row.number, row.revision, BriefingKind(row.kind), content, row.username, row.author_name,
        row.made_at,
    )  # fmt: skip
