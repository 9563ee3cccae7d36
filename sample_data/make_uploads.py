"""Writes the files of sample_data/uploads: good ones to send, bad ones to learn from.

Run it with `python -m sample_data.make_uploads`; what each file shows is in the folder's README.
"""

import io
from pathlib import Path
from typing import Final

import openpyxl

from indicators.vocabulary import Dataset
from sample_data.upload_reports import (
    LAST_WEEK,
    NEW_DAY,
    carrier_reports,
    last_zone_report,
    site_reports,
    zone_report,
)
from sample_data.upload_sheets import Sheet, csv_text, position, sheet

FOLDER: Final = Path(__file__).parent / "uploads"
OLE_MAGIC: Final = bytes.fromhex("d0cf11e0a1b11ae1")
UNCHANGED_ZONE: Final = "HTZ031"  # neither ratio above 100 %
TWENTY_ZONES: Final = tuple(f"HTZ{number:03d}" for number in range(31, 51))


def write_uploads(folder: Path = FOLDER) -> None:
    """Write every file anew; the values continue the sample's last week."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (good_files() | bad_files()).items():
        (folder / name).write_bytes(content)


def good_files() -> dict[str, bytes]:
    """Files that are accepted as they are."""
    corrected = zone_report("HTZ057", LAST_WEEK)
    return {
        "good_one_zone_utf8.csv": _utf8(_weekly("HTZ057")),
        "good_one_zone_gb18030.csv": csv_text(_weekly("HTZ049")).encode("gb18030"),
        "good_one_zone.xlsx": _xlsx(_weekly("HTZ155")),
        "good_twenty_zones.csv": _utf8(_weekly(*TWENTY_ZONES)),
        "good_thirty_carriers.csv": _utf8(sheet(Dataset.CARRIERS, carrier_reports())),
        "good_rollout.csv": _utf8(sheet(Dataset.ROLLOUT, site_reports())),
        "good_correction_of_last_week.csv": _utf8(sheet(Dataset.WEEKLY, [corrected])),
        "note_total_row_and_wide_digits.csv": _utf8(_with_total_row()),
    }


def bad_files() -> dict[str, bytes]:
    """Files that are refused (bad_) or need a 说明 (query_)."""
    utf8 = csv_text(_weekly("HTZ057")).encode()
    return {
        "bad_swapped_columns.csv": _utf8(_swapped("enterprises", "enterprises_resumed")),
        "bad_unknown_zone.csv": _utf8(
            _changed({"zone_code": "", "zone_name": "裹阳高新技术产业开发区"})
        ),
        "bad_about_85.csv": _utf8(_changed({"capacity_recovery_rate": "约85"})),
        "bad_part_above_total.csv": _utf8(_changed({"above_scale_enterprises": "99999"})),
        "bad_missing_column.csv": _utf8(_without("enterprises_resumed")),
        "bad_encoding.csv": utf8[: len(utf8) // 2] + b"\xff\xfe\xff" + utf8[len(utf8) // 2 :],
        "bad_xls_renamed.xlsx": OLE_MAGIC + bytes(2_040),
        "query_ten_fold.csv": _utf8(_ten_fold("workers_short")),
        "query_same_as_last_week.csv": _utf8(
            sheet(Dataset.WEEKLY, [last_zone_report(UNCHANGED_ZONE) | {"counted_on": NEW_DAY}])
        ),
    }


def _weekly(*codes: str) -> Sheet:
    return sheet(Dataset.WEEKLY, [zone_report(code, NEW_DAY) for code in codes])


def _changed(cells: dict[str, str]) -> Sheet:
    rows = _weekly("HTZ100" if "zone_name" in cells else "HTZ057")
    for field, text in cells.items():
        rows[-1][position(Dataset.WEEKLY, field)] = text
    return rows


def _swapped(one: str, other: str) -> Sheet:
    rows = _weekly("HTZ057")
    first, second = position(Dataset.WEEKLY, one), position(Dataset.WEEKLY, other)
    rows[-1][first], rows[-1][second] = rows[-1][second], rows[-1][first]
    return rows


def _ten_fold(field: str) -> Sheet:
    rows = _weekly("HTZ057")
    rows[-1][position(Dataset.WEEKLY, field)] += "0"
    return rows


def _without(field: str) -> Sheet:
    rows = _weekly("HTZ057")
    place = position(Dataset.WEEKLY, field)
    return [rows[0], *([*row[:place], *row[place + 1 :]] for row in rows[1:])]


def _with_total_row() -> Sheet:
    """What people do to a sheet: an alias, full-width digits, a date in words, a 合计 row."""
    rows = _weekly("HTZ057", "HTZ049")
    name = position(Dataset.WEEKLY, "zone_name")
    enterprises = position(Dataset.WEEKLY, "enterprises")
    total = sum(int(row[enterprises]) for row in rows[2:])
    rows[2][name] = "合肥高新区"
    rows[2][position(Dataset.WEEKLY, "counted_on")] = "2020年6月30日"
    rows[3][enterprises] = rows[3][enterprises].translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    )
    last = [""] * len(rows[1])
    last[name], last[enterprises] = "合计", str(total)
    return [*rows, last]


def _utf8(rows: Sheet) -> bytes:
    return csv_text(rows).encode("utf-8-sig")


def _xlsx(rows: Sheet) -> bytes:
    workbook = openpyxl.Workbook(write_only=True)
    page = workbook.create_sheet("周报")
    for row in rows:
        page.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    write_uploads()
