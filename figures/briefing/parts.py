"""What the slides share: cards, footers and the columns of their tables."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from figures.briefing.facts import BriefingFacts
from figures.briefing.sentences import STILL_ZH, change_zh
from figures.cards import Card, Tone, tone_of
from figures.formats import count_zh, is_missing, value_zh
from figures.tables import ColumnFormat, Columns, TableKind
from indicators.cards import IndicatorCard

SOURCE_ZH: Final = "来源：各单位填报，先相加后相除"
ZONE_COLUMNS: Final[Columns] = {
    "short_name_zh": ColumnFormat("高新区"),
    "enterprises": ColumnFormat("企业总数", TableKind.COUNT),
    "enterprises_resumed": ColumnFormat("已复工", TableKind.COUNT),
    "enterprise_resumption_rate": ColumnFormat("企业复工率", TableKind.SHARE),
    "above_scale_resumption_rate": ColumnFormat("规上企业复工率", TableKind.SHARE),
    "employee_return_rate": ColumnFormat("复岗率", TableKind.SHARE),
    "level_zh": ColumnFormat("风险等级"),
}


def card_of(
    card: IndicatorCard, line: Mapping[str, Any], units_zh: str, since_zh: str, noun_zh: str = ""
) -> Card:
    """A number with its change and coverage, in words only."""
    change = line.get("change")
    told = f"{count_zh(line['units'])}/{count_zh(line['expected'])} {units_zh}"
    value = value_zh(line["value"], card.unit, noun_zh)
    told_change = change_zh(card, change, since_zh, noun_zh)
    if card.leads_with_count and not is_missing(line["value"]):
        value = count_zh(line["numerator"], "家")
    return Card(
        card.title_zh,
        value,
        told_change,
        tone=Tone.PLAIN
        if told_change.endswith(STILL_ZH)
        else tone_of(
            None if is_missing(change) else float(str(change)),
            higher_is_better=card.higher_is_better,
        ),
        note_zh=told,
    )


def cards_of(
    facts: BriefingFacts,
    cards: Sequence[IndicatorCard],
    units_zh: str,
    since_zh: str = "较上周",
    nouns_zh: Mapping[str, str] | None = None,
) -> list[Card]:
    """The cards whose indicator the facts know."""
    nouns = nouns_zh or {}
    return [
        card_of(card, line, units_zh, since_zh, nouns.get(card.code, ""))
        for card in cards
        if (line := facts.line(card.code))
    ]


def foot_zh(facts: BriefingFacts, line: Mapping[str, Any], units_zh: str) -> str:
    """Coverage, moment, basis and source, as every slide ends."""
    cover = (
        f"覆盖 {count_zh(line['units'])}/{count_zh(line['expected'])} {units_zh}" if line else ""
    )
    known = f"数据截至 {facts.known_zh}"
    told = [known, cover, facts.basis_zh, SOURCE_ZH, facts.notice_zh]
    return "　·　".join(filter(None, told))
