"""The four files of a briefing, all of the same story: PPTX, DOCX, PDF, XLSX."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from data_access.exports import Cell, xlsx_bytes
from figures.briefing.choice import chosen_story
from figures.briefing.docx_file import docx_bytes
from figures.briefing.facts import BriefingFacts
from figures.briefing.parts import ZONE_COLUMNS
from figures.briefing.pdf_file import pdf_bytes
from figures.briefing.pptx_file import pptx_bytes
from figures.briefing.report import Report, report_of
from figures.briefing.slides import story_of
from figures.briefing.story import Slide, Story
from figures.drawing.charts import Chart
from figures.formats import HEADER_PERCENT_ZH, export_number
from figures.risk_classes import GROUP_SHORT_ZH
from figures.tables import table_export_rows
from indicators.cards import Unit
from indicators.catalogue import CARDS

KINDS: Final = ("pptx", "docx", "pdf", "xlsx")
_DEFINED: Final = (
    "enterprise_resumption_rate", "above_scale_resumption_rate", "employee_return_rate",
    "rent_reduced_cny", "rent_relief_uptake",
)  # fmt: skip


@dataclass(frozen=True)
class Briefing:
    """A briefing that was read and written down; its files all say the same."""

    facts: BriefingFacts
    story: Story
    report: Report

    def file(self, kind: str, template: bytes | None = None) -> bytes:
        """One of the files, by its ending.

        Raises:
            ChineseFontMissingError: a PDF or a Word file needs a Chinese typeface for its pictures.
        """
        make: Mapping[str, Callable[[], bytes]] = {
            "pptx": lambda: pptx_bytes(self.story, template),
            "docx": lambda: docx_bytes(self.report),
            "pdf": lambda: pdf_bytes(self.report, self.story),
            "xlsx": lambda: xlsx_bytes(dict(_sheets(self)), _notes(self)),
        }
        return make[kind]()

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


def _sheets(briefing: Briefing) -> Iterator[tuple[str, list[list[Cell]]]]:
    """Every table and the numbers of every chart, then all zones, then what is said."""
    for slide in briefing.story.slides:
        if slide.chart is not None:
            yield slide.name_zh, _chart_rows(slide.chart)
        elif slide.table is not None:
            yield slide.name_zh, _table_rows(slide)
    zones = briefing.facts.zones
    named = zones.assign(level_zh=zones["group"].map(GROUP_SHORT_ZH))
    yield "全部高新区", table_export_rows(named, ZONE_COLUMNS)
    yield "讲稿", _said_rows(briefing.story)


def _said_rows(story: Story) -> list[list[Cell]]:
    lines: list[list[Cell]] = [["幻灯", "讲稿"]]
    for slide in story.slides:
        lines += [[slide.name_zh, note] for note in slide.notes_zh]
    return lines


def _table_rows(slide: Slide) -> list[list[Cell]]:
    rows = slide.table if slide.table is not None else pd.DataFrame()
    return table_export_rows(rows, slide.columns)


def _chart_rows(chart: Chart) -> list[list[Cell]]:
    """One line per category; shares in percent, as in every file."""
    is_share = chart.number_format.endswith("%")
    unit = Unit.SHARE if is_share else None
    mark = HEADER_PERCENT_ZH if is_share else ""
    header: list[Cell] = ["", *(f"{series.name_zh}{mark}" for series in chart.series)]
    values = zip(*(series.values for series in chart.series), strict=True)
    lines: list[list[Cell]] = [
        [category, *(export_number(value, unit) for value in line)]
        for category, line in zip(chart.categories, values, strict=True)
    ]
    return [header, *lines]


def _notes(briefing: Briefing) -> list[str]:
    facts = briefing.facts
    return [
        facts.notice_zh or briefing.story.title_zh,
        briefing.report.subtitle_zh,
        briefing.report.closing_zh,
        *(f"{CARDS[code].title_zh}：{CARDS[code].formula_zh}" for code in _DEFINED),
    ]
