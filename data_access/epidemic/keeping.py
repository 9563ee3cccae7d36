"""Keeping the epidemic series: looking at what a file would add, and adding it."""

from datetime import date

from sqlmodel import Session

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.epidemic.checking import CheckedSeries, check_series
from data_access.epidemic.entries import check_may_keep, new_entry
from data_access.epidemic.kinds import DAY_FIELDS, EpidemicKind
from data_access.epidemic.known import FIELDS, TABLES
from data_access.epidemic.places import province_of_code
from data_access.epidemic.plan import SeriesPlan, compared
from data_access.epidemic_tables import EpidemicImport
from data_access.errors import SettingRefusedError
from data_access.raw_files import keep_raw_file
from data_access.records import insert_rows
from data_access.refusals import noting_refusals
from data_access.risk_tables import RiskNotice
from data_access.store import Store
from data_access.tables import columns_in, next_id, table_of
from data_access.uploads.recording import keep_raw_row
from data_access.versions import next_version
from indicators.periods import SHANGHAI

_notice = columns_in(RiskNotice)


def plan_series(
    session: Session, actor: Actor, kind: EpidemicKind, content: bytes, file_name: str, today: date
) -> SeriesPlan:
    """Compare a file with what the store knows; places it does not name stay as they are.

    Raises:
        UploadRejectedError: the file cannot be read at all.
        PermissionDeniedError: the actor does not keep the series, or not of one of the places.
    """
    return compared(session, _checked(actor, kind, content, file_name, today))


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
        _refuse_unfit(compared(session, checked))
    sha256 = keep_raw_file(store.settings.raw_folder, content)
    with store.writing() as session:
        check_may_keep(actor, checked.rows["adcode"].unique())
        plan = compared(session, checked)
        _refuse_unfit(plan)
        version = next_version(session, store.clock())
        keep_raw_row(session, sha256, len(content), version.committed_at)
        entry = new_entry(session, actor, kind, version, file_name)
        entry.raw_sha256, entry.row_count = sha256, len(plan.fresh)
        session.add(entry)
        session.flush()
        _insert(session, plan, entry)
        told = {"sha256": sha256, "file_name": entry.file_name, **_told(plan)}
        at = version.committed_at
        write_audit_line(session, actor, "keep_epidemic", kind.value, told, at)
    return plan


def _checked(
    actor: Actor, kind: EpidemicKind, content: bytes, file_name: str, today: date
) -> CheckedSeries:
    """The file by itself, if the actor keeps the series of every place in it."""
    check_may_keep(actor, ())
    checked = check_series(content, file_name, kind, today)
    check_may_keep(actor, checked.rows["adcode"].unique())
    return checked


def _refuse_unfit(plan: SeriesPlan) -> None:
    if plan.errors:
        raise SettingRefusedError(f"文件有 {len(plan.errors)} 处强制性问题，请改好再导入")
    if plan.fresh.empty:
        raise SettingRefusedError("文件没有新的内容：各行与已入库的相同")


def _insert(session: Session, plan: SeriesPlan, entry: EpidemicImport) -> None:
    rows = plan.fresh[list(FIELDS[plan.kind])]
    if plan.kind is EpidemicKind.NOTICES:
        first = next_id(session, _notice.id)
        issuers = rows["issuer_zh"].where(
            rows["issuer_zh"] != "", rows["adcode"].map(province_of_code)
        )
        rows = rows.assign(id=range(first, first + len(rows)), issuer_zh=issuers)
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
