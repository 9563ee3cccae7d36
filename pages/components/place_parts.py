"""What the map of a place shows: the zones that lie there, and its parts by an indicator."""

from typing import Final

import pandas as pd

from data_access.views import resumption
from data_access.views.parts import by_part
from data_access.views.risk_places import risk_of_places
from geo.boundaries import Level
from geo.divisions import division, shown_in, within
from geo.places.division_register import cities, provinces
from geo.places.zone_register import zones
from geo.short_names import short_name_zh
from indicators.catalogue import CARDS
from indicators.risk_decision import Basis
from indicators.risk_groups import add_groups
from indicators.risk_words import strategy_zh
from pages.components.caching import View, cached
from pages.components.loaders import load

_ADCODES: Final = {province.name_zh: province.adcode for province in provinces()}
_PROVINCE_SHORT: Final = {province.name_zh: province.short_name_zh for province in provinces()}
_CODES: Final = {
    zone.zone_code: (zone.province_adcode, zone.city_adcode, zone.adcode) for zone in zones()
}
_MUNICIPALITIES: Final = frozenset(
    code for name_zh, code in _ADCODES.items() if name_zh.endswith("市")
)
_NO_SERIES_ZH: Final = (
    "{name}：没有{whole}的病例序列，也没有公告；在“疫情数据”导入每日病例后，才能推算{whole}风险等级"
)
_UNSURE: Final = frozenset(zone.zone_code for zone in zones() if zone.is_county_a_guess)


def zones_in(rows: pd.DataFrame, place: str) -> pd.DataFrame:
    """Of rows of zones those on the map of a place; all of them for the nation.

    Args:
        rows: with unit_code.
        place: the code of a division, empty for the nation; the rows are of its province.
    """
    shown = shown_in(place).adcode if place else ""
    if not shown or division(shown).level is Level.PROVINCE:
        return rows
    lies_there = [shown in _CODES.get(code, ()) for code in rows["unit_code"]]
    return rows[pd.Series(lies_there, index=rows.index, dtype=bool)]


def unsure_of_county(rows: pd.DataFrame) -> pd.DataFrame:
    """Of rows of zones those whose county is a guess."""
    return rows[rows["unit_code"].isin(_UNSURE)]


def area_rates(view: View, code: str, place: str) -> pd.DataFrame:
    """One indicator by the areas of a map: by province, or by the parts of a place."""
    return part_rates(view, code, place) if place else province_rates(view, code)


@cached
def place_levels(view: View, place: str) -> pd.DataFrame:
    """The level of every city of the nation, or of every part of a place."""
    if place:
        parts = within(shown_in(place).adcode)
    else:
        parts = tuple(division(one.adcode) for one in cities())
    codes = [one.adcode for one in parts]
    levels = add_groups(load(risk_of_places, view, view.week_ending, codes))
    return levels.assign(name_zh=[one.name_zh for one in parts])


@cached
def level_line_zh(view: View, place: str) -> str:
    """The level of a city or county, what it rests on and why; empty for what has none.

    A municipality is a city too: that it has no series of its own is said, not left out.
    """
    if not place or (division(place).level is Level.PROVINCE and place not in _MUNICIPALITIES):
        return ""
    (row,) = load(risk_of_places, view, view.week_ending, [place]).to_dict("records")
    if row["basis"] == Basis.NO_CASES:
        return _NO_SERIES_ZH.format(
            name=division(place).name_zh, whole="全市" if place in _MUNICIPALITIES else ""
        )
    strategy = strategy_zh(row["level"], at_least=row["at_least"])
    told = [f"{division(place).name_zh}：{row['text_zh']}（{row['basis_zh']}）", row["reason_zh"]]
    return "　".join([*told, *([f"策略：{strategy}"] if strategy else [])])


@cached
def province_rates(view: View, code: str) -> pd.DataFrame:
    """One indicator by province."""
    rates = load(resumption.by_province, view, view.week_ending, CARDS[code])
    return rates.assign(
        name_zh=rates["province_zh"].map(_PROVINCE_SHORT),
        adcode=rates["province_zh"].map(_ADCODES),
    )


@cached
def part_rates(view: View, code: str, place: str) -> pd.DataFrame:
    """One indicator by city or county."""
    parts = [one.adcode for one in within(shown_in(place).adcode)]
    rates = load(by_part, view, view.week_ending, CARDS[code], parts)
    return rates.assign(name_zh=[short_name_zh(division(code)) for code in rates["adcode"]])
