"""Taking an import back (撤回): a version of its own, the newest of its kind first."""

from sqlalchemy import select

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.epidemic.entries import check_may_keep, new_entry, newest_import
from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.known import TABLES
from data_access.epidemic_tables import EpidemicImport
from data_access.errors import SettingRefusedError
from data_access.refusals import noting_refusals
from data_access.store import Store
from data_access.tables import columns_in
from data_access.versions import next_version


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
        entry = new_entry(session, actor, kind, version, found.file_name)
        entry.takes_back, entry.row_count = import_id, found.row_count
        session.add(entry)
        session.flush()
        told = {"file_name": found.file_name, "rows": found.row_count, "takes_back": import_id}
        at = version.committed_at
        write_audit_line(session, actor, "take_back_epidemic", kind.value, told, at)
