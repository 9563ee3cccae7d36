"""Reading what a briefing says: every frame at one moment, for one area, once."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.versions import AsOf, standing
from data_access.views import resumption, risk, rollout
from data_access.views.card_lines import card_lines
from data_access.views.filters import NATION, Area, looking_at
from data_access.views.parts import by_part
from data_access.views.reporting import status_of_units
from data_access.views.trends import indicator_weeks, weeks_known
from data_access.views.zones_of_week import zones_of_week
from figures.briefing.facts import BriefingFacts
from figures.briefing.policy_slides import RELIEF_CARDS, ROLLOUT_CARDS
from figures.briefing.resumption_slides import HEADLINE_CARDS
from figures.briefing.trend_slide import TREND_CARDS
from geo.divisions import division, shown_in, within
from geo.places.division_register import provinces
from geo.short_names import short_name_zh
from indicators.periods import local_text, previous_week
from indicators.rent_relief import RENT_REDUCED
from indicators.reporting import reporting_rates
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from indicators.risk_groups import RiskGroup, add_groups, count_groups, groups_on
from indicators.rollout_progress import stage_counts, with_progress
from indicators.vocabulary import Dataset, ReportStatus

_ADCODES: Final = {one.name_zh: one.adcode for one in provinces()}
_SHORT: Final = {one.name_zh: one.short_name_zh for one in provinces()}
_LEVEL_FIELDS: Final = [
    "group", "reason_zh", "basis_zh", "confirmed_cumulative", "new_confirmed_14d",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a briefing is about: a week, an area and a moment, which stays what it is."""

    week_ending: date
    as_of: AsOf
    area: Area = NATION
    notice_zh: str = ""


def read_facts(session: Session, actor: Actor, wanted: Wanted) -> BriefingFacts:
    """Everything the briefing says, within the actor's scope."""
    as_of, week = standing(session, wanted.as_of), wanted.week_ending
    seer = looking_at(actor, wanted.area)
    ask = (session, as_of, seer)
    levels = _levels(ask, week)
    period = _rollout_period(ask, week)
    statuses = status_of_units(*ask, Dataset.WEEKLY, [week])
    known = local_text(wanted.as_of.at) if wanted.as_of.at else "—"
    return BriefingFacts(
        week_ending=week,
        area_zh=wanted.area.label_zh,
        known_zh=known,
        approved_only=as_of.approved_only,
        notice_zh=wanted.notice_zh,
        headline=resumption.headline(*ask, week, HEADLINE_CARDS),
        weekly=indicator_weeks(*ask, TREND_CARDS, _weeks(ask, Dataset.WEEKLY, week)),
        provinces=_provinces(ask, week),
        parts=_parts(ask, week, wanted.area),
        zones=_zones(ask, week, levels),
        levels=_counts(levels, week),
        difficulties=resumption.difficulties(*ask, week).rename(
            columns={"difficulty_zh": "name_zh"}
        ),
        relief=_relief(ask, week),
        relief_weekly=indicator_weeks(*ask, [RENT_REDUCED], _weeks(ask, Dataset.CARRIERS, week)),
        rollout=_rollout(ask, period),
        stages=stage_counts(with_progress(rollout.sites_of_week(*ask, period or week))),
        rollout_ending=period,
        reporting=_rates(statuses),
        missing=statuses[statuses["status"] == ReportStatus.MISSING][["name_zh", "province_zh"]],
    )


_Ask = tuple[Session, AsOf, Actor]


def _weeks(ask: _Ask, dataset: Dataset, until: date) -> list[date]:
    return [week for week in weeks_known(ask[0], ask[1], dataset) if week <= until]


def _levels(ask: _Ask, week: date) -> pd.DataFrame:
    return add_groups(risk.risk_of_weeks(*ask, [previous_week(week), week]))


def _counts(levels: pd.DataFrame, week: date) -> pd.DataFrame:
    if groups_on(week) is not RiskGroup:
        return pd.DataFrame(columns=["group", "group_zh", "zones", "change"])
    return count_groups(levels, week, previous_week(week))


def _zones(ask: _Ask, week: date, levels: pd.DataFrame) -> pd.DataFrame:
    now = levels[levels["on"] == week].set_index("zone_code")
    told = zones_of_week(*ask, week).join(now[_LEVEL_FIELDS], on="unit_code")
    return told.assign(risk_level=told["unit_code"].map(now["level"]))


def _parts(ask: _Ask, week: date, area: Area) -> pd.DataFrame:
    """The cities of a province, or the counties of a municipality, as its own map shows them."""
    if area.label_zh not in _ADCODES:
        return pd.DataFrame()
    codes = [one.adcode for one in within(shown_in(_ADCODES[area.label_zh]).adcode)]
    rates = by_part(*ask, week, ENTERPRISE_RESUMPTION_RATE, codes)
    return rates.assign(name_zh=[short_name_zh(division(code)) for code in rates["adcode"]])


def _provinces(ask: _Ask, week: date) -> pd.DataFrame:
    rates = resumption.by_province(*ask, week, ENTERPRISE_RESUMPTION_RATE)
    return rates.assign(
        name_zh=rates["province_zh"].map(_SHORT),
        adcode=rates["province_zh"].map(_ADCODES),
    )


def _relief(ask: _Ask, week: date) -> pd.DataFrame:
    """Empty before any carrier reported."""
    if not _weeks(ask, Dataset.CARRIERS, week):
        return pd.DataFrame(columns=["indicator"])
    return card_lines(*ask, week, RELIEF_CARDS)


def _rollout_period(ask: _Ask, week: date) -> date | None:
    """The last month that sites reported: against itself, a week within it has no change."""
    return max(_weeks(ask, Dataset.ROLLOUT, week), default=None)


def _rollout(ask: _Ask, week: date | None) -> pd.DataFrame:
    """Empty before any site reported."""
    if week is None:
        return pd.DataFrame(columns=["indicator"])
    return rollout.rollout_headline(*ask, week, ROLLOUT_CARDS)


def _rates(statuses: pd.DataFrame) -> dict[str, Any]:
    if statuses.empty:
        return {}
    rates = reporting_rates(statuses, ["week_ending"]).iloc[0]
    return {str(name): value for name, value in rates.items()}
