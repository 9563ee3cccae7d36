"""Official levels (风险等级公告): which notice speaks for a place on a day."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from indicators.risk_rule import RULE_ISSUED_ON
from indicators.vocabulary import RiskLevel

NOTICE_HOLDS_DAYS: Final = 14  # [days] after the day of the notice
UNIT_TYPES_ZH: Final = {"county": "县级", "urban": "城区", "township": "乡镇街道"}
_SEVERITY: Final = {RiskLevel.LOW.value: 0, RiskLevel.MEDIUM.value: 1, RiskLevel.HIGH.value: 2}


@dataclass(frozen=True, slots=True)
class OfficialLevel:
    """The notice that speaks for a place; `expired` where it no longer holds."""

    level: RiskLevel
    announced_on: date
    unit_type: str
    issuer_zh: str
    source: str
    expired: bool


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

    Source: reference/risk_rule.md, sections 2 and 4.
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


def _reach(unit_codes: Iterable[str]) -> list[tuple[str, str, str]]:
    """Which notices would cover each unit: unit_code, adcode, unit_type."""
    codes = list(dict.fromkeys(unit_codes))
    own = [(code, code, "county") for code in codes]
    return own + [(code, city, "urban") for code in codes if (city := urban_city_code(code))]


def _last_by_unit(
    notices: pd.DataFrame, reach: list[tuple[str, str, str]], on: date
) -> dict[str, OfficialLevel]:
    announced_on = pd.to_datetime(notices["announced_on"])
    heard = notices.assign(announced_on=announced_on)[announced_on <= pd.Timestamp(on)]
    units = pd.DataFrame(reach, columns=["unit_code", "adcode", "unit_type"], dtype="str")
    covering = units.merge(
        heard.astype({"adcode": "str", "unit_type": "str"}), on=["adcode", "unit_type"]
    )
    covering["severity"] = covering["risk_level"].map(_SEVERITY)
    # "county" sorts before "urban": descending puts the county's own word last, where it wins.
    order, ascending = ["announced_on", "unit_type", "severity"], [True, False, True]
    ordered = covering.sort_values(order, ascending=ascending, kind="stable")
    last = ordered.drop_duplicates("unit_code", keep="last")
    return {str(row["unit_code"]): _official(row, on) for row in last.to_dict("records")}


def _official(row: dict[Hashable, Any], on: date) -> OfficialLevel:
    announced_on = row["announced_on"].date()
    return OfficialLevel(
        level=RiskLevel(row["risk_level"]),
        announced_on=announced_on,
        unit_type=str(row["unit_type"]),
        issuer_zh=str(row["issuer_zh"]),
        source=str(row["source"]),
        expired=(on - announced_on).days > NOTICE_HOLDS_DAYS,
    )
