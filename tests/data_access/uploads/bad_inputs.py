"""Which test shows each input of the list of bad inputs, by the list's own ids."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from indicators.vocabulary import Dataset
from tests.data_access.uploads.broken_files import FILE_EXAMPLES, Example
from tests.data_access.uploads.broken_rows import ROW_EXAMPLES, VALUE_EXAMPLES
from tests.data_access.uploads.sheets import sheet_rows, weekly_csv, workbook
from tests.drawn import csv_text

TESTS: Final = Path(__file__).resolve().parents[2]
EXAMPLES: Final[tuple[Example, ...]] = (*FILE_EXAMPLES, *VALUE_EXAMPLES, *ROW_EXAMPLES)
_ROWS: Final = sheet_rows(Dataset.WEEKLY)
_LIVE: Final = {"政策需求": "=1+1", "备注": "@SUM(A1) ＝2 <script>alert(1)</script> ![x](http://x)"}
_RARE: Final = {"备注": "𨙸、㙍、😀、é、한국어"}
_PASTED: Final = {"备注": '{"a": 1}; DROP TABLE submission; --'}


def _marked(sheet: Worksheet, _book: openpyxl.Workbook) -> None:
    sheet["D2"].comment = Comment("存疑", "填报")
    sheet["D2"].fill = PatternFill("solid", fgColor="FF0000")


# Inputs that are taken as they are, and the codes of what is noted in passing.
ACCEPTED: Final[Mapping[str, tuple[bytes, tuple[str, ...]]]] = {
    "B-018": (b"\xef\xbb\xbf" + weekly_csv(), ()),
    "B-025": (csv_text(sheet_rows(Dataset.WEEKLY, _RARE)).encode("gb18030", "ignore"), ("F30",)),
    "B-039": (csv_text([row[::-1] for row in _ROWS]).encode(), ()),
    "B-100": (weekly_csv(_LIVE), ()),
    "B-103": (weekly_csv(_RARE), ()),
    "B-125": (workbook(_ROWS, _marked), ()),
    "B-128": (weekly_csv(_PASTED), ()),
}
# Inputs that need a store, two people or a browser, and the test that shows what becomes of them.
ELSEWHERE: Final[Mapping[str, tuple[str, str]]] = {
    "B-013": ("data_access/uploads/test_workbook.py", "test_a_claimed_size_costs_nothing"),
    "B-083": ("data_access/test_schedules.py", "test_a_closed_week_takes_nothing_new"),
    "B-106": (
        "data_access/test_revisions.py",
        "test_the_same_bytes_twice_are_one_revision_and_one_receipt",
    ),
    "B-108": (
        "data_access/test_revisions.py",
        "test_a_revision_that_came_first_is_named_and_nothing_is_stored",
    ),
    "B-109": (
        "journeys/test_mending.py",
        "test_a_messy_gb18030_sheet_is_mended_on_the_spot_and_gets_its_receipt",
    ),
    "B-110": ("journeys/test_delivery.py", "test_a_tab_closed_during_the_commit_finds_its_receipt"),
    "B-112": ("data_access/test_schedules.py", "test_a_week_that_closes_after_the_look_is_closed"),
    "B-117": (
        "data_access/uploads/test_bad_inputs.py",
        "test_every_zone_in_one_file_gets_its_own_revision",
    ),
    "B-089": (
        "data_access/test_permissions.py",
        "test_one_foreign_row_refuses_the_whole_file",
    ),
    "B-111": (
        "pages/test_upload_sign_in.py",
        "test_who_lost_the_permission_after_the_preview_submits_nothing",
    ),
    "B-113": (
        "data_access/test_drafts.py",
        "test_nobody_else_opens_overwrites_or_discards_a_draft",
    ),
    "B-114": (
        "pages/test_upload_sign_in.py",
        "test_who_was_idle_too_long_is_told_that_nothing_was_stored",
    ),
    "B-119": ("data_access/uploads/test_bad_inputs.py", "test_the_order_of_the_rows_says_nothing"),
    "B-129": (
        "data_access/test_durability.py",
        "test_a_full_disk_is_one_sentence_and_nothing_is_counted",
    ),
    "B-130": (
        "data_access/test_audit.py",
        "test_a_clock_that_runs_backwards_is_overruled_and_audited",
    ),
}
IDS: Final = frozenset(
    f"B-{number:03d}"
    for span in (
        range(1, 12), (13, 14), range(16, 23), range(25, 31), range(32, 38), range(39, 44),
        (46, 48, 49, 50, 51, 53), range(55, 58), (59, 60), range(62, 72), range(73, 79),
        range(80, 85), (86,), range(88, 92), (93,), range(99, 120), (121, 124, 125),
        range(127, 131),
    )
    for number in span
) - {"B-023", "B-031", "B-058", "B-061", "B-107", "B-115"}  # fmt: skip
