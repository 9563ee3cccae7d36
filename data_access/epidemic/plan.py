"""What a file would do to an epidemic series: compared with what the store knows, row by row."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.epidemic.checking import CheckedSeries
from data_access.epidemic.findings import limited, problem
from data_access.epidemic.kinds import DAY_FIELDS, EpidemicKind
from data_access.epidemic.known import FIELDS, known_rows, sundays_of
from data_access.epidemic.series import series_issues
from data_access.epidemic.twice import VALUE_FIELDS, place_keys
from data_access.submission_tables import DataVersion
from data_access.tables import columns_in
from data_access.uploads.issues import Issue, of_severity
from indicators.vocabulary import RiskLevel, Severity

_TEXTS: Final = ("note_zh", "source", "document_zh", "issuer_zh")  # what may change beside a value


@dataclass(frozen=True)
class SeriesPlan:
    """What a file would do to a series.

    Attributes:
        kind: which series.
        fresh: the rows that say something new, with `before` (the value they take the place of).
        unchanged: how many rows say what the store knows.
        apart: the units that are no places, as in `CheckedSeries`.
        rows_read: how many rows the file has.
        issues: everything found, row by row.
    """

    kind: EpidemicKind
    fresh: pd.DataFrame
    unchanged: int
    apart: pd.DataFrame
    rows_read: int
    issues: tuple[Issue, ...]

    @property
    def errors(self) -> tuple[Issue, ...]:
        """What blocks the file (强制性)."""
        return of_severity(self.issues, Severity.ERROR)

    @property
    def queries(self) -> tuple[Issue, ...]:
        """What somebody has to have seen (核实性)."""
        return of_severity(self.issues, Severity.QUERY)

    @property
    def changed(self) -> int:
        """How many rows take the place of another value."""
        return int(self.fresh["before"].notna().sum())


def compared(session: Session, checked: CheckedSeries) -> SeriesPlan:
    """The rows that the store does not know yet, and what is odd about them beside it.

    A text that the file leaves empty stays what the store knows of that place and day.
    """
    kind, rows = checked.kind, checked.rows
    version = session.execute(select(func.max(columns_in(DataVersion).id))).scalar() or 0
    known = known_rows(session, kind, version, rows["adcode"].unique())
    keys = [*place_keys(kind), DAY_FIELDS[kind]]
    value = VALUE_FIELDS[kind]
    texts = [name for name in FIELDS[kind] if name in _TEXTS]
    beside = rows.merge(known[[*keys, value, *texts]], on=keys, how="left", suffixes=("", "_known"))
    same = beside[value].astype(object).eq(beside[f"{value}_known"].astype(object))
    for name in texts:
        silent = (beside[name] == "") & beside[f"{name}_known"].notna()
        beside[name] = beside[name].mask(silent, beside[f"{name}_known"])
        same &= beside[name] == beside[f"{name}_known"]
    fresh = beside[~same].assign(before=beside.loc[~same, f"{value}_known"])
    issues = [*checked.issues, *limited(_beside_known(session, kind, fresh, known))]
    return SeriesPlan(
        kind, fresh.reset_index(drop=True), int(same.sum()), checked.apart, checked.rows_read,
        tuple(issues),
    )  # fmt: skip


def _beside_known(
    session: Session, kind: EpidemicKind, fresh: pd.DataFrame, known: pd.DataFrame
) -> list[Issue]:
    if kind is EpidemicKind.CASES:
        return series_issues(fresh, known, sundays_of(session, fresh["adcode"].unique()))
    if kind is not EpidemicKind.NOTICES:
        return []
    replaced = fresh[fresh["before"].notna() & (fresh["before"] != fresh["risk_level"])]
    return [_replaced(row) for row in replaced.to_dict("records")]


def _replaced(row: dict[Any, Any]) -> Issue:
    before, now = RiskLevel(row["before"]).label_zh, RiskLevel(row["risk_level"]).label_zh
    told = (
        f"{row['place_zh']} {row['announced_on']} 已有公告{before}，改为{now}；原公告仍可按时点查到"
    )
    return problem("Q04", told, row=int(row["sheet_row"]), column_zh="风险等级", value=now)
