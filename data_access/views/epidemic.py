"""The epidemic series as their keepers see them: how far each goes, who imported what, and what."""

from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import func, not_, select
from sqlmodel import Session

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.epidemic.kinds import DAY_FIELDS, EpidemicKind
from data_access.epidemic.known import TABLES, known_rows, taken_back
from data_access.epidemic.places import province_of_code
from data_access.epidemic_tables import EpidemicImport
from data_access.records import frame_of
from data_access.risk_tables import CaseCount
from data_access.submission_tables import DataVersion
from data_access.tables import columns_in
from data_access.versions import AsOf
from geo.places.division_register import provinces
from geo.places.zone_register import zone

STALE_DAYS: Final = 3  # [days] without a newer day
WEEKLY_ZH: Final = "高新区每周病例"
# Clusters and corrections are told when there is one; only these must move on.
_MOVING: Final = (EpidemicKind.CASES.label_zh, EpidemicKind.NOTICES.label_zh, WEEKLY_ZH)
_STATE: Final = ["province_code", "rows", "places", "last_day", "version"]
_import = columns_in(EpidemicImport)
_version = columns_in(DataVersion)
_week = columns_in(CaseCount)


def series_state(session: Session, as_of: AsOf, actor: Actor, today: date) -> pd.DataFrame:
    """How far each series of each province goes, and when it last moved.

    Returns:
        One row per kind and province within scope, those that lag most first: kind_zh,
        province_zh, rows, places, last_day, days_behind, is_stale, moved_at (instant), actor_name
        and file_name (of the import that moved it last; empty for what came with the program).
    """
    found = [
        _state_of(session, actor, kind.label_zh, _days_of(kind, as_of)) for kind in EpidemicKind
    ]
    found.append(_state_of(session, actor, WEEKLY_ZH, _weekly_days(as_of)))
    state = pd.concat(found, ignore_index=True).merge(
        _moves(session, as_of), on="version", how="left"
    )
    behind = [(today - day).days for day in state["last_day"]]
    moving = state["kind_zh"].isin(_MOVING)
    told = state.assign(
        days_behind=pd.Series(behind, dtype="Int64"),
        is_stale=moving & (pd.Series(behind, dtype="int64") > STALE_DAYS),
    )
    texts = {name: told[name].fillna("") for name in ("actor_name", "file_name")}
    return told.assign(**texts).sort_values(
        ["is_stale", "kind_zh", "province_code"], ascending=[False, True, True], ignore_index=True
    )


def imports_made(session: Session, as_of: AsOf, actor: Actor) -> pd.DataFrame:
    """Every import with places within scope, newest first.

    Returns:
        id, kind, kind_zh, file_name, rows, actor_name, at, is_taken_back, and may_go_back:
        whether it is the newest of its kind and holds no place beyond scope.
    """
    known = _import.data_version_id <= as_of.version
    within, beyond = _imports_by_reach(session, actor.scope)
    gone = set(session.execute(taken_back(as_of.version)).scalars())
    names = ["id", "kind", "file_name", "row_count", "actor_name", "at"]
    statement = select(*(_import[name] for name in names)).where(
        known, _import.takes_back.is_(None), _import.id.in_(sorted(within))
    )
    made = frame_of(session, statement.order_by(_import.id.desc()), names)
    made = made.rename(columns={"row_count": "rows"})
    newest = (
        select(func.max(_import.id))
        .where(known, _import.takes_back.is_(None), _import.id.not_in(taken_back(as_of.version)))
        .group_by(_import.kind)
    )
    return made.assign(
        kind_zh=[EpidemicKind(kind).label_zh for kind in made["kind"]],
        is_taken_back=made["id"].isin(gone),
        may_go_back=made["id"].isin(set(session.execute(newest).scalars()) - beyond),
    )


def notices_known(session: Session, as_of: AsOf, actor: Actor) -> pd.DataFrame:
    """The official levels within scope, newest first; fields of `risk_notice`, province_zh."""
    return _within(session, as_of, actor, EpidemicKind.NOTICES)


