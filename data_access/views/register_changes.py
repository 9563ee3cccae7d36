"""What the register (名录) said of a unit before: each period, whose it was, what it changed."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import pandas as pd
from sqlalchemy import Integer, cast, null, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session

from data_access.actor import Actor
from data_access.permissions import Action, check_may
from data_access.records import frame_of
from data_access.register import REGISTER_COLUMNS
from data_access.register_cells import cell_text
from data_access.register_sheet import HEADERS_ZH
from data_access.register_tables import PastUnit, ReportingUnit
from data_access.submission_tables import DataVersion
from data_access.tables import columns_in, table_of
from indicators.vocabulary import Dataset

PERIOD_COLUMNS: Final = ("since_version", "until_version", "changed_by", "since_at", "until_at")
_EMPTY_ZH: Final = "空"
_unit = columns_in(ReportingUnit)
_past = columns_in(PastUnit)


def past_of_unit(session: Session, actor: Actor, dataset: Dataset, unit_code: str) -> pd.DataFrame:
    """Every period of a unit in the register, newest first.

    Returns:
        REGISTER_COLUMNS as they stood; since_version (0: from the beginning), until_version
        (missing while it holds), changed_by (empty where it came with the program), since_at,
        until_at, and changes_zh: each cell that differs from the period before, empty in the first.

    Raises:
        PermissionDeniedError: the actor does not keep the register.
    """
    check_may(actor, Action.KEEP_REGISTER)
    began, ended = aliased(table_of(DataVersion)), aliased(table_of(DataVersion))
    periods = _periods(dataset, unit_code)
    names = [*REGISTER_COLUMNS, *PERIOD_COLUMNS]
    statement = (
        select(*(periods.c[name] for name in names[:-2]), began.c.committed_at)
        .add_columns(ended.c.committed_at.label("until_at"))
        .outerjoin(began, began.c.id == periods.c.since_version)
        .outerjoin(ended, ended.c.id == periods.c.until_version)
        .order_by(periods.c.since_version)
    )
    found = frame_of(session, statement, names)
    lines = found.to_dict("records")
    changes = ["；".join(_changes(*pair, dataset)) for pair in pairwise(lines)]
    told = found.assign(changes_zh=["", *changes][: len(lines)])
    return told.iloc[::-1].reset_index(drop=True)


def _periods(dataset: Dataset, unit_code: str) -> Any:
    names = [*REGISTER_COLUMNS, "since_version"]
    before = select(*(_past[name] for name in names), _past.until_version, _past.changed_by)
    today = select(*(_unit[name] for name in names))
    today = today.add_columns(cast(null(), Integer).label("until_version"), _unit.changed_by)
    both = (
        before.where(_past.dataset == dataset, _past.unit_code == unit_code),
        today.where(_unit.dataset == dataset, _unit.unit_code == unit_code),
    )
    return union_all(*both).subquery()


def _changes(before: dict[Any, Any], after: dict[Any, Any], dataset: Dataset) -> Iterator[str]:
    for name, header_zh in HEADERS_ZH.items():
        was, now = (cell_text(name, line[name], dataset) for line in (before, after))
        if was != now:
            yield f"{header_zh}：{was or _EMPTY_ZH} → {now or _EMPTY_ZH}"
