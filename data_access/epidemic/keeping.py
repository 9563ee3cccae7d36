"""Keeping the epidemic series: what a file would add, adding it, and taking it back (撤回)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, UnitPlace
from data_access.audit import write_audit_line
from data_access.epidemic.checking import CheckedSeries, check_series
from data_access.epidemic.findings import limited, problem
from data_access.epidemic.kinds import DAY_FIELDS, EpidemicKind
from data_access.epidemic.known import FIELDS, TABLES, known_rows, taken_back
from data_access.epidemic.places import province_of_code
from data_access.epidemic.series import series_issues
from data_access.epidemic.twice import VALUE_FIELDS, place_keys
from data_access.epidemic_tables import EpidemicImport
from data_access.errors import SettingRefusedError
from data_access.permissions import Action, check_may
from data_access.raw_files import keep_raw_file
from data_access.records import insert_rows
from data_access.refusals import noting_refusals
from data_access.store import Store
from data_access.tables import DataVersion, RiskNotice, columns_in, table_of
from data_access.uploads.issues import Issue, of_severity
from data_access.uploads.recording import keep_raw_row
from data_access.versions import next_version
from indicators.periods import SHANGHAI
from indicators.safe_text import storable
from indicators.vocabulary import RiskLevel, Severity

_NAME_LIMIT: Final = 100
_TEXTS: Final = ("note_zh", "source", "document_zh", "issuer_zh")  # what may change beside a value
_import = columns_in(EpidemicImport)
_notice = columns_in(RiskNotice)


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


def plan_series(
    session: Session, actor: Actor, kind: EpidemicKind, content: bytes, file_name: str, today: date
) -> SeriesPlan:
    """Compare a file with what the store knows; places it does not name stay as they are.

    Raises:
        UploadRejectedError: the file cannot be read at all.
        PermissionDeniedError: the actor does not keep the series, or not of one of the places.
    """
    return _compared(session, _checked(actor, kind, content, file_name, today))


def keep_series(
    store: Store, actor: Actor, kind: EpidemicKind, content: bytes, file_name: str
) -> SeriesPlan:
    """Do what a file says, all of it or nothing; the file is kept and the trail names it.

    Raises:
        SettingRefusedError: the file has errors, or says nothing new.
        UploadRejectedError: it cannot be read at all.
        PermissionDeniedError: the actor does not keep the series, or not of one of the places;
            audited.
    """
    today = store.clock().astimezone(SHANGHAI).date()
    with noting_refusals(store, actor):
        checked = _checked(actor, kind, content, file_name, today)
    with store.reading() as session:
        _refuse_unfit(_compared(session, checked))
    sha256 = keep_raw_file(store.settings.raw_folder, content)
    with store.writing() as session:
        check_may_keep(actor, checked.rows["adcode"].unique())
        plan = _compared(session, checked)
        _refuse_unfit(plan)
        version = next_version(session, store.clock())
        keep_raw_row(session, sha256, len(content), version.committed_at)
        entry = _entry(session, actor, kind, version, file_name)
        entry.raw_sha256, entry.row_count = sha256, len(plan.fresh)
        session.add(entry)
        session.flush()
        _insert(session, plan, entry)
        told = {"sha256": sha256, "file_name": entry.file_name, **_told(plan)}
        at = version.committed_at
        write_audit_line(session, actor, "keep_epidemic", kind.value, told, at)
    return plan


def take_back_import(store: Store, actor: Actor, import_id: int) -> None:
    """Take back the newest import of its kind: from a new version on its rows are not known.

    Only the newest, since a later file was compared with it and holds only what differed.

    Raises:
        SettingRefusedError: there is no such import, or a later one of its kind stands.
        PermissionDeniedError: the actor does not keep the places it is about; audited.
    """
    with noting_refusals(store, actor), store.writing() as session:
        check_may_keep(actor, ())
        found = session.get(EpidemicImport, import_id)
        if found is None or found.takes_back is not None:
            raise SettingRefusedError("没有这次导入；请刷新页面")
        kind = EpidemicKind(found.kind)
        if newest_import(session, kind) != import_id:
            raise SettingRefusedError("只能撤回该类最近一次导入；请先撤回其后的")
        table = columns_in(TABLES[kind])
        codes = select(table.adcode).where(table.import_id == import_id).distinct()
        check_may_keep(actor, session.execute(codes).scalars().all())
        version = next_version(session, store.clock())
        entry = _entry(session, actor, kind, version, found.file_name)
        entry.takes_back, entry.row_count = import_id, found.row_count
        session.add(entry)
        session.flush()
        told = {"file_name": found.file_name, "rows": found.row_count, "takes_back": import_id}
        at = version.committed_at
        write_audit_line(session, actor, "take_back_epidemic", kind.value, told, at)


def check_may_keep(actor: Actor, adcodes: Iterable[str]) -> None:
    """Raise unless the actor keeps the series of every place; of any place, without codes.

    Raises:
        PermissionDeniedError: role or scope forbid it.
    """
    own = UnitPlace(actor.scope.area, actor.scope.area, actor.scope.area)
    check_may(actor, Action.KEEP_EPIDEMIC, own)
    by_province = {code[:2]: code for code in adcodes}
    for code in by_province.values():
        check_may(actor, Action.KEEP_EPIDEMIC, UnitPlace(code, province_of_code(code), ""))


def newest_import(session: Session, kind: EpidemicKind) -> int | None:
    """The last import of a kind that still stands."""
    version = session.execute(select(func.max(columns_in(DataVersion).id))).scalar() or 0
    stands = select(func.max(_import.id)).where(
        _import.kind == kind, _import.takes_back.is_(None), _import.id.not_in(taken_back(version))
    )
    found = session.execute(stands).scalar()
    return None if found is None else int(found)


def _checked(
    actor: Actor, kind: EpidemicKind, content: bytes, file_name: str, today: date
) -> CheckedSeries:
    """The file by itself, if the actor keeps the series of every place in it."""
    check_may_keep(actor, ())
    checked = check_series(content, file_name, kind, today)
    check_may_keep(actor, checked.rows["adcode"].unique())
    return checked


def _compared(session: Session, checked: CheckedSeries) -> SeriesPlan:
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
    issues = [*checked.issues, *_beside_known(kind, fresh, known)]
    return SeriesPlan(
        kind, fresh.reset_index(drop=True), int(same.sum()), checked.apart, checked.rows_read,
        tuple(limited(issues)),
    )  # fmt: skip


def _beside_known(kind: EpidemicKind, fresh: pd.DataFrame, known: pd.DataFrame) -> list[Issue]:
    if kind is EpidemicKind.CASES:
        return series_issues(fresh, known)
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


def _refuse_unfit(plan: SeriesPlan) -> None:
    if plan.errors:
        raise SettingRefusedError(f"文件有 {len(plan.errors)} 处强制性问题，请改好再导入")
    if plan.fresh.empty:
        raise SettingRefusedError("文件没有新的内容：各行与已入库的相同")


def _entry(
    session: Session, actor: Actor, kind: EpidemicKind, version: DataVersion, file_name: str
) -> EpidemicImport:
    last = session.execute(select(func.max(_import.id))).scalar() or 0
    return EpidemicImport(
        id=last + 1,
        kind=kind.value,
        file_name=storable(file_name)[:_NAME_LIMIT],
        row_count=0,
        actor_name=actor.name,
        actor_role=actor.role,
        at=version.committed_at,
        data_version_id=version.id,
    )


def _insert(session: Session, plan: SeriesPlan, entry: EpidemicImport) -> None:
    rows = plan.fresh[list(FIELDS[plan.kind])]
    if plan.kind is EpidemicKind.NOTICES:
        last = session.execute(select(func.max(_notice.id))).scalar() or 0
        issuers = rows["issuer_zh"].where(
            rows["issuer_zh"] != "", rows["adcode"].map(province_of_code)
        )
        rows = rows.assign(id=range(last + 1, last + 1 + len(rows)), issuer_zh=issuers)
    shared = {"import_id": entry.id, "data_version_id": entry.data_version_id}
    insert_rows(session, table_of(TABLES[plan.kind]), rows, shared)


def _told(plan: SeriesPlan) -> dict[str, object]:
    days = plan.fresh[DAY_FIELDS[plan.kind]]
    return {
        "rows": len(plan.fresh),
        "changed": plan.changed,
        "places": int(plan.fresh["adcode"].nunique()),
        "days": f"{days.min()} — {days.max()}",
        "apart": int(plan.apart["rows"].sum()) if len(plan.apart) else 0,
    }
