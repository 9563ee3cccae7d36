"""What 推算与公告对照 shows, each made once per view."""

from typing import Final

import pandas as pd

from data_access.epidemic.places import Place
from data_access.views import epidemic_review
from figures.dates import day_zh
from figures.risk_classes import GROUP_SHORT_ZH
from figures.risk_history import risk_history
from figures.shared import Figure
from geo.places.divisions_of_2020 import urban_districts
from indicators.events import EventKind, events_between
from indicators.risk_notices import UNIT_TYPES_ZH
from indicators.vocabulary import PROVINCES_ZH
from pages.components.caching import View, cached
from pages.components.loaders import load

_ORDER: Final = {name: rank for rank, name in enumerate(PROVINCES_ZH)}


@cached
def reviewed(view: View) -> pd.DataFrame:
    """Every notice beside the suggested level, newest first."""
    rows = load(epidemic_review.reviewed_notices, view)
    return rows.assign(unit_zh=rows["unit_type"].map(UNIT_TYPES_ZH))


@cached
def of_choice(view: View, day: str, agreement: str) -> pd.DataFrame:
    """Those of one day and of one outcome; an empty word leaves all."""
    rows: pd.DataFrame = reviewed(view)
    if day:
        rows = rows[rows["announced_on"].map(str) == day]
    if agreement:
        rows = rows[rows["agreement"] == agreement]
    return rows.reset_index(drop=True)


@cached
def days(view: View) -> list[str]:
    """The days on which anything was announced, newest first."""
    return sorted({str(day) for day in reviewed(view)["announced_on"]}, reverse=True)


@cached
def places(view: View) -> list[Place]:
    """The places with cases or notices."""
    rows = load(epidemic_review.places_told_of, view)
    columns = ["adcode", "place_zh", "province_zh"]
    return [Place(*map(str, row)) for row in rows[columns].itertuples(index=False, name=None)]


@cached
def history(view: View, adcode: str) -> pd.DataFrame:
    """One place week by week."""
    rows = load(epidemic_review.history_of_place, view, adcode)
    return rows if rows.empty else rows.assign(level_zh=rows["group"].map(GROUP_SHORT_ZH))


@cached
def history_figure(view: View, adcode: str, compact: bool) -> Figure:
    """Cases, new cases and the level in force."""
    rows = history(view, adcode)
    marks = events_between(min(rows["on"]), max(rows["on"]))
    told = [one for one in marks if one.kind is EventKind.RISK_RULE]
    return risk_history(rows, events=told, compact=compact)


def urban_area_zh(adcode: str) -> str:
    """What the notices call the districts of a city together; empty for any other place."""
    names = {one.city_adcode: one.urban_area_zh for one in urban_districts()}
    return names.get(adcode, "")


def differing_zh(rows: pd.DataFrame) -> str:
    """In which weeks the rule and the notice in force say different levels."""
    differing = rows[rows["differs_zh"] != ""].to_dict("records")
    if not differing:
        return ""
    weeks = "、".join(
        f"{day_zh(row['on'])}（推算{row['suggested_zh']}，公告{row['published_zh']}）"
        for row in differing
    )
    return f"；推算与公告不一致的 **{len(differing)}** 周：{weeks}"


def province_order(province_zh: str) -> int:
    """Provinces in their official order, others after them."""
    return _ORDER.get(province_zh, len(_ORDER))


def first_province(view: View, provinces: list[str]) -> int:
    """Where the list opens: the province of the newest notice."""
    newest = reviewed(view)["province_zh"].iloc[0]
    return provinces.index(newest) if newest in provinces else 0
