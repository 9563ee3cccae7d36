"""The weekly report (周报) as paragraphs, before any program sets them.

Every sentence is one of `sentences`, and stands only where its numbers are there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from figures.briefing import sentences as say
from figures.briefing.facts import BriefingFacts
from figures.briefing.lagging import difficulty_zh, lagging
from figures.briefing.parts import SOURCE_ZH
from figures.briefing.policy_slides import NOUNS_ZH, RELIEF_CARDS, ROLLOUT_CARDS, period_zh
from figures.briefing.resumption_slides import HEADLINE_CARDS
from figures.briefing.slides import TITLE_ZH
from figures.briefing.story import Slide, Story
from figures.formats import percent
from indicators.cards import IndicatorCard
from indicators.periods import week_label_zh
from indicators.rent_relief import RENT_REDUCED
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE

NUMERALS_ZH: Final = "一二三四五六七八九"
OWN_WORDS_ZH: Final = "汇报要点"
_RATE: Final = ENTERPRISE_RESUMPTION_RATE
_BEHIND: Final = 5
# A section stands where one of its slides is told.
_SLIDES: Final = {
    "总体情况": ("headline", "trend"),
    "疫情风险": ("map", "risk"),
    "地区和园区": ("provinces", "zones"),
    "困难": ("difficulties",),
    "“百城百园”行动": ("rollout",),
    "租金减免": ("relief",),
    "填报质量": ("reporting",),
}
# What stands behind which section: the slides' charts and tables, told once more.
_SHOWN: Final = {"总体情况": "trend", "地区和园区": "zones", "困难": "difficulties"}


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report: a heading, sentences, and what is shown below them."""

    heading_zh: str
    sentences_zh: Sequence[str]
    shown: Slide | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report."""

    title_zh: str
    subtitle_zh: str
    notice_zh: str
    sections: Sequence[Section]
    closing_zh: str


def report_of(facts: BriefingFacts, story: Story) -> Report:
    """The report of the same facts as the slides; what was written by hand stands at its end."""
    slides = {slide.key: slide for slide in story.slides}
    told = [(heading, [one for one in sentences if one]) for heading, sentences in _told(facts)]
    sections = [
        Section(heading, sentences, slides.get(_SHOWN.get(heading, "")))
        for heading, sentences in told
        if sentences and slides.keys() & set(_SLIDES[heading])
    ]
    if own := [_own_words_zh(slide) for slide in story.slides if slide.is_edited]:
        sections.append(Section(OWN_WORDS_ZH, own))
    week = week_label_zh(facts.week_ending)
    return Report(
        f"{TITLE_ZH}周报",
        f"{facts.area_zh}　{week}",
        facts.notice_zh,
        sections,
        f"{_known_zh(facts)}；{SOURCE_ZH.removeprefix('来源：')}；"
        "变化为可比口径，只比较两期都填报的单位；未报不等于零，不参与计算。",
    )


def _told(facts: BriefingFacts) -> Iterator[tuple[str, list[str]]]:
    line = facts.line(_RATE.code)
    run = say.run_zh(facts.weekly, _RATE.code, facts.week_ending)
    yield (
        "总体情况",
        [
            f"{facts.area_zh}高新区{say.standing_zh(_RATE, line)}{f'，{run}' if run else ''}。",
            *(f"{say.standing_zh(card, facts.line(card.code))}。" for card in HEADLINE_CARDS[1:]),
            _stop(say.coverage_sentence_zh(line, "家高新区")),
        ],
    )
    yield "疫情风险", [_stop(say.levels_zh(facts.levels))]
    yield (
        "地区和园区",
        [
            _stop(say.provinces_zh(facts.provinces, line.get("value")))
            if facts.is_national
            else "",
            _behind_zh(facts),
        ],
    )
    yield "困难", [_stop(say.difficulty_zh(facts.difficulties))]
    if len(facts.rollout):
        yield (
            "“百城百园”行动",
            [_stop(period_zh(facts)), *(_rollout_zh(facts, card) for card in ROLLOUT_CARDS)],
        )
    if len(facts.relief):
        yield (
            "租金减免",
            [
                f"{say.relief_zh(facts.line(RENT_REDUCED.code))}。",
                *(f"{say.standing_zh(card, facts.line(card.code))}。" for card in RELIEF_CARDS[1:]),
            ],
        )
    yield "填报质量", [_stop(say.reporting_zh(facts.reporting)), _missing_zh(facts)]


def _rollout_zh(facts: BriefingFacts, card: IndicatorCard) -> str:
    noun = NOUNS_ZH.get(card.code, "")
    return f"{say.standing_zh(card, facts.line(card.code), '较上期', noun)}。"


def _behind_zh(facts: BriefingFacts) -> str:
    """The zones furthest behind, each with its reason where it gave one."""
    told = [
        f"{row['short_name_zh']} {percent(row[_RATE.code])}（{difficulty_zh(row, facts.area_zh)}）"
        for row in lagging(facts, facts.zones, _BEHIND).to_dict("records")
    ]
    return f"滞后较多的高新区：{'、'.join(told)}。" if told else ""


def _missing_zh(facts: BriefingFacts) -> str:
    names = facts.missing["name_zh"].tolist()
    return f"未报：{say.names_zh(names, 10)}。" if names else "应报单位全部填报。"


def _own_words_zh(slide: Slide) -> str:
    """What was written by hand for a slide, as one sentence under its name."""
    return f"{slide.name_zh}：{'；'.join(note.rstrip('。；') for note in slide.notes_zh)}。"


def _known_zh(facts: BriefingFacts) -> str:
    """The moment of the numbers, and which reports they count."""
    moment = f"数据截至 {facts.known_zh}"
    return "，".join(filter(None, [moment, facts.basis_zh]))


def _stop(sentence: str) -> str:
    return f"{sentence}。" if sentence else ""
