"""What is compared is summed from: every zone week by week, and what makes zones alike (对比)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.register import expected_units, read_register
from data_access.reports import read_last_reports
from data_access.versions import AsOf
from data_access.views.coverage import expected_groups
from data_access.views.trends import indicator_weeks
from indicators.cards import IndicatorCard
from indicators.vocabulary import Dataset

_SUMS: Final = ["numerator", "denominator", "units"]


def zone_sums(
    session: Session, as_of: AsOf, actor: Actor, card: IndicatorCard, weeks: Sequence[date]
) -> pd.DataFrame:
    """One indicator of every zone within scope, week by week.

    Returns:
        zone_code, week_ending, numerator, denominator, units and expected (0 or 1): one row for
        every zone and week that owes a report, without sums where none came.
    """
    keys = ["week_ending", "zone_code"]
    expected = expected_groups(session, as_of, actor, Dataset.WEEKLY, weeks, ["zone_code"])
    owed = pd.DataFrame([(*group, units) for group, units in expected.items()],
                        columns=[*keys, "expected"])  # fmt: skip
    given = indicator_weeks(session, as_of, actor, [card], weeks, ["zone_code"])
    rows = owed.merge(given[[*keys, *_SUMS]], on=keys, how="outer")
    counted = rows.fillna({"units": 0, "expected": 0})
    return counted.astype({"zone_code": "str", "units": "int64", "expected": "int64"})


def zone_traits(session: Session, as_of: AsOf, actor: Actor, week_ending: date) -> pd.DataFrame:
    """What makes zones alike beside their province and risk level.

    The size is that of the latest report up to the week: a zone that is silent this week does
    not lose its class.

    Returns:
        unit_code, enterprises_known [enterprises, missing before the first report] and theme_zh
        (main industry, empty where the register holds none); one row per zone that owes the
        week's report.
    """
    known = read_register(session, as_of, actor, Dataset.WEEKLY)
    register = expected_units(known, week_ending)
    span = (date.min, week_ending)
    last = read_last_reports(session, as_of, actor, Dataset.WEEKLY, span)
    sizes = last.set_index("unit_code")["enterprises"].rename("enterprises_known")
    return register[["unit_code", "theme_zh"]].join(sizes, on="unit_code")
