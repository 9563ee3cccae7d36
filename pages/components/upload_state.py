"""What a visitor is about to submit, kept in the session so that no rerun loses it."""

import hashlib
from dataclasses import dataclass
from typing import Final

import streamlit as st

from data_access.uploads.checked import CheckedUpload
from data_access.uploads.glance import Glance
from data_access.versions import AsOf
from indicators.vocabulary import Dataset
from pages.components.upload_delivery import ChosenFile, Outcome

UPLOADER_KEY: Final = "uploader"
DATASET_KEY: Final = "dataset"


@dataclass(frozen=True)
class Review:
    """A check as the visitor looks at it; a submit is held against these revisions, no newer.

    Attributes:
        checked: what was found, with the base revisions.
        glance: what the file was taken for.
        as_of: the data version it was checked against.
    """

    checked: CheckedUpload
    glance: Glance
    as_of: AsOf

    @property
    def dataset(self) -> Dataset:
        """The dataset it was checked as."""
        return self.checked.dataset


@dataclass
class UploadState:
    """The file, the look the visitor took at it, and what came of submitting it.

    One mutable object, fetched from the session before anything is written: assigning to it
    cannot be interrupted by a rerun, as assigning to the session itself can.
    """

    chosen: ChosenFile | None = None
    review: Review | None = None
    outcome: Outcome | None = None
    round: int = 0

    @property
    def uploader_key(self) -> str:
        """The uploader's key; a new one empties it."""
        return f"{UPLOADER_KEY}-{self.round}"

    def take(self, chosen: ChosenFile | None) -> None:
        """Begin with another file, or with none."""
        self.chosen, self.review, self.outcome = chosen, None, None


def upload_state() -> UploadState:
    """The state of this visitor."""
    state: UploadState = st.session_state.setdefault("upload", UploadState())
    return state


def take_uploaded() -> None:
    """Keep the file just chosen; the uploader itself forgets it when the visitor turns a page."""
    state = upload_state()
    uploaded = st.session_state.get(state.uploader_key)
    if uploaded is None:
        state.take(None)
        return
    content = uploaded.getvalue()
    state.take(ChosenFile(uploaded.name, content, hashlib.sha256(content).hexdigest()))


def start_over() -> None:
    """Empty the uploader and forget the file."""
    state = upload_state()
    state.take(None)
    state.round += 1


def choose_dataset(dataset: Dataset) -> None:
    """Check the same file as another dataset."""
    st.session_state[DATASET_KEY] = dataset.label_zh
    upload_state().outcome = None
