"""Official levels (风险等级公告): which notice speaks for a place on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

import pandas as pd

from indicators.periods import dates_of
from indicators.risk_rule import RULE_ISSUED_ON
from indicators.vocabulary import RiskLevel

NOTICE_HOLDS_DAYS: Final = 14  # [days] after the day of the notice
UNIT_TYPES_ZH: Final = {"county": "县级", "urban": "城区", "township": "乡镇街道"}
_MUNICIPALITIES: Final = frozenset({"11", "12", "31", "50"})  # 北京、天津、上海、重庆
_SEVERITY: Final = {RiskLevel.LOW: 0, RiskLevel.MEDIUM: 1, RiskLevel.HIGH: 2}


@dataclass(frozen=True, slots=True)
class OfficialLevel:
    """The notice that speaks for a place; `expired` where it no longer holds."""

    level: RiskLevel
    announced_on: date
    unit_type: str
    issuer_zh: str
    source: str
    expired: bool


class _Notice(NamedTuple):
    """What a notice says of one place."""

    announced_on: date
    unit_type: str
    level: RiskLevel
    issuer_zh: str
    source: str

    @property
    def rank(self) -> tuple[date, bool, int]:
        """The later day goes first, then a county's own word, then the higher level."""
        return self.announced_on, self.unit_type == "county", _SEVERITY[self.level]


def official_level(notices: pd.DataFrame | None, unit_code: str, on: date) -> OfficialLevel | None:
    """The last notice that covers the unit by the day, or None where there is none.

    See `official_levels` for what covers and how long a notice holds.
    """
    return official_levels(notices, [unit_code], on).get(unit_code)


def official_levels(
    notices: pd.DataFrame | None, unit_codes: Iterable[str], on: date
) -> dict[str, OfficialLevel]:
    """The last notice on or before the day for each unit that has one.

    - A county notice covers the unit of its code; an urban notice (「XX市城区」, with the city's
      code) covers the city's districts (市辖区), never its counties and county-level cities, nor
      the city as a whole. A notice for a township or street covers no unit.
    - A notice holds until the next one that covers the place, 14 days at most, and has expired
      from the 15th day on. A next notice of the same issuer about other places does not end it:
      Jilin raised 丰满区 on 11 May 2020 without a word on 舒兰市, which stayed high.
    - On one day a county notice goes before an urban one, then the higher level.
    - Before the rule was issued there are no levels: the five colours of Zhejiang are others.

    Args:
        notices: One row per notice and place: announced_on, adcode, unit_type (county, urban,
            township), risk_level (code word), issuer_zh, source.
        unit_codes: Codes of six digits.
        on: The day.

    Source: 湖北省 from 3 March 2020 on gives the urban districts of a city one level, the highest.
    """
    if notices is None or notices.empty or on < RULE_ISSUED_ON:
        return {}
    return _last_by_unit(notices, _reach(unit_codes), on)


def urban_levels(
    notices: pd.DataFrame | None, city_codes: Iterable[str], on: date
) -> dict[str, OfficialLevel]:
    """The last urban notice (「XX市城区」) inside each whole city: to be told, never its level."""
    if notices is None or notices.empty or on < RULE_ISSUED_ON:
        return {}
    within = [(code, code, "urban") for code in dict.fromkeys(city_codes)]
    return _last_by_unit(notices, within, on)


def urban_city_code(unit_code: str) -> str | None:
    """The city whose urban area (城区) a district belongs to; None for any other unit.

    Districts end in 01–20 below a prefecture-level city, whose own digits are 01–20 or 51–70:
    恩施市 (422801) lies in an autonomous prefecture, 仙桃市 (429004) directly below the province.

    Source: GB/T 2260, the pattern of the county codes.
    """
    prefecture, county = unit_code[2:4], unit_code[4:6]
    in_city = "01" <= prefecture <= "20" or "51" <= prefecture <= "70"
    return f"{unit_code[:4]}00" if in_city and "01" <= county <= "20" else None


def is_city_code(unit_code: str) -> bool:
    """Whether the code names a whole city (地市) and not one county."""
    return unit_code.endswith("00")


def city_code_of(unit_code: str) -> str:
    """The city that a county lies in, itself for a city; a municipality (直辖市) is one city."""
    return f"{unit_code[:2]}0000" if unit_code[:2] in _MUNICIPALITIES else f"{unit_code[:4]}00"


def _reach(unit_codes: Iterable[str]) -> list[tuple[str, str, str]]:
    """Which notices would cover each unit: unit_code, adcode, unit_type."""
    codes = list(dict.fromkeys(unit_codes))
    own = [(code, code, "county") for code in codes]
    return own + [(code, city, "urban") for code in codes if (city := urban_city_code(code))]


def _last_by_unit(
    notices: pd.DataFrame, reach: list[tuple[str, str, str]], on: date
) -> dict[str, OfficialLevel]:
    heard = _last_by_place(notices, on)
    last: dict[str, _Notice] = {}
    for unit_code, adcode, unit_type in reach:
        notice = heard.get((adcode, unit_type))
        if notice and (unit_code not in last or notice.rank > last[unit_code].rank):
            last[unit_code] = notice
    return {unit_code: _official(notice, on) for unit_code, notice in last.items()}


def _last_by_place(notices: pd.DataFrame, on: date) -> dict[tuple[str, str], _Notice]:
    """The last notice of each place, by its code and type of unit."""
    days = dates_of(notices["announced_on"])
    names = ("adcode", "unit_type", "risk_level", "issuer_zh", "source")
    told = (notices[name].to_numpy(dtype=object) for name in names)
    last: dict[tuple[str, str], _Notice] = {}
    for day, adcode, unit_type, level, issuer_zh, source in zip(days, *told, strict=True):
        place = str(adcode), str(unit_type)
        notice = _Notice(day, place[1], RiskLevel(level), str(issuer_zh), str(source))
        if day <= on and (place not in last or notice.rank >= last[place].rank):
            last[place] = notice
    return last


def _official(notice: _Notice, on: date) -> OfficialLevel:
    return OfficialLevel(
        level=notice.level,
        announced_on=notice.announced_on,
        unit_type=notice.unit_type,
        issuer_zh=notice.issuer_zh,
        source=notice.source,
        expired=(on - notice.announced_on).days > NOTICE_HOLDS_DAYS,
    )
