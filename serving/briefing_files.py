"""A briefing that was read and written down: what its files and its pages say."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from figures.briefing.choice import chosen_story
from figures.briefing.facts import BriefingFacts
from figures.briefing.report import Report, report_of
from figures.briefing.slides import story_of
from figures.briefing.story import Story

KINDS: Final = ("pptx", "docx", "pdf", "xlsx")


@dataclass(frozen=True)
class Briefing:
    """A briefing that was read and written down; its files all say the same."""

    facts: BriefingFacts
    story: Story
    report: Report

    def name(self, kind: str) -> str:
        """What the file is called."""
        return f"复工复产{self.facts.area_zh}汇报_{self.facts.week_ending}.{kind}"

    def chosen(
        self, keys: Collection[str], points: Mapping[str, Sequence[str]] | None = None
    ) -> "Briefing":
        """The same numbers with the chosen slides alone, and what was written by hand."""
        story = chosen_story(self.story, keys, points)
        return Briefing(self.facts, story, report_of(self.facts, story))

    @property
    def coverage(self) -> float | None:
        """The share of zones that reported; missing where none owes a report."""
        rate = self.facts.reporting.get("reporting_rate")
        return None if rate is None else float(rate)


def briefing_of(facts: BriefingFacts) -> Briefing:
    """The slides and the report of some facts."""
    story = story_of(facts)
    return Briefing(facts, story, report_of(facts, story))
