"""What a visitor is about to submit, kept in the session so that no rerun loses it."""

import hashlib
from dataclasses import dataclass, field
from typing import Any, Final

import streamlit as st

from data_access.datasets.columns import ColumnPart
from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.checked import CheckedUpload, Sheet
from data_access.uploads.grid import NumberedRow
from data_access.uploads.mending import Mending
from data_access.uploads.recognition import Recognition
from data_access.versions import AsOf
from indicators.vocabulary import Dataset
from pages.components.choices import DATASET_KEY
from pages.components.upload_delivery import ChosenFile, Outcome

UPLOADER_KEY: Final = "uploader"
WAY_KEY: Final = "way"
FILE_WAY_ZH: Final = "上传文件"
FORM_WAY_ZH: Final = "在线填写"
ZERO_WAY_ZH: Final = "零报告"


@dataclass(frozen=True)
class Review:
    """A check as the visitor looks at it; a submit is held against these revisions, no newer.

    Attributes:
        checked: what was found, with the base revisions.
        as_of: the data version it was checked against.
        sheet: what was read, as mended; None where the file cannot be read.
        written: the headers as the file has them.
        recognition: what its headers were taken for.
        first_rows: those among which the header is.
    """

    checked: CheckedUpload
    as_of: AsOf
    sheet: Sheet | None = None
    written: tuple[str, ...] = ()
    recognition: Recognition | None = None
    first_rows: tuple[NumberedRow, ...] = ()

    @property
    def dataset(self) -> Dataset:
        """The dataset it was checked as."""
        return self.checked.dataset

    @property
    def is_storable(self) -> bool:
        """Whether nothing blocks the file and some row would be stored."""
        return not self.checked.errors and not self.checked.rows.empty

    @property
    def key_headers_zh(self) -> list[str]:
        """The columns that say which unit and day a row reports."""
        columns = DEFINITIONS[self.dataset].columns
        return [column.header_zh for column in columns if column.part is ColumnPart.KEY]


@dataclass
class UploadState:
    """The file, the look the visitor took at it, and what came of submitting it.

    `is_fresh` until columns named before were tried on the file; `token` and `saved_work` are those
    of its draft. One mutable object, fetched from the session before anything is written: assigning
    to it cannot be interrupted by a rerun, as assigning to the session itself can.
    """

    chosen: ChosenFile | None = None
    review: Review | None = None
    outcome: Outcome | None = None
    mendings: list[Mending] = field(default_factory=list)
    round: int = 0
    edition: int = 0
    is_fresh: bool = True
    token: str = ""
    gone_token: str = ""
    saved_work: dict[str, Any] | None = None

    @property
    def mending(self) -> Mending:
        """What was mended in the browser so far."""
        return self.mendings[-1] if self.mendings else Mending()

    @property
    def uploader_key(self) -> str:
        """The uploader's key; a new one empties it."""
        return f"{UPLOADER_KEY}-{self.round}"

    def take(self, chosen: ChosenFile | None) -> None:
        """Begin with another file, or with none."""
        self.chosen, self.review, self.outcome = chosen, None, None
        self.is_fresh, self.token, self.saved_work = True, "", None
        self.undo_all()

    def begin_anew(self) -> None:
        """Forget the file and empty the uploader."""
        self.take(None)
        self.round += 1

    def look_again(self) -> None:
        """Check the same sheet against what the store holds by now."""
        self.review, self.outcome = None, None

    def mend(self, mending: Mending) -> None:
        """Mend the sheet; it is checked anew."""
        self._look_anew([*self.mendings, mending])

    def point_at_header(self, row: int) -> None:
        """Read the file by another header; what was mended by the old one no longer fits."""
        self.is_fresh = True
        self.mend(Mending(header_row=row))

    def undo(self) -> None:
        """Take the last step of mending back."""
        self._look_anew(self.mendings[:-1])

    def undo_all(self) -> None:
        """Return to the file as it was chosen."""
        self._look_anew([])

    def _look_anew(self, mendings: list[Mending]) -> None:
        """Each look has an edition of its own: a grid never shows the edits of an earlier one."""
        self.mendings, self.review, self.outcome = mendings, None, None
        self.edition += 1


def upload_state() -> UploadState:
    """The state of this visitor."""
    state: UploadState = st.session_state.setdefault("upload", UploadState())
    return state


def review_key(chosen: ChosenFile) -> str:
    """What a file says after mending, as part of a cache key."""
    return f"{chosen.sha256}-{upload_state().mending.key}"


def take_uploaded() -> None:
    """Keep the file just chosen; the uploader itself forgets it when the visitor turns a page."""
    state = upload_state()
    uploaded = st.session_state.get(state.uploader_key)
    if uploaded is None:
        return
    content = uploaded.getvalue()
    state.take(ChosenFile(uploaded.name, content, hashlib.sha256(content).hexdigest()))


def start_over() -> None:
    """Empty the uploader and forget the file."""
    upload_state().begin_anew()


def choose_dataset(dataset: Dataset) -> None:
    """Check the same file as another dataset."""
    st.session_state[DATASET_KEY] = dataset.label_zh
    upload_state().undo_all()
    upload_state().is_fresh = True
