"""The check of an upload and the frames that tell of it; checks are made once per file and version.

Everything here is keyed by the file's SHA-256, what was mended, its dataset and a view whose moment
is the data version; the bytes and the check themselves are passed along unhashed.
"""

import re
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from data_access.actor import Actor
from data_access.exports import csv_bytes
from data_access.register import covered_units
from data_access.settings import PROJECT_FOLDER
from data_access.uploads.catalogue import RULES
from data_access.uploads.check import unreadable
from data_access.uploads.checked import CheckedUpload, Sheet
from data_access.uploads.grid import NoHeaderError, NumberedRow
from data_access.uploads.handback import handback_xlsx
from data_access.uploads.issues import Issue, UploadRejectedError
from data_access.uploads.mending import mend
from data_access.uploads.reader import read_sheet
from data_access.uploads.recognition import recognise_sheet
from data_access.uploads.remembering import named_as_before, remembered_headers
from data_access.uploads.review import check_sheet_for_store
from data_access.views import recent_weeks, upload_preview
from data_access.views.upload_preview import UnitChange
from figures.tables import table_export_rows
from indicators.periods import SHANGHAI, week_ending
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from indicators.vocabulary import Dataset
from pages.components.caching import View, cached, cached_briefly
from pages.components.loaders import ask_store, current_as_of, load, now, store
from pages.components.upload_columns import ISSUE_COLUMNS
from pages.components.upload_delivery import ChosenFile
from pages.components.upload_state import Review, UploadState
from pages.components.visit import current_actor

_SAMPLES: Final = PROJECT_FOLDER / "sample_data" / "uploads"
_CODE: Final = re.compile(r"[A-Z]{3}\d+")
_WHOLE_FILE_ZH: Final = "整份文件"


class SampleFile(NamedTuple):
    """A file to try, with what it shows, and the codes of units that it reports for."""

    file_name: str
    about_zh: str
    codes: frozenset[str] = frozenset()

    @property
    def path(self) -> Path:
        """Where it lies."""
        return _SAMPLES / self.file_name


def reviewed(state: UploadState, chosen: ChosenFile, dataset: Dataset) -> Review:
    """The look the visitor takes at a file; it stays as it is until the file or dataset changes.

    A check against newer revisions must not slip in between looking and submitting.
    """
    if state.review is not None and state.review.dataset is not dataset:
        state.undo_all()
        state.is_fresh = True
    if state.review is None:
        view = _present()
        read = _read(chosen.sha256, chosen.name, state.mending.header_row, chosen.content)
        if isinstance(read, UploadRejectedError):
            rows = _first_rows(chosen)
            state.review = Review(unreadable(dataset, read), view.as_of, first_rows=rows)
            return state.review
        if state.is_fresh:
            state.is_fresh = False
            before = load(remembered_headers, view, dataset)
            named = named_as_before(read, dataset, before, state.mending)
            state.mendings[-1:] = [] if named.is_empty else [named]
        sheet, key = mend(read, state.mending), state.mending.key
        checked = _check(view, dataset, chosen.sha256, key, _today(), sheet)
        recognition = recognise_sheet(sheet, dataset)
        state.review = Review(
            checked, view.as_of, sheet, read.headers, recognition, read.first_rows
        )
    return state.review


def _first_rows(chosen: ChosenFile) -> tuple[NumberedRow, ...]:
    """The rows to point at, whatever row was pointed at so far."""
    read = _read(chosen.sha256, chosen.name, None, chosen.content)
    return read.first_rows if isinstance(read, Sheet | NoHeaderError) else ()


@cached_briefly
def _read(
    sha256: str,  # noqa: ARG001  the key
    file_name: str,
    header_row: int | None,
    _content: bytes,
) -> Sheet | UploadRejectedError:
    """The sheet, or why it cannot be read."""
    try:
        return read_sheet(_content, file_name, header_row=header_row)
    except UploadRejectedError as refused:
        return refused


