"""The tables of a briefing: every table and the numbers of every chart, then all zones."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from data_access.exports import Cell
from figures.briefing.parts import ZONE_COLUMNS
from figures.briefing.story import Slide, Story
from figures.drawing.charts import Chart, ChartKind
from figures.formats import HEADER_PERCENT_ZH, export_number
from figures.risk_classes import GROUP_SHORT_ZH
from figures.tables import table_export_rows
from indicators.cards import Unit
from indicators.catalogue import CARDS
from serving.briefing_files import Briefing

_DEFINED: Final = (
    "enterprise_resumption_rate", "above_scale_resumption_rate", "employee_return_rate",
    "rent_reduced_cny", "rent_relief_uptake",
)  # fmt: skip


def sheets(briefing: Briefing) -> Iterator[tuple[str, list[list[Cell]]]]:
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
    header: list[Cell] = [
        "周" if chart.kind is ChartKind.LINES else "名称",
        *(f"{series.name_zh}{mark}" for series in chart.series),
    ]
    values = zip(*(series.values for series in chart.series), strict=True)
    lines: list[list[Cell]] = [
        [category, *(export_number(value, unit) for value in line)]
        for category, line in zip(chart.categories, values, strict=True)
    ]
    return [header, *lines]


def sheet_notes(briefing: Briefing) -> list[str]:
    """What the 说明 sheet says: data, moment, definitions."""
    facts = briefing.facts
    return [
        facts.notice_zh or briefing.story.title_zh,
        briefing.report.subtitle_zh,
        briefing.report.closing_zh,
        *(f"{CARDS[code].title_zh}：{CARDS[code].formula_zh}" for code in _DEFINED),
    ]
