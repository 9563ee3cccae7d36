"""Official before suggested: the one place where a notice overrides the rule."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from indicators.risk_notices import OfficialLevel, is_city_code, official_levels
from indicators.risk_rule import (
    BEFORE_RULE_ZH,
    NO_CASES_ZH,
    RULE_ISSUED_ON,
    RULE_SOURCE_ZH,
    level_text_zh,
)


class Basis(StrEnum):
    """What a level rests on (依据)."""

    OFFICIAL = "official"
    SUGGESTED = "suggested"
    EXPIRED = "expired"
    BEFORE_RULE = "before_rule"
    NO_CASES = "no_cases"


BASIS_ZH: Final = {
    Basis.OFFICIAL: "官方公告",
    Basis.SUGGESTED: "按病例推算",
    Basis.EXPIRED: "公告已过期，按病例推算",
    Basis.BEFORE_RULE: BEFORE_RULE_ZH,
    Basis.NO_CASES: NO_CASES_ZH,
}
CITY_BASIS_ZH: Final = {
    Basis.SUGGESTED: "按地市病例推算",
    Basis.EXPIRED: "公告已过期，按地市病例推算",
}


@dataclass(frozen=True, slots=True)
class DecidedLevel:
    """The level that is shown for a place on a day, and what it rests on."""

    level: str | None
    at_least: bool
    text_zh: str
    reason_zh: str
    basis: Basis
    source: str
    announced_on: date | None

    @property
    def basis_zh(self) -> str:
        """The basis as people read it."""
        return BASIS_ZH[self.basis]


def decide_levels(
    graded: pd.DataFrame, place_codes: "pd.Series[str]", notices: pd.DataFrame | None, on: date
) -> pd.DataFrame:
    """The notice where one holds, else the suggested level, one row per row of `graded`.

    The suggestion stays readable in the reason of an official level, so that a deviation of the
    authorities from the rule (舒兰市, May 2020) is seen and not smoothed over.

    Args:
        graded: Rows of `grade_units`: level, at_least, reason_zh.
        place_codes: The code by which a notice covers each row, in the order of `graded`.
        notices: As for `official_levels`.
        on: The day of all rows.

    Returns:
        `graded` with level, at_least and reason_zh as decided, and text_zh, basis, basis_zh,
        source and announced_on (date or missing: the day of the notice in force or expired).
    """
    codes = place_codes.to_numpy(dtype=object)
    official = official_levels(notices, codes, on)
    names = ("level", "at_least", "reason_zh")
    suggestions = zip(*(graded[name].to_numpy(dtype=object) for name in names), strict=True)
    decided = [
        _decide(official.get(code), _or_none(level), at_least, reason_zh, on)
        for code, (level, at_least, reason_zh) in zip(codes, suggestions, strict=True)
    ]
    columns = {
        name: pd.array([getattr(one, name) for one in decided], dtype=dtype)
        for name, dtype in _COLUMN_TYPES.items()
    }
    return graded.assign(**columns)


def mark_city_cases(decided: pd.DataFrame, case_codes: "pd.Series[str]") -> pd.DataFrame:
    """The levels with derived_from_city, and 「按地市病例推算」 in basis_zh where it is true.

    A level that a notice gives is not derived from the cases of the city, whatever is beside it.

    Args:
        decided: Rows of `decide_levels`.
        case_codes: The code of the case series behind each row, on the same index.
    """
    bases = decided["basis"].to_numpy(dtype=object)
    said = [
        CITY_BASIS_ZH.get(basis, "") if is_city_code(code) else ""
        for basis, code in zip(bases, case_codes.to_numpy(dtype=object), strict=True)
    ]
    plain = decided["basis_zh"].to_numpy(dtype=object)
    told = [city or own for city, own in zip(said, plain, strict=True)]
    return decided.assign(
        derived_from_city=list(map(bool, said)),
        basis_zh=pd.Series(told, decided.index, dtype="string"),
    )


_COLUMN_TYPES: Final[dict[str, Any]] = {
    "level": "string",
    "at_least": "bool",
    "text_zh": "string",
    "reason_zh": "string",
    "basis": "string",
    "basis_zh": "string",
    "source": "string",
    "announced_on": "object",
}


def _decide(
    official: OfficialLevel | None, level: str | None, at_least: bool, reason_zh: str, on: date
) -> DecidedLevel:
    if on < RULE_ISSUED_ON:
        return _without_level(BEFORE_RULE_ZH, Basis.BEFORE_RULE)
    if official is not None and not official.expired:
        return _by_notice(official, level, at_least, reason_zh)
    if level is None:
        return _without_level(NO_CASES_ZH, Basis.NO_CASES)
    basis = Basis.SUGGESTED if official is None else Basis.EXPIRED
    announced_on = None if official is None else official.announced_on
    text_zh = level_text_zh(level, at_least)
    return DecidedLevel(level, at_least, text_zh, reason_zh, basis, RULE_SOURCE_ZH, announced_on)


def _by_notice(
    official: OfficialLevel, level: str | None, at_least: bool, reason_zh: str
) -> DecidedLevel:
    label_zh = official.level.label_zh
    suggested_zh = "" if level is None else f"按病例推算为{level_text_zh(level, at_least)}："
    return DecidedLevel(
        level=official.level.value,
        at_least=False,
        text_zh=label_zh,
        reason_zh=f"{official.announced_on}公告{label_zh}；{suggested_zh}{reason_zh}",
        basis=Basis.OFFICIAL,
        source=official.source,
        announced_on=official.announced_on,
    )


def _without_level(text_zh: str, basis: Basis) -> DecidedLevel:
    return DecidedLevel(None, False, text_zh, text_zh, basis, "", None)


def _or_none(level: object) -> str | None:
    return level if isinstance(level, str) else None
