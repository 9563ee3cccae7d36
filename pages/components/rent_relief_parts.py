"""The figures and frames of 租金减免, each made once per view."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import pandas as pd

from data_access.views import rent_relief, risk
from data_access.views.card_lines import card_lines
from data_access.views.trends import indicator_weeks
from figures.bars import ranked_bars
from figures.maps import ZoneColour, zone_map
from figures.relief import relief_matrix
from figures.shared import Figure
from figures.trends import trend_figure, trends_figure
from geo.places.division_register import provinces
from indicators.catalogue import CARDS
from indicators.events import PolicyEvent, events_between
from indicators.periods import DAYS_PER_WEEK
from indicators.rent_relief import (
    CARRIER_RESUMPTION_RATE,
    PEOPLE_RESUMPTION_RATE,
    RELIEF_PER_TENANT,
    RENT_REDUCED,
    RENT_RELIEF_UPTAKE,
    SUBSIDY,
    TENANT_RESUMPTION_RATE,
    TENANTS_BENEFITED_SHARE,
)
from indicators.vocabulary import CarrierType, Dataset
from pages.components.caching import View, cached
from pages.components.cards import CardWords
from pages.components.loaders import known_weeks, load
from pages.components.rent_relief_columns import PICKED_CARDS, in_whole_yuan
from pages.components.rent_relief_published import published_points

RELIEF_CARDS: Final = (
    RENT_REDUCED, RENT_RELIEF_UPTAKE, TENANTS_BENEFITED_SHARE, RELIEF_PER_TENANT,
)  # fmt: skip
RESUMPTION_CARDS: Final = (
    CARRIER_RESUMPTION_RATE, TENANT_RESUMPTION_RATE, PEOPLE_RESUMPTION_RATE, SUBSIDY,
)  # fmt: skip
CARD_WORDS: Final = CardWords(units_zh="家机构", compared_zh="只比两周都填报的机构")
_ALL_CARRIERS_ZH: Final = "全部机构"
_UPTAKE_ZH: Final = "减免机构占比"  # the card's title is too long for two legends on a phone
_WALL_HEIGHT: Final = 880  # [px]
_SIDE_WIDTH: Final = 520  # [px] of the narrow column beside the map
_ADCODES: Final = {province.name_zh: province.adcode for province in provinces()}
_SHORT_NAMES: Final = {province.name_zh: province.short_name_zh for province in provinces()}


@cached
def headline(view: View) -> pd.DataFrame:
    """Every card of the week with its change and how much of it is carried."""
    return load(card_lines, view, view.week_ending, (*RELIEF_CARDS, *RESUMPTION_CARDS))


@cached
def weekly(view: View) -> pd.DataFrame:
    """Every indicator over the weeks up to the view's."""
    return load(indicator_weeks, view, PICKED_CARDS, _weeks(view))


@cached
def one_weekly(view: View, code: str) -> pd.DataFrame:
    """One indicator over the weeks."""
    lines = weekly(view)
    return lines[lines["indicator"] == code].reset_index(drop=True)


@cached
def trend(view: View, compact: bool) -> Figure:
    """Cumulative relief with policy marks and what was published at the time."""
    lines = one_weekly(view, RENT_REDUCED.code)
    return trend_figure(
        lines,
        RENT_REDUCED.unit,
        events=_events(lines["week_ending"].tolist()),
        published=published_points(view, RENT_REDUCED.code, by_kind=False),
        compact=compact,
    )


@cached
def kinds_weekly(view: View, code: str) -> pd.DataFrame:
    """One indicator over the weeks by type of carrier, types in their order."""
    lines = load(indicator_weeks, view, [CARDS[code]], _weeks(view), ["kind"])
    labels = {kind.value: kind.label_zh for kind in CarrierType}
    order = lines["kind"].map(list(labels).index)
    named = lines.assign(series_zh=lines["kind"].map(labels), order=order)
    return named.sort_values(["order", "week_ending"], ignore_index=True)


@cached
def kinds_trend(view: View, code: str, compact: bool) -> Figure:
    """One indicator by type of carrier, with the survey of 24 March."""
    lines = kinds_weekly(view, code)
    return trends_figure(
        lines,
        CARDS[code].unit,
        events=_events(lines["week_ending"].tolist()),
        published=published_points(view, code, by_kind=True),
        compact=compact,
    )


