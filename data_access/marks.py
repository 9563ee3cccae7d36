"""What pages and files say of themselves: whose 内部资料 they are, and what is synthetic."""

from data_access.actor import Actor
from data_access.settings import Settings
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH

_GAP_ZH = "　"


def mark_zh(settings: Settings, actor: Actor, area_zh: str = "") -> str:
    """The mark the operator asked for, with area and viewer; "" where none is wanted."""
    if not settings.mark_zh:
        return ""
    return _GAP_ZH.join(filter(None, [settings.mark_zh, area_zh, actor.name]))


def notice_zh(settings: Settings, actor: Actor, area_zh: str = "") -> str:
    """What a file says first; "" where there is nothing to say."""
    synthetic = SYNTHETIC_NOTICE_ZH if settings.demo else ""
    return _GAP_ZH.join(filter(None, [synthetic, mark_zh(settings, actor, area_zh)]))
