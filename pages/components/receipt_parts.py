"""The frames that tell of receipts: the list, one of them, what it changed, and its files."""

from collections.abc import Hashable
from datetime import date
from typing import Any, Final

import pandas as pd

from data_access.errors import PermissionDeniedError, UnknownReceiptError
from data_access.exports import csv_bytes
from data_access.marks import notice_zh
from data_access.uploads.receipts import Receipt
from data_access.views import receipts, reporting, revision_values
from data_access.views.revision_kinds import kinds_zh
from figures.tables import table_export_rows
from indicators.periods import SHANGHAI, local_text, week_ending
from indicators.vocabulary import Dataset
from pages.components.caching import View, cached
from pages.components.loaders import current_as_of, load, now, store
from pages.components.receipt_columns import UNIT_COLUMNS
from pages.components.visit import current_actor

SHOWN: Final = 200


def present() -> View:
    """The newest version, as the visitor may see it."""
    today = now().astimezone(SHANGHAI).date()
    return View(current_as_of(), current_actor(), week_ending(today))


@cached
def own_receipts(view: View, dataset: Dataset, search: str) -> pd.DataFrame:
    """The newest receipts that fit, and how each stands."""
    found = load(receipts.recent_receipts, view, dataset, SHOWN, search)
    return found.assign(
        received_zh=found["received_at"].map(local_text),
        standing_zh=[_standing_zh(line) for line in found.to_dict("records")],
    )


@cached
def receipt_of(view: View, receipt_number: str) -> Receipt | None:
    """The receipt of a number, if the visitor may see it."""
    try:
        return load(receipts.find_receipt, view, receipt_number)
    except UnknownReceiptError:
        return None


@cached
def units(view: View, receipt: Receipt) -> pd.DataFrame:
    """The units of a receipt with their names."""
    return load(receipts.units_of_receipt, view, receipt)


@cached
def changes(view: View, receipt: Receipt) -> pd.DataFrame:
    """What the receipt changed, cell by cell."""
    return load(revision_values.changes_of_receipt, view, receipt)


@cached
def checks(view: View, receipt: Receipt) -> pd.DataFrame | None:
    """What the file was told; None where it holds other people's units too."""
    try:
        return load(receipts.issues_of_receipt, view, receipt)
    except PermissionDeniedError:
        return None


@cached
def versions(view: View, unit_code: str, week: date) -> pd.DataFrame:
    """Every revision of a unit and week, newest first."""
    revisions = load(reporting.revisions_of_unit, view, unit_code)
    own: pd.DataFrame = revisions[revisions["week_ending"] == week]
    return own.assign(received_zh=own["received_at"].map(local_text), kind_zh=kinds_zh(own))


@cached
def between(
    view: View, dataset: Dataset, unit_code: str, week: date, revisions: tuple[int, int]
) -> pd.DataFrame:
    """What differs between two revisions of a unit and week."""
    return load(revision_values.changes_between, view, dataset, unit_code, week, revisions)


def taken_back_by(view: View, receipt: Receipt) -> str:
    """The receipt that took this one back, or ""."""
    found = own_receipts(view, receipt.dataset, receipt.receipt_number)
    return str(next(iter(found["taken_back_by"].dropna()), ""))


def receipt_facts(receipt: Receipt) -> list[tuple[str, str]]:
    """What a receipt says of itself, by name; user text stands as it was given."""
    revisions = sorted({unit.revision for unit in receipt.units})
    return [
        ("报表", receipt.dataset.label_zh),
        ("单位", f"{len(receipt.units):,} 家次"),
        ("版本", "、".join(f"第 {revision} 版" for revision in revisions)),
        ("入库时间", local_text(receipt.committed_at)),
        ("填报人", receipt.actor_name),
        ("文件", receipt.file_name),
    ]


def receipt_csv(receipt: Receipt) -> bytes:
    """A receipt as a file: its facts, then its units."""
    facts = [
        ["回执号", receipt.receipt_number],
        *map(list, receipt_facts(receipt)),
        ["SHA-256", receipt.sha256],
        ["数值摘要", receipt.values_digest],
    ]
    title = notice_zh(store().settings, current_actor())
    rows = table_export_rows(units(present(), receipt), UNIT_COLUMNS)
    return csv_bytes([*facts, [], *rows], title)


def _standing_zh(line: dict[Hashable, Any]) -> str:
    if isinstance(line["taken_back_by"], str):
        return f"已撤回（{line['taken_back_by']}）"
    if line["takes_back"]:
        return f"撤回 {line['takes_back']}"
    if not line["replaced"]:
        return "有效"
    if line["replaced"] < line["units"]:
        return f"{line['replaced']:,} 家次已被新版替代"
    newer = f"第 {line['current_revision']:.0f} 版" if line["units"] == 1 else "新版"
    return f"已被{newer}替代"
