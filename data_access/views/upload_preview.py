"""What a checked file would change in the store, before anybody submits it."""

from datetime import date
from typing import Any, Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor, ScopeLevel
from data_access.datasets.columns import Column, ColumnPart
from data_access.datasets.registry import DEFINITIONS
from data_access.register import read_register
from data_access.reports import read_reports
from data_access.uploads.checked import CheckedUpload
from data_access.uploads.digests import report_digests
from data_access.uploads.revision_lines import heads_of
from data_access.versions import AsOf
from data_access.views.cell_changes import cell_changes
from indicators.cards import IndicatorCard
from indicators.measures import add_rate, sum_measure
from indicators.vocabulary import LabelledEnum

_KEYS: Final = ["unit_code", "week_ending"]
_PLACE: Final = ["unit_code", "name_zh", "province_zh"]
_MANY: Final = 500  # above, the whole week is read rather than a list of codes


class UnitChange(LabelledEnum):
    """What a row of a file would do to the store."""

    NEW = "new", "新增"
    CHANGED = "changed", "更正"
    UNCHANGED = "unchanged", "无变化"


def unit_changes(
    session: Session, as_of: AsOf, actor: Actor, checked: CheckedUpload
) -> pd.DataFrame:
    """Each unit and week of the file, and what becomes of it.

    Returns:
        unit_code, name_zh, province_zh, week_ending, sheet_row, change (a word of `UnitChange`)
        and revision (of the current head, missing where nobody reported).
    """
    current = heads_of(session, checked.dataset, checked.rows)
    digests = report_digests(checked.dataset, checked.rows)
    change = pd.Series(UnitChange.CHANGED.value, index=current.index, dtype=object)
    change = change.mask(current["revision_id"].isna(), UnitChange.NEW.value)
    change = change.mask(current["digest"] == digests, UnitChange.UNCHANGED.value)
    lines = current[[*_KEYS, "revision"]].assign(change=change, sheet_row=checked.rows["sheet_row"])
    return _named(session, as_of, actor, checked, lines)


def value_changes(
    session: Session, as_of: AsOf, actor: Actor, checked: CheckedUpload
) -> pd.DataFrame:
    """Each value that a correction changes, as it is written in a sheet.

    Returns:
        unit_code, name_zh, province_zh, week_ending, header_zh, before_zh and after_zh (empty
        where no value is given).
    """
    before = _stored(session, as_of, actor, checked)
    known = checked.rows.merge(before[_KEYS], on=_KEYS)
    return _named(session, as_of, actor, checked, cell_changes(before, known, _compared(checked)))


def rate_changes(
    session: Session, as_of: AsOf, actor: Actor, checked: CheckedUpload, card: IndicatorCard
) -> pd.DataFrame:
    """An indicator before and after the file, for the newest week it reports.

    Returns:
        area_zh (全国 or 本级 first, then each province of the file), week_ending, before, after,
        change [0–1], units_before and units_after; before is missing where nobody reported yet.
    """
    week = max(checked.rows["week_ending"])
    names = ["unit_code", "week_ending", *card.measure.fields]
    stored = read_reports(session, as_of, actor, checked.dataset, [week])
    stored = stored[~stored["is_zero_report"].astype(bool)]
    of_week = checked.rows.loc[checked.rows["week_ending"] == week]
    given = _named(session, as_of, actor, checked, of_week)
    kept = stored[~stored["unit_code"].isin(given["unit_code"])]
    provinces = sorted(given["province_zh"].unique())
    given = given[~given["is_zero_report"].astype(bool)]
    columns = [*names, "province_zh"]
    after = pd.concat([kept[columns], given[columns]], ignore_index=True)
    whole_zh = "全国" if actor.scope.level is ScopeLevel.NATION else "本级"
    lines = [_rate_line(whole_zh, week, card, stored, after)]
    lines += [
        _rate_line(
            province,
            week,
            card,
            stored[stored["province_zh"] == province],
            after[after["province_zh"] == province],
        )
        for province in provinces
    ]
    return pd.DataFrame(lines)


def _compared(checked: CheckedUpload) -> list[Column]:
    """The day of a report and its values."""
    columns = DEFINITIONS[checked.dataset].columns
    stored = (ColumnPart.VALUE, ColumnPart.KEY)
    return [c for c in columns if c.part in stored and c.field in {"counted_on", *checked.rows}]


def _rate_line(
    area_zh: str, week: date, card: IndicatorCard, before: pd.DataFrame, after: pd.DataFrame
) -> dict[str, Any]:
    (value_before, units_before), (value_after, units_after) = (
        _value(rows, card) for rows in (before, after)
    )
    return {
        "area_zh": area_zh,
        "week_ending": week,
        "before": value_before,
        "after": value_after,
        "change": value_after - value_before,
        "units_before": units_before,
        "units_after": units_after,
    }


def _value(reports: pd.DataFrame, card: IndicatorCard) -> tuple[Any, int]:
    sums = add_rate(sum_measure(reports, card.measure))
    return (sums["value"].iloc[0], int(sums["units"].iloc[0])) if len(sums) else (pd.NA, 0)


def _stored(session: Session, as_of: AsOf, actor: Actor, checked: CheckedUpload) -> pd.DataFrame:
    weeks = sorted(checked.rows["week_ending"].unique())
    codes = checked.rows["unit_code"].unique().tolist()
    few = codes if len(codes) <= _MANY else None
    return read_reports(session, as_of, actor, checked.dataset, weeks, unit_codes=few)


def _named(
    session: Session, as_of: AsOf, actor: Actor, checked: CheckedUpload, lines: pd.DataFrame
) -> pd.DataFrame:
    register = read_register(session, as_of, actor, checked.dataset)[_PLACE]
    return lines.merge(register, on="unit_code", how="left")
