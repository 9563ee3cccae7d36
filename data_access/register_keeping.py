"""Keeping the register (名录): doing what a sheet says, by its administrator."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
from sqlalchemy import update

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.errors import SettingRefusedError
from data_access.permissions import Action, check_may
from data_access.raw_files import keep_raw_file
from data_access.refusals import noting_refusals
from data_access.register import add_units
from data_access.register_digests import digests_to_tell
from data_access.register_plan import RegisterPlan, plan_register
from data_access.register_proof import VERSION
from data_access.register_tables import ReportingUnit
from data_access.store import Store
from data_access.tables import columns_in
from data_access.uploads.recording import keep_raw_row
from data_access.versions import next_version
from indicators.vocabulary import Dataset

_TOLD_AT_MOST: Final = 200
_unit = columns_in(ReportingUnit)
_CHANGED_ZH: Final = "名录在您查看之后被改过，请重新查看后再导入"


def keep_register(
    store: Store,
    actor: Actor,
    dataset: Dataset,
    content: bytes,
    file_name: str,
    *,
    seen: RegisterPlan | None = None,
) -> RegisterPlan:
    """Do what a sheet says, all of it or nothing; the file is kept and the trail names it.

    It holds from a data version of its own on; what it replaces stays, for those before.

    Args:
        store: whose register it is.
        actor: who keeps it.
        dataset: whose units the sheet names.
        content: the sheet.
        file_name: its name.
        seen: what the actor was shown of it; a change of this dataset's register since then would
            be undone without anybody having seen it, so the sheet is refused. None: nothing was.

    Raises:
        SettingRefusedError: the sheet has problems, says nothing new, or the register was changed
            since the plan was shown.
        UploadRejectedError: it cannot be read at all.
        PermissionDeniedError: the actor does not keep the register; audited.
    """
    with noting_refusals(store, actor):
        check_may(actor, Action.KEEP_REGISTER)
    with store.reading() as session:
        _refuse_unfit(plan_register(session, actor, dataset, content, file_name), seen)
    sha256 = keep_raw_file(store.settings.raw_folder, content)
    with store.writing() as session:
        plan = plan_register(session, actor, dataset, content, file_name)
        _refuse_unfit(plan, seen)
        version = next_version(session, store.clock())
        add_units(session, dataset, _complete(plan.added), version.id, actor.name)
        told_by = {"since_version": version.id, "changed_by": actor.name}
        for code, values in _updates(plan.changes).items():
            changed = update(ReportingUnit).where(_unit.unit_code == code)
            session.execute(changed.values(values | told_by))
        keep_raw_row(session, sha256, len(content), version.committed_at)
        told = _told(plan, sha256) | {VERSION: version.id} | digests_to_tell(session, version.id)
        write_audit_line(session, actor, "keep_register", dataset.value, told, version.committed_at)
    return plan


def _refuse_unfit(plan: RegisterPlan, seen: RegisterPlan | None) -> None:
    if seen is not None and seen.register_version != plan.register_version:
        raise SettingRefusedError(_CHANGED_ZH)
    if plan.problems:
        raise SettingRefusedError(f"名录表有 {len(plan.problems)} 处问题，请改好再导入")
    if plan.added.empty and plan.changes.empty:
        raise SettingRefusedError("名录表与现有名录相同，没有可改的")


def _complete(added: pd.DataFrame) -> pd.DataFrame:
    """New units with every column that may not be missing."""
    texts = ("short_name_zh", "kind", "grade", "zone_code", "theme_zh")
    missing: dict[str, Any] = {name: "" for name in texts if name not in added}
    filled = added.assign(**missing)
    if "aliases_zh" in filled:
        filled = filled.assign(aliases_zh=filled["aliases_zh"].map(list))
    return filled


def _updates(changes: pd.DataFrame) -> Mapping[str, dict[str, Any]]:
    updates: dict[str, dict[str, Any]] = {}
    for line in changes.to_dict("records"):
        after = line["after"]
        values = updates.setdefault(line["unit_code"], {})
        values[line["field"]] = list(after) if isinstance(after, tuple) else after
    return updates


def _told(plan: RegisterPlan, sha256: str) -> dict[str, object]:
    lines = plan.changes.head(_TOLD_AT_MOST).to_dict("records")
    return {
        "sha256": sha256,
        "added": plan.added["unit_code"].head(_TOLD_AT_MOST).tolist(),
        "units": len(plan.added) + plan.changes["unit_code"].nunique(),
        "units_added": len(plan.added),
        "changes": [f"{one['unit_code']} {one['header_zh']} {one['before']} → {one['after']}"
                    for one in lines],
    }  # fmt: skip
