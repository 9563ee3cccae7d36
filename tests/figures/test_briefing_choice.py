"""A chosen story, and what later numbers would change in it."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

import pandas as pd
import pytest

from figures.briefing.choice import chosen_story, optional_keys
from figures.briefing.difference import Rewording, headline_moves, redrawn, rewordings
from figures.briefing.facts import BriefingFacts
from figures.briefing.story import Slide, Story
from figures.drawing.charts import Chart, ChartKind, Series

STORY: Final = Story(
    "题", "副题", "",
    [
        Slide("cover", "封面", "题"),
        Slide("headline", "总体情况", "为 50.0%", notes_zh=["甲", "乙"], foot_zh="截至 1 日"),
        Slide("trend", "走势", "连续提高"),
        Slide("sources", "来源与口径", "来源与口径"),
    ],
)  # fmt: skip


def keys(story: Story) -> list[str]:
    return [slide.key for slide in story.slides]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (["trend"], ["cover", "trend", "sources"]),
        (["trend", "headline"], ["cover", "headline", "trend", "sources"]),
        ([], ["cover", "sources"]),
        (["headline", "gone"], ["cover", "headline", "sources"]),
    ],
)
def test_cover_and_sources_stand_around_what_was_chosen(chosen: list[str], told: list[str]) -> None:
    assert keys(chosen_story(STORY, chosen)) == told


def test_what_may_be_left_out_is_everything_else() -> None:
    assert optional_keys(STORY) == ("headline", "trend")


def test_own_words_stand_instead_of_the_generated_ones() -> None:
    told = chosen_story(STORY, ["headline", "trend"], {"headline": ["丙"], "cover": []})

    assert [(list(one.notes_zh), one.is_edited) for one in told.slides] == [
        ([], True), (["丙"], True), ([], False), ([], False),
    ]  # fmt: skip


def with_slide(place: int, **changed: Any) -> Story:
    slides = list(STORY.slides)
    slides[place] = replace(slides[place], **changed)
    return replace(STORY, slides=slides)


def test_only_sentences_that_change_are_told() -> None:
    later = with_slide(1, title_zh="为 51.0%", notes_zh=["甲", "丁"], foot_zh="截至 2 日")

    assert rewordings(STORY, later) == [
        Rewording("总体情况", ("为 50.0%", "乙"), ("为 51.0%", "丁"))
    ]


def test_a_slide_that_comes_or_goes_is_told_whole() -> None:
    without = replace(STORY, slides=[one for one in STORY.slides if one.key != "trend"])

    assert rewordings(STORY, without) == [Rewording("走势", ("连续提高",), ())]
    assert rewordings(without, STORY) == [Rewording("走势", (), ("连续提高",))]


def test_the_same_numbers_change_nothing() -> None:
    assert (rewordings(STORY, STORY), redrawn(STORY, STORY)) == ([], [])


def test_a_chart_or_a_table_of_other_numbers_is_named() -> None:
    def charted(value: float) -> Story:
        chart = Chart(ChartKind.COLUMNS, ("甲",), (Series("率", (value,)),))
        return with_slide(2, chart=chart)

    def listed(name: str) -> Story:
        return with_slide(1, table=pd.DataFrame({"name_zh": [name]}))

    assert redrawn(charted(0.5), charted(0.6)) == ["走势"]
    assert redrawn(listed("甲"), listed("乙")) == ["总体情况"]
    assert redrawn(charted(0.5), charted(0.5)) == []


def facts_of(value: float | None, units: int) -> BriefingFacts:
    headline = pd.DataFrame(
        {
            "indicator": ["enterprise_resumption_rate"], "value": [value], "change": [None],
            "numerator": [0], "denominator": [0], "units": [units], "expected": [169],
        }
    )  # fmt: skip
    nothing = pd.DataFrame({"indicator": []})
    return BriefingFacts(
        date(2020, 4, 5), "全国", "", False, "", headline, nothing, nothing, nothing, nothing,
        nothing, nothing, nothing, nothing, nothing, {}, nothing,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("then", "now", "moved"),
    [
        ((0.5, 100), (0.6, 100), [["企业复工率", "50.0%", "60.0%", "100/169 家高新区"]]),
        ((0.5, 100), (0.5, 101), [["企业复工率", "50.0%", "50.0%", "100/169 家高新区"]]),
        ((None, 0), (0.6, 9), [["企业复工率", "—", "60.0%", "0/169 家高新区"]]),
        ((0.5, 100), (0.50001, 100), []),
    ],
)
def test_headline_numbers_move_where_they_are_written_differently(
    then: tuple[float | None, int], now: tuple[float | None, int], moved: list[list[str]]
) -> None:
    moves = headline_moves(facts_of(*then), facts_of(*now))

    assert [line[:4] for line in moves.to_numpy().tolist()] == moved
