"""Published figures on carriers beside the system's, as known then and now."""

from dataclasses import replace
from datetime import date

import pandas as pd

from data_access.actor import ScopeLevel
from data_access.views.filters import NATION
from data_access.views.trends import indicator_weeks
from figures.formats import change_zh, value_zh
from indicators.cards import Unit
from indicators.catalogue import CARDS
from indicators.periods import end_of_day
from indicators.rent_relief_comparison import (
    ALL_CARRIERS,
    beside_published,
    known_on,
    published_of_carriers,
    with_total,
)
from pages.components.caching import View, cached
from pages.components.loaders import current_as_of, load
from pages.components.rent_relief_columns import PICKED_CARDS


def sees_the_nation(view: View) -> bool:
    """Whether the view may be held against national figures."""
    return view.seer.scope.level is ScopeLevel.NATION


@cached
def beside(view: View) -> pd.DataFrame:
    """Published figures beside the system's, in words, since their units differ."""
    figures = published_of_carriers()
    days = figures.drop_duplicates("week_ending")[["on", "week_ending"]].itertuples(index=False)
    weeks = [(day, week) for day, week in days if week <= view.week_ending]
    now = [_kind_values(replace(view, week_ending=week, area=NATION)) for _, week in weeks]
    then = [_kind_values(_at_the_time(view, day, week)) for day, week in weeks]
    return _in_words(beside_published(then, now)) if weeks else figures.iloc[:0]


def _in_words(rows: pd.DataFrame) -> pd.DataFrame:
    units = [CARDS[code].unit if code in CARDS else Unit.COUNT for code in rows["indicator"]]
    told = {
        f"{name}_zh": [value_zh(value, unit) for value, unit in zip(rows[name], units, strict=True)]
        for name in ("value", "value_then", "value_now")
    }
    gaps = zip(rows["difference"], units, strict=True)
    return rows.assign(**told, difference_zh=[change_zh(gap, unit) for gap, unit in gaps])


@cached
def _kind_values(view: View) -> pd.DataFrame:
    """The week's indicators by type of carrier, with their total."""
    return with_total(load(indicator_weeks, view, PICKED_CARDS, [view.week_ending], ["kind"]))


def _at_the_time(view: View, day: date, week: date) -> View:
    """What was known when a figure of a day was published; never more than the view knows."""
    then = current_as_of(end_of_day(known_on(day)))
    known = then if then.version <= view.as_of.version else view.as_of
    return View(known, view.actor, week)


def published_points(view: View, code: str, *, by_kind: bool) -> pd.DataFrame | None:
    """National figures only: a province's line is not held against the nation's."""
    if not sees_the_nation(view):
        return None
    figures = published_of_carriers()
    ours = figures[(figures["indicator"] == code) & ((figures["kind"] != ALL_CARRIERS) == by_kind)]
    shown = ours[ours["week_ending"] <= view.week_ending]
    return shown.rename(columns={"scope_zh": "title_zh"}) if len(shown) else None
