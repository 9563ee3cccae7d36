"""What the store knows of each epidemic series at a version: the newest row of a place and day."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import Select, and_, func, select
from sqlmodel import Session

from data_access.epidemic.kinds import DAY_FIELDS, EpidemicKind
from data_access.epidemic.twice import place_keys, with_unit_name
from data_access.epidemic_tables import (
    CaseCorrection,
    ClusterRecord,
    DailyCaseCount,
    EpidemicImport,
)
from data_access.records import frame_of
from data_access.risk_tables import CaseCount, RiskNotice
from data_access.tables import columns_in

TABLES: Final[dict[EpidemicKind, Any]] = {
    EpidemicKind.CASES: DailyCaseCount,
    EpidemicKind.CLUSTERS: ClusterRecord,
    EpidemicKind.NOTICES: RiskNotice,
    EpidemicKind.CORRECTIONS: CaseCorrection,
}
FIELDS: Final = {
    EpidemicKind.CASES: ("adcode", "asof_date", "name_zh", "confirmed"),
    EpidemicKind.CLUSTERS: ("adcode", "recorded_on", "place_zh", "said", "note_zh", "source"),
    EpidemicKind.NOTICES: (
        "announced_on", "issuer_zh", "place_zh", "adcode", "unit_type", "risk_level",
        "document_zh", "source",
    ),
    EpidemicKind.CORRECTIONS: ("adcode", "asof_date", "place_zh", "correction", "source"),
}  # fmt: skip
_CODES_AT_ONCE: Final = 500  # bound values of one statement
_import = columns_in(EpidemicImport)


def imported_kinds(session: Session, version: int) -> set[EpidemicKind]:
    """Which kinds anybody imported by a version; nothing more is asked where there are none."""
    kinds = select(_import.kind).where(_import.data_version_id <= version).distinct()
    return {EpidemicKind(kind) for kind in session.execute(kinds).scalars()}


def known_rows(
    session: Session,
    kind: EpidemicKind,
    version: int,
    adcodes: Collection[str] | None = None,
    days: tuple[date, date] | None = None,
) -> pd.DataFrame:
    """The rows of a kind as known at a version, the newest of each place and day.

    What an import that was taken back by then said is left out.

    Args:
        session: any session.
        kind: which series.
        version: the data version.
        adcodes: only these places; all without.
        days: only from the first to the last of two days; all without.

    Returns:
        FIELDS of the kind, import_id and data_version_id; for notices unit_name too.
    """
    names = [*FIELDS[kind], "import_id", "data_version_id"]
    statement = _statement(kind, version, names)
    if days is not None:
        statement = statement.where(columns_in(TABLES[kind])[DAY_FIELDS[kind]].between(*days))
    frames = [
        frame_of(session, part, names)
        for part in _in_parts(statement, kind, None if adcodes is None else sorted(adcodes))
    ]
    found = pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]
    keys = [*place_keys(kind), DAY_FIELDS[kind]]
    ordered = with_unit_name(kind, found).sort_values("data_version_id", kind="stable")
    return ordered.drop_duplicates(keys, keep="last").sort_values(keys, ignore_index=True)


def counts_before(
    session: Session, version: int, adcodes: Collection[str], day: date
) -> pd.DataFrame:
    """The last daily count of each place before a day: what its next count is compared with.

    Returns:
        FIELDS of the case counts, one row per place that has one.
    """
    table, names = columns_in(DailyCaseCount), list(FIELDS[EpidemicKind.CASES])
    newest_first = (table.asof_date.desc(), table.data_version_id.desc())
    nth = func.row_number().over(partition_by=table.adcode, order_by=newest_first)
    ranked = select(*(table[name] for name in names), nth.label("nth")).where(
        stands(EpidemicKind.CASES, version), table.asof_date < day
    )
    frames = []
    for part in _in_parts(ranked, EpidemicKind.CASES, sorted(adcodes)):
        found = part.subquery()
        last = select(*(found.c[name] for name in names)).where(found.c.nth == 1)
        frames.append(frame_of(session, last, names))
    return pd.concat(frames, ignore_index=True)


def stands(kind: EpidemicKind, version: int) -> Any:
    """Whether a row is known at a version: nobody took its import back by then."""
    table = columns_in(TABLES[kind])
    kept = table.import_id.is_(None) | table.import_id.not_in(taken_back(version))
    return and_(table.data_version_id <= version, kept)


def taken_back(version: int) -> Any:
    """The ids of imports that were taken back by a version."""
    return select(_import.takes_back).where(
        _import.takes_back.is_not(None), _import.data_version_id <= version
    )


def _statement(kind: EpidemicKind, version: int, names: list[str]) -> Select[Any]:
    table = columns_in(TABLES[kind])
    return select(*(table[name] for name in names)).where(stands(kind, version))


def _in_parts(
    statement: Select[Any], kind: EpidemicKind, adcodes: list[str] | None
) -> list[Select[Any]]:
    if adcodes is None:
        return [statement]
    code = columns_in(TABLES[kind]).adcode
    starts = range(0, max(len(adcodes), 1), _CODES_AT_ONCE)
    return [statement.where(code.in_(adcodes[start : start + _CODES_AT_ONCE])) for start in starts]


def sundays_of(session: Session, adcodes: Collection[str]) -> pd.DataFrame:
    """The weekly counts of places by which zones are counted: adcode, asof_date, confirmed."""
    count = columns_in(CaseCount)
    statement = (
        select(count.case_adcode, count.counted_on, count.confirmed_cumulative)
        .where(count.case_adcode.in_(list(adcodes)))
        .distinct()
    )
    return frame_of(session, statement, ["adcode", "asof_date", "confirmed"])
