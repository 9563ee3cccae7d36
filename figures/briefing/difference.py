"""What a briefing would say differently on later numbers: shown before anything is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

import pandas as pd

from figures.briefing.choice import COVER
from figures.briefing.facts import BriefingFacts
from figures.briefing.parts import card_of
from figures.briefing.policy_slides import NOUNS_ZH, RELIEF_CARDS, ROLLOUT_CARDS
from figures.briefing.resumption_slides import HEADLINE_CARDS
from figures.briefing.story import Slide, Story
from figures.tables import ColumnFormat, Columns
from indicators.cards import IndicatorCard

_UNITS_ZH: Final = (
    ("家高新区", HEADLINE_CARDS), ("家单位", ROLLOUT_CARDS), ("家机构", RELIEF_CARDS),
)  # fmt: skip
MOVE_COLUMNS: Final[Columns] = {
    "title_zh": ColumnFormat("指标"),
    "then_zh": ColumnFormat("现在讲的"),
    "now_zh": ColumnFormat("最新"),
    "then_cover_zh": ColumnFormat("现在覆盖"),
    "now_cover_zh": ColumnFormat("最新覆盖"),
}


@dataclass(frozen=True, slots=True)
class Rewording:
    """Sentences of one slide that would give way to others; either may be none."""

    slide_zh: str
    then_zh: tuple[str, ...]
    now_zh: tuple[str, ...]


def headline_moves(then: BriefingFacts, now: BriefingFacts) -> pd.DataFrame:
    """The headline numbers that would change, then and now, as they are written."""
    lines = []
    for units_zh, cards in _UNITS_ZH:
        for card in cards:
            was, is_now = (_told(facts, card, units_zh) for facts in (then, now))
            if was != is_now:
                lines.append((card.title_zh, was[0], is_now[0], was[1], is_now[1]))
    return pd.DataFrame(lines, columns=list(MOVE_COLUMNS))


def rewordings(then: Story, now: Story) -> list[Rewording]:
    """Slide by slide, the sentences that would change; a slide that comes or goes counts whole.

    The cover is left out: it repeats the headline under the moment, which moves always.
    """
    before, after = (_by_key(story) for story in (then, now))
    found = []
    for key in dict.fromkeys((*before, *after)):
        told = _changed(_sentences(before.get(key)), _sentences(after.get(key)))
        if key != COVER and any(told):
            found.append(Rewording((after.get(key) or before[key]).name_zh, *told))
    return found


def redrawn(then: Story, now: Story) -> list[str]:
    """The slides whose chart or table would show other numbers, by name."""
    before = _by_key(then)
    return [
        slide.name_zh
        for slide in now.slides
        if slide.key in before and _shown(slide) != _shown(before[slide.key])
    ]


def _told(facts: BriefingFacts, card: IndicatorCard, units_zh: str) -> tuple[str, str]:
    """A number and its coverage as its card writes them."""
    line = facts.line(card.code)
    if not line:
        return "—", "—"
    shown = card_of(card, line, units_zh, "", NOUNS_ZH.get(card.code, ""))
    return shown.value_zh, shown.note_zh


def _by_key(story: Story) -> dict[str, Slide]:
    return {slide.key: slide for slide in story.slides}


def _sentences(slide: Slide | None) -> tuple[str, ...]:
    """What a slide says, each sentence once; its foot names the moment, which moves always."""
    if slide is None:
        return ()
    return tuple(dict.fromkeys((slide.title_zh, *slide.points_zh, *slide.notes_zh)))


def _changed(then: Sequence[str], now: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    gone, come = list[str](), list[str]()
    for kind, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += then[a:b]
            come += now[c:d]
    return tuple(gone), tuple(come)


def _shown(slide: Slide) -> tuple[object, ...]:
    table = slide.table.to_csv() if slide.table is not None else ""
    return slide.chart, table, tuple(_words(slide))


def _words(slide: Slide) -> Iterator[str]:
    """The names of a map's marks and areas, which carry their level."""
    for shape in slide.drawing.shapes if slide.drawing is not None else ():
        yield f"{getattr(shape, 'name_zh', '')}{getattr(shape, 'fill', '')}"
