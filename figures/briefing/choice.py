"""Which slides are told, and in whose words: a story narrowed to what somebody chose."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from figures.briefing.story import Slide, Story
from indicators.safe_text import remove_controls

COVER: Final = "cover"
CLOSING: Final = "sources"
ALWAYS: Final = (COVER, CLOSING)


def optional_keys(story: Story) -> tuple[str, ...]:
    """The slides that may be left out, in order; cover and sources stand in every briefing."""
    return tuple(slide.key for slide in story.slides if slide.key not in ALWAYS)


def chosen_story(
    story: Story, keys: Collection[str], points: Mapping[str, Sequence[str]] | None = None
) -> Story:
    """The story with the chosen slides alone, some of them with talking points of one's own.

    A chosen slide that the numbers no longer give is left out; the order is the story's.

    Args:
        story: the whole of it.
        keys: the chosen slides.
        points: what was written by hand instead of the generated talking points, by slide.
    """
    kept = [slide for slide in story.slides if slide.key in keys or slide.key in ALWAYS]
    return replace(story, slides=tuple(_in_own_words(slide, points or {}) for slide in kept))


def _in_own_words(slide: Slide, points: Mapping[str, Sequence[str]]) -> Slide:
    if slide.key not in points:
        return slide
    notes = tuple(remove_controls(line) for line in points[slide.key])
    return replace(slide, notes_zh=notes, is_edited=True)