@cached
def kinds(view: View) -> pd.DataFrame:
    """Every indicator of the week by type of carrier and of all together."""
    by_kind = load(rent_relief.relief_by, view, view.week_ending, ["kind"])
    whole = load(rent_relief.relief_by, view, view.week_ending)
    labels = {kind.value: kind.label_zh for kind in CarrierType}
    named = by_kind.assign(kind_zh=by_kind["kind"].map(labels))
    return in_whole_yuan(
        pd.concat([named, whole.assign(kind_zh=_ALL_CARRIERS_ZH)], ignore_index=True)
    )


@cached
def province_lines(view: View, code: str) -> pd.DataFrame:
    """One indicator by province with its change."""
    lines = load(card_lines, view, view.week_ending, [CARDS[code]], ["province_zh"])
    return lines.assign(
        name_zh=lines["province_zh"].map(_SHORT_NAMES),
        adcode=lines["province_zh"].map(_ADCODES),
    )


@cached
def place_lines(view: View, code: str) -> pd.DataFrame:
    """One indicator by province; by zone where the view is already one province."""
    if not view.area.province_zh:
        return province_lines(view, code)
    names = zones(view).set_index("unit_code")["short_name_zh"]
    lines = load(card_lines, view, view.week_ending, [CARDS[code]], ["zone_code"])
    inside = lines[lines["zone_code"].isin(names.index)]
    return inside.assign(name_zh=inside["zone_code"].map(names)).reset_index(drop=True)


@cached
def place_bars(view: View, code: str, compact: bool) -> Figure:
    """Provinces or zones from the highest to the lowest; a sum has no average beside it."""
    card = CARDS[code]
    whole = one_weekly(view, code)
    this_week = whole.loc[whole["week_ending"] == view.week_ending, "value"]
    has_average = bool(card.denominator_zh) and len(this_week) > 0
    return ranked_bars(
        place_lines(view, code),
        card.unit,
        average=float(this_week.iloc[0]) if has_average else None,
        average_zh=view.area.label_zh,
        higher_is_better=card.higher_is_better,
        width=_SIDE_WIDTH,
        compact=compact,
    )


@cached
def zones(view: View) -> pd.DataFrame:
    """Every zone with the indicators of its carriers."""
    return in_whole_yuan(load(rent_relief.relief_zones, view, view.week_ending))


@cached
def map_figure(view: View, size: str) -> Figure:
    """Zones by the uptake of their carriers over provinces shaded by it."""
    known = zones(view)
    levels = load(risk.risk_of_zones, view, view.week_ending).set_index("zone_code")["level"]
    points = pd.DataFrame(
        {
            "zone_code": known["unit_code"],
            "name_zh": known["short_name_zh"] + "高新区",
            "lon": known["lon"],
            "lat": known["lat"],
            "value": known[RENT_RELIEF_UPTAKE.code],
            "risk_level": known["unit_code"].map(levels),
        }
    )
    return zone_map(
        points,
        week_ending=view.week_ending,
        value_title_zh=_UPTAKE_ZH,
        colour_by=ZoneColour.RATE,
        areas=province_lines(view, RENT_RELIEF_UPTAKE.code),
        compact=size == "compact",
        height=_WALL_HEIGHT if size == "wall" else None,
    )


@cached
def policies(view: View) -> pd.DataFrame:
    """How many carriers follow each 免N减M."""
    return load(rent_relief.relief_policies, view, view.week_ending)


@cached
def policy_figure(view: View, compact: bool) -> Figure:
    """The matrix of 免N减M."""
    return relief_matrix(policies(view), compact=compact)


def _weeks(view: View) -> list[date]:
    return [week for week in known_weeks(view, Dataset.CARRIERS) if week <= view.week_ending]


def _events(weeks: Sequence[date]) -> tuple[PolicyEvent, ...]:
    if not weeks:
        return ()
    return events_between(min(weeks) - timedelta(days=DAYS_PER_WEEK - 1), max(weeks))
