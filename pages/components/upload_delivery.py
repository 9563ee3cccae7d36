"""Submitting a checked file: the commit path, in which nothing calls Streamlit.

Any call of Streamlit may end the script in favour of a rerun, while a receipt is still to be kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from data_access.actor import Actor
from data_access.errors import (
    ExplanationMissingError,
    PermissionDeniedError,
    RevisionConflictError,
    StoreUnavailableError,
    WeekClosedError,
)
from data_access.store import Store
from data_access.uploads.checked import CheckedUpload, Sheet
from data_access.uploads.delivery import Desk
from data_access.uploads.intake import submit
from data_access.uploads.issues import UploadRejectedError
from data_access.uploads.mending import sheet_csv
from data_access.uploads.receipts import Receipt
from data_access.views.reporting import revisions_of_unit
from indicators.periods import local_text, week_label_zh
from pages.components.loaders import read_newest

_REFUSED_ZH: Final = "文件有强制性问题，未入库；原文件已留存备查，请改正后重新上传"


_LOOK_AGAIN: Final = (RevisionConflictError, ExplanationMissingError, WeekClosedError)
_MENDABLE: Final = (
    *_LOOK_AGAIN,
    PermissionDeniedError,
    UploadRejectedError,
    StoreUnavailableError,
)


@dataclass(frozen=True)
class ChosenFile:
    """A file as the visitor chose it; `is_typed` where the form on the page made it."""

    name: str
    content: bytes
    sha256: str
    is_typed: bool = False


@dataclass(frozen=True)
class Parcel:
    """What is submitted: the file, its check, its sheet where mended, and what goes with it."""

    chosen: ChosenFile
    checked: CheckedUpload
    mended: Sheet | None = None
    desk: Desk = field(default_factory=Desk)

    @property
    def content(self) -> bytes:
        """The bytes to be stored as the raw file."""
        return self.chosen.content if self.mended is None else sheet_csv(self.mended)

    @property
    def original(self) -> bytes | None:
        """The reporter's own bytes, where others are stored."""
        return None if self.mended is None else self.chosen.content


@dataclass(frozen=True)
class Outcome:
    """What came of a submit: a receipt, or a sentence; after a conflict the file is looked at anew.

    The sentence may hold what users wrote and is escaped where it is shown.
    """

    receipt: Receipt | None = None
    problem_zh: str = ""
    look_again: bool = False


def deliver(
    store: Store,
    actor: Actor,
    parcel: Parcel,
    explanations: Mapping[str, str],
) -> Outcome:
    """Store a checked file; every error a reporter can mend becomes a sentence."""
    try:
        receipt = submit(
            store,
            actor,
            parcel.checked,
            parcel.content,
            parcel.chosen.name,
            explanations,
            original=parcel.original,
            desk=parcel.desk,
        )
    except _MENDABLE as error:
        told = _problem_zh(store, actor, error)
        return Outcome(problem_zh=told, look_again=isinstance(error, _LOOK_AGAIN))
    return Outcome(receipt=receipt)


def _problem_zh(store: Store, actor: Actor, error: Exception) -> str:
    match error:
        case RevisionConflictError():
            return _whose_came_first(store, actor, error)
        case ExplanationMissingError():
            return f"缺少说明：{'、'.join(error.codes)}"
        case WeekClosedError():
            closed = f"{week_label_zh(error.week_ending)}已于 {local_text(error.closed_at)} 关闭"
            return f"未入库：{closed}，{error.unit_code} 须先提交更正申请"
        case PermissionDeniedError() | StoreUnavailableError():
            return error.reason_zh
        case _:
            return _REFUSED_ZH


def _whose_came_first(store: Store, actor: Actor, error: RevisionConflictError) -> str:
    revisions = read_newest(store, revisions_of_unit, actor, error.unit_code)
    same_week = revisions["week_ending"] == error.week_ending
    first = revisions[same_week & (revisions["revision"] == error.revision)].iloc[0]
    return (
        f"未入库：在您核对期间，{error.unit_code} {week_label_zh(error.week_ending)}已由"
        f"“{first['actor_name']}”于 {local_text(first['received_at'])} 报送第 {error.revision} 版"
        f"（回执 {first['receipt_number']}）。请核对下面更新后的变化，确认无误后再提交"
    )
