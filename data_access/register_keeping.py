"""Keeping the register (名录): what a sheet would change, and changing it, by its administrator."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from sqlalchemy import select, update
from sqlmodel import Session

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.errors import SettingRefusedError
from data_access.permissions import Action, check_may
from data_access.raw_files import keep_raw_file
from data_access.refusals import noting_refusals
from data_access.register import REGISTER_COLUMNS, add_units, read_register
from data_access.register_digests import digests_to_tell
from data_access.register_past import register_version
from data_access.register_proof import VERSION
from data_access.register_sheet import (
    HEADERS_ZH,
    RegisterProblem,
    RegisterSheet,
    read_register_sheet,
)
from data_access.register_tables import ReportingUnit
from data_access.store import Store
from data_access.submission_tables import Revision
from data_access.tables import columns_in
from data_access.uploads.recording import keep_raw_row
from data_access.versions import next_version, resolve_as_of
from indicators.vocabulary import Dataset

_FIXED: Final = ("province_zh", "kind", "zone_code")  # numbers are summed by these
_TOLD_AT_MOST: Final = 200
_unit = columns_in(ReportingUnit)
_revision = columns_in(Revision)
_CHANGED_ZH: Final = "名录在您查看之后被改过，请重新查看后再导入"
_NEW_ZONE_ZH: Final = "169 家国家高新区的名录随程序发布，不能新增；可改简称、别名和有效日期"


@dataclass(frozen=True)
class RegisterPlan:
    """What a sheet would do to the register.

    Attributes:
        added: the units the register does not hold, with their columns.
        changes: unit_code, name_zh, field, header_zh, before and after of every cell that differs.
        unchanged: how many lines say what the register says.
        problems: why nothing of it is done.
        register_version: since when the register that it was compared with is what it is.
    """

    added: pd.DataFrame
    changes: pd.DataFrame
    unchanged: int
    problems: tuple[RegisterProblem, ...]
    register_version: int


def whole_register(session: Session, actor: Actor, dataset: Dataset) -> pd.DataFrame:
    """Every unit of a dataset, for whoever keeps the register; no report is in it.

    Raises:
        PermissionDeniedError: the actor does not keep it.
    """
    check_may(actor, Action.KEEP_REGISTER)
    everywhere = Actor(actor.name, actor.role)
    return read_register(session, resolve_as_of(session), everywhere, dataset)


def plan_register(
    session: Session, actor: Actor, dataset: Dataset, content: bytes, file_name: str
) -> RegisterPlan:
    """Compare a sheet with the register; units that it does not name stay as they are.

    Raises:
        UploadRejectedError: the file cannot be read at all.
        PermissionDeniedError: the actor does not keep the register.
    """
    held = whole_register(session, actor, dataset).set_index("unit_code", drop=False)
    sheet = read_register_sheet(content, file_name, dataset)
    known = sheet.units["unit_code"].isin(held.index)
    changes = _changes(held, sheet.units[known])
    problems = [
        *sheet.problems,
        *_foreign_codes(session, dataset, sheet.units[~known]),
        *_kind_problems(dataset, sheet.units[~known]),
        *_zone_problems(session, actor, sheet),
        *_fixed_problems(session, sheet, changes),
    ]
    changed = changes["unit_code"].nunique()
    added = sheet.units[~known].drop(columns="sheet_row")
    since = register_version(session, dataset)
    return RegisterPlan(added, changes, int(known.sum()) - changed, tuple(problems), since)


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


def _changes(held: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    lines = []
    fields = [name for name in REGISTER_COLUMNS if name in units and name != "unit_code"]
    for unit in units.to_dict("records"):
        before = held.loc[unit["unit_code"]]
        for name in fields:
            was, now = _value(before[name]), _value(unit[name])
            if was != now:
                lines.append(
                    (unit["unit_code"], before["name_zh"], name, HEADERS_ZH[name], was, now)
                )
    columns = ["unit_code", "name_zh", "field", "header_zh", "before", "after"]
    return pd.DataFrame(lines, columns=columns, dtype=object)


def _value(cell: Any) -> Any:
    """A cell as it is compared: missing is None, and a list of names a tuple."""
    if isinstance(cell, tuple | list):
        return tuple(cell)
    return None if pd.isna(cell) else cell


def _foreign_codes(
    session: Session, dataset: Dataset, fresh: pd.DataFrame
) -> list[RegisterProblem]:
    if dataset is Dataset.WEEKLY:
        return [RegisterProblem(row, "代码", _NEW_ZONE_ZH) for row in fresh["sheet_row"]]
    codes = fresh["unit_code"].dropna().tolist()
    held = {code for code, in session.execute(
        select(_unit.unit_code).where(_unit.unit_code.in_(codes)))}  # fmt: skip
    pairs = zip(fresh["sheet_row"], fresh["unit_code"], strict=True)
    return [
        RegisterProblem(row, "代码", f"{code} 已是另一种报表的单位")
        for row, code in pairs
        if code in held
    ]


def _kind_problems(dataset: Dataset, fresh: pd.DataFrame) -> list[RegisterProblem]:
    """Numbers are summed by type and grade: a new unit says both where its dataset has them."""
    needed = {Dataset.CARRIERS: ("kind", "grade"), Dataset.ROLLOUT: ("kind",)}.get(dataset, ())
    return [
        RegisterProblem(unit["sheet_row"], HEADERS_ZH[name], f"新增单位要写明{HEADERS_ZH[name]}")
        for unit in fresh.to_dict("records")
        for name in needed
        if not unit.get(name)
    ]


def _zone_problems(session: Session, actor: Actor, sheet: RegisterSheet) -> list[RegisterProblem]:
    if "zone_code" not in sheet.units:
        return []
    known = {"", *whole_register(session, actor, Dataset.WEEKLY)["unit_code"]}
    pairs = zip(sheet.units["sheet_row"], sheet.units["zone_code"], strict=True)
    return [
        RegisterProblem(row, HEADERS_ZH["zone_code"], f"没有“{code}”这个高新区")
        for row, code in pairs
        if code not in known
    ]


def _fixed_problems(
    session: Session, sheet: RegisterSheet, changes: pd.DataFrame
) -> list[RegisterProblem]:
    """Numbers of the past are summed by place and type: a unit that reported keeps them."""
    fixed = changes[changes["field"].isin(_FIXED)]
    codes = fixed["unit_code"].unique().tolist()
    reported = {code for code, in session.execute(
        select(_revision.unit_code).where(_revision.unit_code.in_(codes)).distinct())}  # fmt: skip
    rows = dict(zip(sheet.units["unit_code"], sheet.units["sheet_row"], strict=True))
    return [
        RegisterProblem(
            rows[line["unit_code"]], line["header_zh"],
            f"{line['unit_code']} 已有填报，不能改{line['header_zh']}；请设失效日期，另建新代码",
        )
        for line in fixed.to_dict("records")
        if line["unit_code"] in reported
    ]  # fmt: skip


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
