"""What a sheet would change in the register (名录), and why it may not."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.permissions import Action, check_may
from data_access.register import REGISTER_COLUMNS, read_register
from data_access.register_past import register_version
from data_access.register_sheet import (
    HEADERS_ZH,
    RegisterProblem,
    RegisterSheet,
    read_register_sheet,
)
from data_access.register_tables import ReportingUnit
from data_access.submission_tables import Revision
from data_access.tables import columns_in
from data_access.versions import resolve_as_of
from indicators.vocabulary import Dataset

_FIXED: Final = ("province_zh", "kind", "zone_code")  # numbers are summed by these
_unit = columns_in(ReportingUnit)
_revision = columns_in(Revision)
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
