"""Every zone of a week with its rates, in one query (总览、风险地图、园区详情)."""

from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import ColumnElement, FromClause, Select, case, func, select
from sqlmodel import Session

from data_access.actor import Actor, within_scope
from data_access.heads import heads
from data_access.records import typed_frame
from data_access.register import owes_report
from data_access.register_past import units_at
from data_access.report_tables import WeeklyReport
from data_access.reports import value_dtypes
from data_access.sums import expressions_of
from data_access.tables import table_of
from data_access.versions import AsOf
from indicators.measures import Measure
from indicators.periods import previous_week
from indicators.resumption import CARDS, DIFFICULTY_SHARES
from indicators.vocabulary import Dataset

_PLACE: Final = ["unit_code", "name_zh", "short_name_zh", "province_zh", "lon", "lat"]
_VALUES: Final = list(
    dict.fromkeys(
        [
            *(name for card in CARDS for name in card.measure.fields),
            "workers_short",
            *(f"difficulty_{kind.value}" for kind in DIFFICULTY_SHARES),
        ]
    )
)
# A zone's own rate is already among its values.
_RATES: Final = [card for card in CARDS if card.code not in _VALUES]
_DTYPES: Final = {
    **dict.fromkeys(_PLACE, "str"),
    **dict.fromkeys(("lon", "lat"), "float64"),
    "reported": "bool",
    **{name: value_dtypes(Dataset.WEEKLY)[name] for name in _VALUES},
    **dict.fromkeys([card.code for card in _RATES], "Float64"),
    "enterprise_change": "Float64",
}
_report = table_of(WeeklyReport).alias("report")
_before = table_of(WeeklyReport).alias("before")


def zones_of_week(session: Session, as_of: AsOf, actor: Actor, week_ending: date) -> pd.DataFrame:
    """Every zone that owes a report, with what it reported and each rate.

    Returns:
        unit_code, name_zh, short_name_zh, province_zh, lon, lat, reported (bool), every field
        that an indicator reads, workers_short and the difficulties, one column per indicator
        code [0–1] and enterprise_change against the week before; missing where the zone did
        not report.
    """
    unit = units_at(as_of, Dataset.WEEKLY)
    statement = _statement(as_of, unit, week_ending).where(within_scope(actor.scope, unit.c))
    found = session.execute(statement)
    lines = [line for *line, first, last in found if owes_report(first, last, week_ending)]
    return typed_frame(lines, _DTYPES)


def _rate(measure: Measure, report: Any) -> ColumnElement[float]:
    """The rate of one report; missing where a field is, or where it is a share of nothing."""
    part, total, given = expressions_of(measure, report)
    return case((given, part / func.nullif(total, 0)))


# Built once: forty expressions take longer to write than to run.
_SAID: Final = (
    _report.c.revision_id.is_not(None),
    *(_report.c[name] for name in _VALUES),
    *(_rate(card.measure, _report.c).label(card.code) for card in _RATES),
    _rate(CARDS[0].measure, _report.c) - _rate(CARDS[0].measure, _before.c),
)


def _statement(as_of: AsOf, unit: FromClause, week_ending: date) -> Select[Any]:
    head = heads(as_of, Dataset.WEEKLY, [week_ending]).subquery("head")
    earlier = heads(as_of, Dataset.WEEKLY, [previous_week(week_ending)]).subquery("earlier")
    return (
        select(*(unit.c[name] for name in _PLACE), *_SAID, unit.c.valid_from, unit.c.valid_until)
        .select_from(unit)
        .outerjoin(head, head.c.unit_code == unit.c.unit_code)
        .outerjoin(_report, _report.c.revision_id == head.c.revision_id)
        .outerjoin(earlier, earlier.c.unit_code == unit.c.unit_code)
        .outerjoin(_before, _before.c.revision_id == earlier.c.revision_id)
        .where(unit.c.dataset == Dataset.WEEKLY)
        .order_by(unit.c.unit_code)
    )