@cached_briefly
def _check(
    view: View,
    dataset: Dataset,
    sha256: str,  # noqa: ARG001  part of the key, as is the day: a date may lie in the future
    mending_key: str,  # noqa: ARG001
    today: date,  # noqa: ARG001
    _sheet: Sheet,
) -> CheckedUpload:
    return check_sheet_for_store(store(), view.actor, dataset, _sheet)


@cached_briefly
def unit_changes(view: View, key: str, _checked: CheckedUpload) -> pd.DataFrame:  # noqa: ARG001
    """Each unit and week of the file, and what becomes of it."""
    return load(upload_preview.unit_changes, view, _checked)


@cached_briefly
def value_changes(view: View, key: str, _checked: CheckedUpload) -> pd.DataFrame:  # noqa: ARG001
    """Each value that a correction changes."""
    return load(upload_preview.value_changes, view, _checked)


@cached_briefly
def rate_changes(view: View, key: str, _checked: CheckedUpload) -> pd.DataFrame:  # noqa: ARG001
    """企业复工率 before and after, for the nation and the file's provinces."""
    return load(upload_preview.rate_changes, view, _checked, ENTERPRISE_RESUMPTION_RATE)


@cached_briefly
def weeks_beside(
    view: View,
    key: str,  # noqa: ARG001
    unit_code: str,
    _checked: CheckedUpload,
) -> pd.DataFrame:
    """What the file says of a unit beside its newest weeks."""
    return load(recent_weeks.recent_weeks, view, _checked, unit_code)


def view_of(review: Review) -> View:
    """The view at which a file was checked."""
    weeks = review.checked.rows["week_ending"]
    return View(review.as_of, current_actor(), max(weeks, default=week_ending(_today())))


def issue_frame(issues: tuple[Issue, ...]) -> pd.DataFrame:
    """Issues as rows: row_zh, column_zh, value, severity, code, title_zh, message_zh."""
    lines = [
        {
            "row_zh": _WHOLE_FILE_ZH if issue.row is None else str(issue.row),
            "column_zh": issue.column_zh or None,
            "value": issue.value or None,
            "severity": issue.severity.value,
            "code": issue.code,
            "title_zh": rule_title_zh(issue.code),
            "message_zh": issue.message_zh,
        }
        for issue in issues
    ]
    return pd.DataFrame(lines, columns=[*ISSUE_COLUMNS])


def rule_title_zh(code: str) -> str:
    """A rule's name."""
    return RULES[code].title_zh


def issues_csv(issues: tuple[Issue, ...]) -> bytes:
    """Every issue of a file, for the person who mends it."""
    return csv_bytes(table_export_rows(issue_frame(issues), ISSUE_COLUMNS))


def handback(sheet: Sheet, checked: CheckedUpload) -> bytes:
    """The reporter's own sheet with every doubtful cell marked."""
    return handback_xlsx(sheet, checked)


def count_of(changes: pd.DataFrame, change: UnitChange) -> int:
    """How many units of a file are new, changed or unchanged."""
    return int((changes["change"] == change).sum())


@cached
def sample_files() -> dict[str, list[SampleFile]]:
    """The files to try by their heading, as the folder's README describes them."""
    groups: dict[str, list[SampleFile]] = {}
    for line in (_SAMPLES / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            groups[_heading_zh(line)] = heading = []
        elif line.startswith("| `"):
            name, about, *_, units = (cell.strip(" `") for cell in line.strip("|").split("|"))
            heading.append(SampleFile(name, about, frozenset(_CODE.findall(units))))
    return groups


def codes_within_reach(actor: Actor) -> set[str]:
    """The units of the files to try that an account may report for."""
    codes = {code for files in sample_files().values() for file in files for code in file.codes}
    return ask_store(covered_units, actor.scope, codes)


def _heading_zh(line: str) -> str:
    return line.removeprefix("## ").partition("（")[0]


def _present() -> View:
    return View(current_as_of(), current_actor(), week_ending(_today()))


def _today() -> date:
    return now().astimezone(SHANGHAI).date()
