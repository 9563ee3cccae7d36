"""The rows of a template before anybody fills it: who reports, for which day, and what was last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.datasets.registry import DEFINITIONS
from data_access.datasets.rendering import to_sheet
from data_access.register import expected_units, read_register
from data_access.reports import read_reports, value_dtypes
from data_access.versions import AsOf
from data_access.views.trends import weeks_known
from data_access.views.week_sheet import with_attributes
from indicators.vocabulary import Dataset

_NEVER_ASKED_TWICE: Final = {Dataset.ROLLOUT: ("theme",)}


@dataclass(frozen=True)
class BlankSheet:
    """A template's rows, as text in the columns of the dataset.

    Attributes:
        dataset: which report.
        week_ending: the week it is for.
        rows: one per unit; day, code, name and register attributes filled, values empty.
        last: the same units as they stood in `last_week`, in the same order; empty cells where
            nothing was reported.
        last_week: the newest week with reports before, None where there is none.
    """

    dataset: Dataset
    week_ending: date
    rows: pd.DataFrame
    last: pd.DataFrame
    last_week: date | None


def blank_sheet(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    week_ending: date,
    counted_on: date,
    unit_codes: Sequence[str] | None = None,
) -> BlankSheet:
    """The rows of a template for the units within the actor's scope that owe a report.

    Args:
        session: the reader's.
        as_of: the version whose reports are repeated.
        actor: whose scope it is.
        dataset: which report.
        week_ending: the week to fill in.
        counted_on: 统计日期, within that week.
        unit_codes: only these units; all of the scope where None.
    """
    units = expected_units(read_register(session, as_of, actor, dataset), week_ending)
    if unit_codes is not None:
        units = units[units["unit_code"].isin(unit_codes)]
    keys = with_attributes(units, dataset).assign(counted_on=counted_on).reset_index(drop=True)
    last_week = max(
        (w for w in weeks_known(session, as_of, dataset) if w < week_ending), default=None
    )
    last = _last_reports(session, as_of, actor, dataset, last_week, keys)
    kept = list(_NEVER_ASKED_TWICE.get(dataset, ()))
    rows = keys.drop(columns=kept, errors="ignore").join(
        _no_values(keys, dataset).drop(columns=kept)
    )
    rows = rows.join(last[kept]) if kept else rows
    definition = DEFINITIONS[dataset]
    return BlankSheet(
        dataset,
        week_ending,
        to_sheet(definition, rows.assign(is_zero_report=None)),
        to_sheet(definition, last.assign(counted_on=last_week, is_zero_report=None)),
        last_week,
    )


def template_units(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, week_ending: date
) -> pd.DataFrame:
    """The units within the actor's scope that owe a report: unit_code, name_zh, province_zh."""
    register = read_register(session, as_of, actor, dataset)
    return expected_units(register, week_ending)[["unit_code", "name_zh", "province_zh"]]


def _no_values(keys: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    missing = {
        name: pd.Series(pd.NA, index=keys.index, dtype=dtype)
        for name, dtype in value_dtypes(dataset).items()
    }
    return pd.DataFrame(missing, index=keys.index)


def _last_reports(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    dataset: Dataset,
    last_week: date | None,
    keys: pd.DataFrame,
) -> pd.DataFrame:
    fields = list(value_dtypes(dataset))
    named = keys.drop(columns=fields, errors="ignore")
    if last_week is None:
        return named.join(_no_values(keys, dataset))
    reports = read_reports(session, as_of, actor, dataset, [last_week])
    return named.merge(reports[["unit_code", *fields]], on="unit_code", how="left")