def clusters_known(session: Session, as_of: AsOf, actor: Actor) -> pd.DataFrame:
    """What was recorded of clusters within scope and not withdrawn, newest first."""
    rows = _within(session, as_of, actor, EpidemicKind.CLUSTERS)
    return rows[rows["said"] != "withdrawn"].reset_index(drop=True)


def code_prefix(scope: Scope) -> str | None:
    """How the codes of the places begin that a scope holds; None where it holds none."""
    match scope.level:
        case ScopeLevel.NATION:
            return ""
        case ScopeLevel.PROVINCE:
            names = {one.name_zh: one.adcode[:2] for one in provinces()}
            return names.get(scope.area)
        case ScopeLevel.ZONE:
            return zone(scope.area).adcode[:2]
        case _:
            return None


def within_places(scope: Scope, adcode: Any) -> Any:
    """The condition on a column of codes that keeps what the scope holds."""
    prefix = code_prefix(scope)
    return adcode.like("never") if prefix is None else adcode.like(f"{prefix}%")


def _within(session: Session, as_of: AsOf, actor: Actor, kind: EpidemicKind) -> pd.DataFrame:
    rows = known_rows(session, kind, as_of.version)
    prefix = code_prefix(actor.scope)
    kept = rows[rows["adcode"].str.startswith(prefix)] if prefix is not None else rows.head(0)
    named = kept.assign(province_zh=[province_of_code(code) for code in kept["adcode"]])
    return named.sort_values(DAY_FIELDS[kind], ascending=False, kind="stable", ignore_index=True)


def _days_of(kind: EpidemicKind, as_of: AsOf) -> Any:
    """Place and day of each row that stands, with the last version that spoke of it."""
    table = columns_in(TABLES[kind])
    stands = table.import_id.is_(None) | table.import_id.not_in(taken_back(as_of.version))
    day = table[DAY_FIELDS[kind]]
    return (
        select(table.adcode, day.label("day"), func.max(table.data_version_id).label("version"))
        .where(table.data_version_id <= as_of.version, stands)
        .group_by(table.adcode, day)
        .subquery()
    )


def _weekly_days(as_of: AsOf) -> Any:
    return (
        select(
            _week.case_adcode.label("adcode"),
            _week.counted_on.label("day"),
            func.max(_week.data_version_id).label("version"),
        )
        .where(_week.data_version_id <= as_of.version)
        .group_by(_week.case_adcode, _week.counted_on)
        .subquery()
    )


def _state_of(session: Session, actor: Actor, kind_zh: str, days: Any) -> pd.DataFrame:
    province = func.substr(days.c.adcode, 1, 2)
    statement = (
        select(
            province,
            func.count(),
            func.count(days.c.adcode.distinct()),
            func.max(days.c.day),
            func.max(days.c.version),
        )
        .where(within_places(actor.scope, days.c.adcode))
        .group_by(province)
    )
    rows = frame_of(session, statement, _STATE)
    names = [province_of_code(code) for code in rows["province_code"]]
    return rows.assign(kind_zh=kind_zh, province_zh=names)


def _moves(session: Session, as_of: AsOf) -> pd.DataFrame:
    """When each version was committed, and the import that it was, if any."""
    names = ["version", "moved_at", "actor_name", "file_name"]
    statement = (
        select(_version.id, _version.committed_at, _import.actor_name, _import.file_name)
        .select_from(DataVersion)
        .outerjoin(EpidemicImport, _import.data_version_id == _version.id)
        .where(_version.id <= as_of.version)
    )
    return frame_of(session, statement, names)


def _imports_by_reach(session: Session, scope: Scope) -> tuple[set[int], set[int]]:
    """The ids of imports that hold a place within scope, and of those that hold one beyond it."""
    within, beyond = set[int](), set[int]()
    for table in TABLES.values():
        column = columns_in(table)
        ids = select(column.import_id).where(column.import_id.is_not(None)).distinct()
        inside = within_places(scope, column.adcode)
        within |= set(session.execute(ids.where(inside)).scalars())
        beyond |= set(session.execute(ids.where(not_(inside))).scalars())
    return within, beyond
