"""A briefing (汇报) that somebody else keeps."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from data_access.actor import Actor
from data_access.briefing_content import BriefingContent
from data_access.briefings import save_briefing
from data_access.settings import Settings
from data_access.store import open_store
from data_access.versions import Basis, resolve_as_of
from indicators.vocabulary import Role

OTHER: Final = Actor("领导甲（other）", Role.LEADER, username="other")
KEPT: Final = BriefingContent(
    "党组会", date(2020, 6, 28), 1, Basis.ALL, ["headline", "trend"],
    points={"headline": ["先说总数 <b>x</b>"]},
)  # fmt: skip


def kept(folder: Path, actor: Actor = OTHER, content: BriefingContent = KEPT) -> str:
    """Save it at the newest version; gives the number that its address names."""
    with closing(open_store(Settings(folder))) as store:
        with store.reading() as session:
            version = resolve_as_of(session).version
        return str(save_briefing(store, actor, replace(content, version=version)))
