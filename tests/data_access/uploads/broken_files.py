"""One broken file per rule about files and headers, with the id of the bad input it stands for."""

import io
import struct
import zipfile
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from indicators.vocabulary import Dataset
from tests.data_access.uploads.register import SmallRegister
from tests.data_access.uploads.sheets import sheet_rows, weekly_csv, with_part, workbook
from tests.drawn import csv_text

GOOD_ROWS = sheet_rows(Dataset.WEEKLY)
GOOD_XLSX = workbook(GOOD_ROWS)
SHEET_PART = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Example:
    """A file, and the rule it has to meet."""

    code: str
    content: bytes
    bad_inputs: tuple[str, ...] = ()
    dataset: Dataset = Dataset.WEEKLY
    context: SmallRegister = field(default_factory=SmallRegister)
    file_name: str = "周报.csv"


def _text(rows: list[list[str]] = GOOD_ROWS, **options: Any) -> str:
    return csv_text(rows, **options)


def _zip(name: str, content: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def _cells(*placed: tuple[str, Any]) -> bytes:
    def change(sheet: Worksheet, _book: Workbook) -> None:
        for place, value in placed:
            sheet[place] = value

    return workbook(GOOD_ROWS, change)


def _merged(reference: str, *changes: dict[str, str]) -> bytes:
    rows = sheet_rows(Dataset.WEEKLY, *changes)
    return workbook(rows, lambda sheet, _: sheet.merge_cells(reference))


def _hidden_row(number: int) -> bytes:
    def hide(sheet: Worksheet, _book: Workbook) -> None:
        sheet.row_dimensions[number].hidden = True

    return workbook(GOOD_ROWS, hide)


def _hidden_column(letter: str) -> bytes:
    def hide(sheet: Worksheet, _book: Workbook) -> None:
        sheet.column_dimensions[letter].hidden = True

    return workbook(GOOD_ROWS, hide)


def _second_sheet(_sheet: Worksheet, book: Workbook) -> None:
    other = book.create_sheet("另一张")
    for row in GOOD_ROWS:
        other.append(row)


def _since_1904(sheet: Worksheet, book: Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904
    sheet["A2"] = 42464


def _claiming_two_gigabytes(content: bytes) -> bytes:
    """The container with the first part's stated size (in the central directory) changed."""
    size_field = content.index(b"PK\x01\x02") + 24
    return content[:size_field] + struct.pack("<I", 2**31) + content[size_field + 4 :]


_FORMULA = _cells(("D2", "=1000+200"))
_CACHED = with_part(
    _FORMULA,
    SHEET_PART,
    lambda xml: xml.replace("<v />", "<v>1200</v>").replace("<v></v>", "<v>1200</v>"),
)
_DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'
_SHIFTED = [GOOD_ROWS[0], [*GOOD_ROWS[1], "多"]]
_TWO_ROWS = (
    "统计日期,高新区名称,企业总数,已复工企业数,困难企业数,\n"
    ",,,,员工返岗难,企业融资难\n"
    "2020-04-05,合肥高新技术产业开发区,1200,960,60,48\n"
)

FILE_EXAMPLES = (
    Example("F01", b"", ("B-001",)),
    Example("F02", b" \r\n,,\r\n", ("B-003",)),
    Example("F03", _text(GOOD_ROWS[:1]).encode(), ("B-002",)),
    Example("F04", b"1" * (21 * 1024 * 1024), ("B-004",)),
    Example("F05", b"MZ\x90\x00", ("B-005",)),
    Example("F05", b"%PDF-1.7", ("B-005",)),
    Example("F05", _zip("word/document.xml"), ("B-005",)),
    Example("F06", OLE + "Workbook".encode("utf-16-le"), ("B-006",)),
    Example("F07", with_part(GOOD_XLSX, "xl/vbaProject.bin", lambda _: "x"), ("B-007",)),
    Example("F08", _zip("content.xml"), ("B-008",)),
    Example("F09", OLE + "EncryptedPackage".encode("utf-16-le"), ("B-009",)),
    Example("F10", GOOD_XLSX[: len(GOOD_XLSX) // 2], ("B-010",)),
    Example("F11", _claiming_two_gigabytes(GOOD_XLSX), ("B-011",)),
    Example(
        "F12",
        with_part(GOOD_XLSX, SHEET_PART, lambda xml: xml.replace("<worksheet", _DOCTYPE, 1)),
        ("B-014",),
    ),
    Example(
        "F13",
        with_part(GOOD_XLSX, "xl/externalLinks/externalLink1.xml", lambda _: "<x/>"),
        ("B-014",),
    ),
    Example("F13", _cells(("D2", "=[1]Sheet1!A1")), ("B-049",)),
    Example("F14", b"<html><table><tr><td>1</td></tr></table></html>", ("B-127",)),
    Example("F15", b"\xff\xfe\x00\x00\x41\x00\x00\x00"),
    Example("F15", b"\x80\xff\xff,a\r\n", ("B-022",)),
    Example("F16", _text().replace("HTZ", "H\x00Z").encode(), ("B-017",)),
    Example("F16", _text().encode("utf-16-le"), ("B-021",)),
    Example("F18", _text().replace("合肥", '"合肥').encode(), ("B-016",)),
    Example("F19", _text(_SHIFTED).encode(), ("B-030",)),
    Example("F20", _text([GOOD_ROWS[0], GOOD_ROWS[1][:-1]]).encode()),
    Example("F21", _text([GOOD_ROWS[0], *GOOD_ROWS[1:] * 50_001]).encode(), ("B-118",)),
    Example("F22", _cells(("ZZ2", "远处"))),
    Example("F23", "、".join(GOOD_ROWS[0]).encode(), ("B-026",)),
    Example("F30", _text().encode("gb18030"), ("B-019",)),
    Example("F31", _text(delimiter="\t").encode("utf-16"), ("B-020",)),
    Example("F32", _text(delimiter=";").encode(), ("B-026",)),
    Example("F32", _text(delimiter="，").encode(), ("B-026",)),
    Example("F33", _text(line_end="\r").encode(), ("B-027",)),
    Example("F33", _text().replace("\r\n", "\n", 1).encode(), ("B-027",)),
    Example("F34", _text([GOOD_ROWS[0], [], GOOD_ROWS[1]]).encode(), ("B-032",)),
    Example("F35", _text([[*row, "", ""] for row in GOOD_ROWS]).encode(), ("B-029",)),
    Example("F36", _text([["××高新区复工周报"], *GOOD_ROWS]).encode(), ("B-033",)),
    Example("F37", _merged("C2:C3", {}, {"统计日期": "2020-03-29", "高新区名称": ""}), ("B-043",)),
    Example("F38", _CACHED, ("B-046",)),
    Example("F39", workbook(GOOD_ROWS, _since_1904), ("B-076",)),
    Example("F41", _TWO_ROWS.encode(), ("B-042",)),
    Example("F42", workbook(GOOD_ROWS, _second_sheet)),
    Example("F43", _FORMULA),
    Example("F44", _text().encode(), ("B-105",), file_name="../../x.csv"),
    Example("F45", _merged("D2:D3", {}, {"统计日期": "2020-03-29"})),
    Example("F46", _text([*GOOD_ROWS, GOOD_ROWS[0]]).encode()),
    Example("F47", _hidden_row(2)),
    Example("F48", _hidden_column("F")),
    Example("H01", b"a,b,c\r\n1,2,3\r\n"),
    Example("H01", _text().encode("big5", errors="replace"), ("B-022",)),
    Example("H02", weekly_csv(without=["企业总数"]), ("B-037",)),
    Example("H03", weekly_csv(renamed={"停产停工企业数": "企业数"})),
    Example("H04", weekly_csv({"喜好": "无"}), ("B-036",)),
    Example("H05", weekly_csv(renamed={"企业总数": "企业总数(美元)"})),
    Example(
        "H06",
        weekly_csv(
            {"企业总数": "0.12", "已复工企业数": "960"}, renamed={"企业总数": "企业总数(万家)"}
        ),
        ("B-062",),
    ),
    Example("H07", weekly_csv(renamed={"高新区名称": "园区名称"}), ("B-035",)),
    Example("H08", weekly_csv(renamed={"企业总数": "企业\u200b总数"}), ("B-034",)),
    Example("H09", weekly_csv(renamed={"停产停工企业数": ""})),
    Example("H10", weekly_csv(), dataset=Dataset.CARRIERS),
)
