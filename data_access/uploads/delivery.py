"""A file ready to be stored, and what goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from data_access.uploads.checked import Base
from data_access.uploads.issues import Issue
from indicators.vocabulary import Dataset


@dataclass(frozen=True)
class Desk:
    """What a reporter leaves behind on submitting: a draft that ends, columns named by hand.

    Attributes:
        draft_token: the draft that is submitted, empty where there is none.
        named: canonical header by the header as written.
    """

    draft_token: str = ""
    named: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Delivery:
    """A file ready to be stored: its bytes, what was read from it, and what the reporter said.

    Attributes:
        content: the raw bytes.
        file_name: as the user called it; shown, never used as a path.
        dataset: which dataset.
        rows: as in `CheckedUpload.rows`; a 零报告 has `is_zero_report` true and no values.
        explanations: 说明 by issue code; that of S01 is the reason of a correction.
        base: the revision each (unit, week) had when the user looked at it; None skips the test.
        received_at: only the sample's loader sets it.
        issues: what the check had found; kept with the submission.
        original: the reporter's own file where `content` is its sheet mended in the browser.
        desk: what goes with the submission besides the report.
    """

    content: bytes
    file_name: str
    dataset: Dataset
    rows: pd.DataFrame
    explanations: Mapping[str, str] = field(default_factory=dict)
    base: Base | None = None
    received_at: datetime | None = None
    issues: tuple[Issue, ...] = ()
    original: bytes | None = None
    desk: Desk = field(default_factory=Desk)
