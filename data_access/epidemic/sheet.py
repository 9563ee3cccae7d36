"""From the bytes of an epidemic file to texts by field, whatever the file turns out to be."""

import gzip
import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from data_access.epidemic.findings import problem
from data_access.epidemic.kinds import COLUMNS, EpidemicKind, field_places
from data_access.uploads.checked import Sheet
from data_access.uploads.folding import clean_keys, fold_digits
from data_access.uploads.grid import NoHeaderError
from data_access.uploads.issues import Issue, UploadRejectedError
from data_access.uploads.reader import read_sheet

MAX_ROWS: Final = 200_000  # the whole of 2020 has 159,049
MAX_UNPACKED_BYTES: Final = 60_000_000
_GZIP_MARK: Final = b"\x1f\x8b"
_TWELVE: Final = re.compile(r"\A([0-9]{6})0{6}\Z")
_WHICH_ZH: Final = "行政区划代码或地名"


@dataclass(frozen=True)
class SeriesTexts:
    """Cells as text by field, indexed by the sheet's own row numbers; a field not given is ""."""

    kind: EpidemicKind
    texts: pd.DataFrame
    notes: tuple[Issue, ...]


def read_series_texts(content: bytes, file_name: str, kind: EpidemicKind) -> SeriesTexts:
    """Read a CSV (also packed with gzip) or XLSX of one kind.

    Raises:
        UploadRejectedError: the file cannot be read, or a column that is needed is missing.
    """
    sheet = _sheet(_unpacked(content), file_name, kind)
    places = field_places(kind, sheet.headers)
    _refuse_missing(kind, places, sheet.header_row)
    cells = sheet.cells.set_axis(pd.Index(sheet.row_numbers))
    texts = {
        column.field: clean_keys(cells[places[column.field]]).str.strip()
        if column.field in places
        else pd.Series("", index=cells.index, dtype="str")
        for column in COLUMNS[kind]
    }
    frame = pd.DataFrame(texts)
    return SeriesTexts(kind, frame.assign(adcode=_codes(frame["adcode"])), sheet.notes)


def _sheet(content: bytes, file_name: str, kind: EpidemicKind) -> Sheet:
    """The sheet under the row that names most of the kind's columns."""
    try:
        sheet = read_sheet(content, file_name, max_rows=MAX_ROWS)
    except NoHeaderError as error:
        row = _header_row(error.first_rows, kind)
        return read_sheet(content, file_name, max_rows=MAX_ROWS, header_row=row)
    row = _header_row(sheet.first_rows, kind)
    if row == sheet.header_row:
        return sheet
    return read_sheet(content, file_name, max_rows=MAX_ROWS, header_row=row)


def _header_row(rows: Sequence[tuple[int, list[str]]], kind: EpidemicKind) -> int:
    named = {number: len(field_places(kind, tuple(cells))) for number, cells in rows}
    best = max(named, key=lambda number: named[number], default=0)
    if not best or named[best] == 0:
        raise UploadRejectedError([problem("E01", _no_header_zh(kind), row=1)])
    return best


def _no_header_zh(kind: EpidemicKind) -> str:
    wanted = "、".join(column.header_zh for column in COLUMNS[kind] if column.required)
    return f"没有找到{kind.label_zh}的表头；至少要有 {wanted} 和{_WHICH_ZH}，可下载模板"


def _refuse_missing(kind: EpidemicKind, places: dict[str, int], row: int) -> None:
    missing = [
        column.header_zh
        for column in COLUMNS[kind]
        if column.required and column.field not in places
    ]
    if not {"adcode", "place"} & set(places):
        missing.append(_WHICH_ZH)
    if missing:
        message = f"缺少列 {'、'.join(missing)}；这是{kind.label_zh}的表吗？可下载模板对照"
        raise UploadRejectedError([problem("E01", message, row=row)])


def _codes(texts: pd.Series) -> pd.Series:
    """Codes as they are compared: half width, without the .0 that a workbook may add.

    Of the twelve digits of a whole county or city (统计用区划代码) the first six.
    """
    folded = texts.map({text: fold_digits(text) for text in texts.unique()})
    return folded.str.removesuffix(".0").str.replace(_TWELVE, r"\1", regex=True)


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(_GZIP_MARK):
        return content
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            unpacked = packed.read(MAX_UNPACKED_BYTES + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UploadRejectedError([problem("E01", "压缩文件已损坏，请重新取得")]) from error
    if len(unpacked) > MAX_UNPACKED_BYTES:
        most = MAX_UNPACKED_BYTES // 1_000_000
        raise UploadRejectedError([problem("E01", f"解开以后超过 {most} MB，请拆成几个文件")])
    return unpacked
