"""The figures and frames of one zone's page, each made once per view and zone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import pandas as pd

from data_access.views import zone_story
from data_access.views.filters import Area, widest_area
from figures.bars import difficulty_bars
from figures.report_rows import report_rows, report_texts
from figures.risk_classes import GROUP_SHORT_ZH
from figures.risk_history import risk_history
from figures.shared import Figure
from figures.trends import trends_figure
from indicators.cards import IndicatorCard
from indicators.catalogue import CARDS
from indicators.comparison import beside
from indicators.events import EventKind, PolicyEvent, events_between
from indicators.ranking import rank_zones
from indicators.resumption import (
    ABOVE_SCALE_RATE,
    CAPACITY_RECOVERY_RATE,
    DIFFICULTY_SHARES,
    EMPLOYEE_RETURN_RATE,
    ENTERPRISE_RESUMPTION_RATE,
)
from indicators.vocabulary import Dataset
from pages.components import overview_parts, risk_parts
from pages.components.caching import View, cached
from pages.components.loaders import known_weeks, load

HEADLINE_CARDS: Final = (
    ENTERPRISE_RESUMPTION_RATE,
    ABOVE_SCALE_RATE,
    EMPLOYEE_RETURN_RATE,
    CAPACITY_RECOVERY_RATE,
)


def nation(view: View) -> View:
    """The same view of the whole country, as far as the actor sees."""
    return replace(view, area=widest_area(view.actor))


@cached
def headline(view: View, zone_code: str) -> pd.DataFrame:
    """The zone's four rates with their change and its places."""
    lines = load(zone_story.zone_headline, view, zone_code, view.week_ending, HEADLINE_CARDS)
    zones = overview_parts.zones(nation(view))
    places = [rank_zones(zones, card.code).loc[zone_code] for card in HEADLINE_CARDS]
    return lines.join(pd.DataFrame(places).reset_index(drop=True))


@cached
def weekly(view: View, zone_code: str, codes: tuple[str, ...]) -> pd.DataFrame:
    """Indicators of the zone up to the view's week."""
    cards = [CARDS[code] for code in codes]
    return load(zone_story.zone_weeks, view, zone_code, cards, _weeks(view))


@cached
def own_lines(view: View, zone_code: str) -> pd.DataFrame:
    """The zone's four rates week by week."""
    codes = tuple(card.code for card in HEADLINE_CARDS)
    lines = weekly(view, zone_code, codes)
    titles = {card.code: card.title_zh for card in HEADLINE_CARDS}
    order = lines["indicator"].map({code: rank for rank, code in enumerate(codes)})
    named = lines.assign(series_zh=lines["indicator"].map(titles))
    return named.loc[order.sort_values(kind="stable").index]


@cached
def compared_lines(view: View, zone_code: str, code: str) -> pd.DataFrame:
    """One indicator of the zone, of its province and of the nation."""
    name, province = place(view, zone_code)
    lines = {
        name: weekly(view, zone_code, (code,)),
        province: overview_parts.weekly(replace(view, area=Area(province)), (code,)),
        nation(view).area.label_zh: overview_parts.weekly(nation(view), (code,)),
    }
    named = [rows.assign(series_zh=name) for name, rows in lines.items()]
    return pd.concat([rows for rows in named if len(rows)] or named, ignore_index=True)


@cached
def own_figure(view: View, zone_code: str, compact: bool) -> Figure:
    """The zone's four rates as lines."""
    return _trend(own_lines(view, zone_code), ENTERPRISE_RESUMPTION_RATE, compact)


@cached
def compared_figure(view: View, zone_code: str, code: str, compact: bool) -> Figure:
    """The zone beside its province and the nation."""
    return _trend(compared_lines(view, zone_code, code), CARDS[code], compact)


@cached
def difficulties(view: View, zone_code: str) -> pd.DataFrame:
    """The five difficulties of the zone beside the nation's."""
    cards = tuple(DIFFICULTY_SHARES.values())
    own = load(zone_story.zone_headline, view, zone_code, view.week_ending, cards)
    titles = [kind.label_zh for kind in DIFFICULTY_SHARES]
    return beside(own, overview_parts.difficulties(nation(view))).assign(name_zh=titles)


