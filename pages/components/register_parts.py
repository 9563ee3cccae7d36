"""What 名录 shows: the units, those that fit the words, and what a sheet would change."""

from typing import Any

import pandas as pd

from data_access.exports import csv_bytes
from data_access.register_plan import RegisterPlan, plan_register, whole_register
from data_access.register_sheet import register_lines
from data_access.views.register_changes import past_of_unit
from geo.places.register_files import ALIAS_SEPARATOR
from indicators.periods import local_text
from indicators.vocabulary import Dataset
from pages.components.caching import View, cached, cached_briefly
from pages.components.loaders import ask_store

_SEARCHED = ("unit_code", "name_zh", "province_zh", "zone_code")
_AT_FIRST_ZH = "建库时"


@cached
def units(view: View, dataset: Dataset) -> pd.DataFrame:
    """The whole register of a dataset."""
    held = ask_store(whole_register, view.actor, dataset)
    return held.assign(aliases_text=held["aliases_zh"].map(ALIAS_SEPARATOR.join))


@cached
def matching(view: View, dataset: Dataset, words: str) -> pd.DataFrame:
    """The units whose code, name or place holds the words."""
    held, sought = units(view, dataset), words.strip().casefold()
    if not sought:
        return held
    texts = held[list(_SEARCHED)].agg("\n".join, axis=1).str.casefold()
    return held[texts.str.contains(sought, regex=False)].reset_index(drop=True)


@cached
def past(view: View, dataset: Dataset, unit_code: str) -> pd.DataFrame:
    """What the register said of a unit in each period, newest first, in words."""
    held = ask_store(past_of_unit, view.actor, dataset, unit_code)
    firsts = held["since_version"].map(lambda version: "新增" if version else "初次登记")
    return held.assign(
        aliases_text=held["aliases_zh"].map(ALIAS_SEPARATOR.join),
        since_zh=_moments(held["since_at"], _AT_FIRST_ZH),
        until_zh=_moments(held["until_at"], "今"),
        by_zh=held["changed_by"].replace("", "—"),
        told_zh=held["changes_zh"].where(held["changes_zh"] != "", firsts),
    )


def register_csv(view: View, dataset: Dataset) -> bytes:
    """The register as the sheet that can be changed and given back."""
    return csv_bytes(register_lines(units(view, dataset), dataset))


@cached_briefly
def plan(view: View, dataset: Dataset, content: bytes, file_name: str) -> RegisterPlan:
    """What a sheet would do to the register."""
    return ask_store(plan_register, view.actor, dataset, content, file_name)


def change_lines(found: RegisterPlan) -> pd.DataFrame:
    """The cells that would change, as text."""
    changes = found.changes
    return changes.assign(
        before_zh=changes["before"].map(_text), after_zh=changes["after"].map(_text)
    )


def problem_lines(found: RegisterPlan) -> pd.DataFrame:
    """The problems, a line each."""
    lines = [(one.row, one.column_zh, one.message_zh) for one in found.problems]
    return pd.DataFrame(lines, columns=["row", "column_zh", "message_zh"])


def _moments(instants: pd.Series, none_zh: str) -> list[str]:
    return [none_zh if pd.isna(instant) else local_text(instant) for instant in instants]


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return ALIAS_SEPARATOR.join(value)
    return "" if value is None else str(value)
