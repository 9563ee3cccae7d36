"""From the facts to the slides: one message each, said by its numbers."""

from collections.abc import Iterator
from typing import Final

from figures.briefing import sentences as say
from figures.briefing.facts import BriefingFacts
from figures.briefing.policy_slides import closing_slide, policy_slides
from figures.briefing.resumption_slides import resumption_slides
from figures.briefing.story import Slide, Story
from indicators.periods import week_label_zh
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE

TITLE_ZH: Final = "国家高新区复工复产情况"


def story_of(facts: BriefingFacts) -> Story:
    """The whole briefing: cover, resumption, policies, sources."""
    week = week_label_zh(facts.week_ending)
    subtitle = f"{facts.area_zh}　{week}　数据截至 {facts.known_zh}　{facts.basis_zh}"
    return Story(TITLE_ZH, subtitle, facts.notice_zh, tuple(_slides(facts, subtitle)))


def _slides(facts: BriefingFacts, subtitle: str) -> Iterator[Slide]:
    rate = ENTERPRISE_RESUMPTION_RATE
    line = facts.line(rate.code)
    what, _, known = subtitle.partition("　数据")
    told = (what, f"{facts.area_zh}{say.standing_zh(rate, line)}", f"数据{known}")
    yield Slide("cover", "封面", TITLE_ZH, points_zh=told)
    yield from resumption_slides(facts)
    yield from policy_slides(facts)
    yield closing_slide(facts)