@cached
def difficulty_figure(view: View, zone_code: str, compact: bool) -> Figure:
    """The five difficulties, the nation's as a hollow bar behind."""
    rows = difficulties(view, zone_code).drop(columns=["units", "expected"])
    return difficulty_bars(rows, against_zh=nation(view).area.label_zh, compact=compact)


@cached
def levels(view: View, zone_code: str) -> pd.DataFrame:
    """Cases and level of the zone, week by week."""
    rows = risk_parts.levels(nation(view))
    own = rows[rows["zone_code"] == zone_code]
    return own.assign(level_zh=own["group"].map(GROUP_SHORT_ZH))


@cached
def level_figure(view: View, zone_code: str, compact: bool) -> Figure:
    """Cases, new cases and level over the weeks, with the marks of the rule."""
    rows = levels(view, zone_code)
    marks = [one for one in _events(rows["on"].tolist()) if one.kind is EventKind.RISK_RULE]
    return risk_history(rows, events=marks, compact=compact)


@cached
def peers(view: View, zone_code: str, code: str) -> pd.DataFrame:
    """The zones of the same province, best first, the zone itself marked."""
    zones = risk_parts.zones(nation(view), code)
    ranked = zones.join(rank_zones(zones, code), on="unit_code")
    own = ranked[ranked["province_zh"] == place(view, zone_code)[1]]
    marked = own["short_name_zh"].mask(own["unit_code"] == zone_code, "▶ " + own["short_name_zh"])
    return own.assign(marked_zh=marked).sort_values(code, ascending=False, na_position="last")


@cached
def report(view: View, zone_code: str) -> pd.DataFrame:
    """The numbers of this week's report beside last week's."""
    return report_rows(_report(view, zone_code))


@cached
def told(view: View, zone_code: str) -> list[tuple[str, str]]:
    """The free text of this week's report, unescaped."""
    return report_texts(_report(view, zone_code))


@cached
def carriers(view: View, zone_code: str) -> pd.DataFrame:
    """Every carrier registered in the zone."""
    rows = load(zone_story.carriers_of_zone, view, zone_code, view.week_ending)
    yes_no = {True: "已复工", False: "未复工"}
    return rows.assign(resumed_zh=rows["is_resumed"].map(yes_no).where(rows["reported"], "未报"))


@cached
def relief(view: View, zone_code: str) -> pd.DataFrame:
    """The carrier indicators of the zone, one row or none."""
    return load(zone_story.relief_of_zone, view, zone_code, view.week_ending)


@cached
def revisions(view: View, zone_code: str) -> pd.DataFrame:
    """Every revision of the zone's reports."""
    return load(zone_story.revisions_of_zone, view, zone_code)


@cached
def status(view: View, zone_code: str) -> pd.DataFrame:
    """How the zone stands for every week up to the view's, newest last."""
    return load(zone_story.zone_status, view, zone_code, _weeks(view))


@cached
def place(view: View, zone_code: str) -> tuple[str, str]:
    """The zone's short name and its province."""
    zones = overview_parts.zones(nation(view))
    own = zones[zones["unit_code"] == zone_code].iloc[0]
    return str(own["short_name_zh"]), str(own["province_zh"])


def _report(view: View, zone_code: str) -> pd.DataFrame:
    return load(zone_story.zone_report, view, zone_code, view.week_ending)


def _trend(lines: pd.DataFrame, card: IndicatorCard, compact: bool) -> Figure:
    return trends_figure(
        lines, card.unit, events=_events(lines["week_ending"].tolist()), compact=compact
    )


def _events(weeks: Sequence[date]) -> tuple[PolicyEvent, ...]:
    return tuple(events_between(min(weeks), max(weeks))) if weeks else ()


def _weeks(view: View) -> list[date]:
    return [week for week in known_weeks(view, Dataset.WEEKLY) if week <= view.week_ending]
