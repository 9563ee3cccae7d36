"""CSV text into rows: a fast reader for plain files, an exact one for everything else."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from data_access.uploads.catalogue import found
from data_access.uploads.encodings import DecodedText
from data_access.uploads.grid import (
    HEADER_SEARCH_ROWS,
    HeaderPlace,
    NoHeaderError,
    NumberedRow,
    filled_rows,
    find_header,
    header_at,
)
from data_access.uploads.header_words import is_known
from data_access.uploads.issues import Issue, UploadRejectedError

DELIMITERS_ZH: Final = {",": "逗号", ";": "分号", "\t": "制表符", "，": "全角逗号", "|": "竖线"}
LINE_LIMIT_CHARACTERS: Final = 1_000_000
LINES_PER_ROW: Final = 4  # quoted line breaks, blank lines
_LINE_FEED: Final = 0x0A
_BLOCK_BYTES: Final = 4 * 1024 * 1024  # twice the longest line; blocks are parsed side by side
_BLANK: Final = re.compile(r"[ \t\n\u3000\u00a0\u200b\ufeff,;，|]*")
_SAMPLE_CHARACTERS: Final = 65_536
_TEXT: Final = pa.large_string()
_TEXT_TYPES: Final = {_TEXT: pd.StringDtype(na_value=float("nan"))}.get


@dataclass(frozen=True, slots=True)
class DelimitedText:
    """A CSV file's delimiter and header, found in its first rows; `raw` is UTF-8 with LF."""

    raw: bytes
    delimiter: str
    place: HeaderPlace
    first_rows: tuple[NumberedRow, ...]
    notes: tuple[Issue, ...]


def survey(
    content: bytes, decoded: DecodedText, max_rows: int, header_row: int | None = None
) -> DelimitedText:
    """Settle line ends, delimiter and header from the first rows.

    Args:
        content: the file, not copied where it already is UTF-8 with LF.
        decoded: the same as text.
        max_rows: the most data rows of one file.
        header_row: the row somebody pointed at as the header; None to look for it.

    Raises:
        NoHeaderError: no known column name, and nobody pointed at the header.
        UploadRejectedError: nothing but blanks, too many lines.
    """
    text = decoded.text
    notes = list(_line_end_notes(text))
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_shapeless(unified, max_rows)
    delimiter, place, rows = _best_delimiter(unified, header_row)
    if delimiter != ",":
        notes.append(found("F32", f"各列以{DELIMITERS_ZH[delimiter]}分隔，按此读取"))
    is_plain = decoded.encoding == "UTF-8" and unified is text
    raw = content.removeprefix(codecs.BOM_UTF8) if is_plain else unified.encode()
    return DelimitedText(raw, delimiter, place, tuple(rows), tuple(notes))


def plain_body(surveyed: DelimitedText, width: int) -> pd.DataFrame | None:
    """The rows below the header of a file without quotes whose rows all have one width.

    None when the file is not that plain; the exact reader then takes over.
    """
    last_header = surveyed.first_rows[surveyed.place.index + surveyed.place.depth - 1][0]
    raw = surveyed.raw
    end = len(raw)
    while end and raw[end - 1] == _LINE_FEED:
        end -= 1
    if b'"' in raw or raw.find(b"\n\n", 0, end) >= 0 or not surveyed.delimiter.isascii():
        return None
    names = [str(position) for position in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(raw).slice(0, end)),
            arrow_csv.ReadOptions(
                column_names=names, skip_rows=last_header, block_size=_BLOCK_BYTES
            ),
            arrow_csv.ParseOptions(
                delimiter=surveyed.delimiter, quote_char=False, double_quote=False
            ),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, _TEXT), strings_can_be_null=False, null_values=[]
            ),
        )
    except (pa.ArrowInvalid, ValueError):
        return None
    pa.default_memory_pool().release_unused()  # what the parser needed beside the table
    body: pd.DataFrame = table.to_pandas(types_mapper=_TEXT_TYPES)
    body.columns = pd.RangeIndex(width)
    return body


def exact_rows(text: str, delimiter: str) -> Iterator[NumberedRow]:
    """Every row with the number a spreadsheet shows; a quoted line break does not end a row.

    Raises:
        UploadRejectedError: a quote that is never closed, or closed in the middle of a cell.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, line = 0, 1
    try:
        for row in reader:
            number += 1
            yield number, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise UploadRejectedError([_quote_issue(number + 1, line, error)]) from None


def _quote_issue(row: int, line: int, error: csv.Error) -> Issue:
    if "field larger" in str(error):
        return found("V20", f"第 {row} 行有一格超过 13 万字；请删减到 500 字以内", row=row)
    message = f"第 {line} 行引号未闭合（或引号后还有内容）；请补上右引号，或删除多余的引号"
    return found("F18", message, row=row)


def _line_end_notes(text: str) -> Iterator[Issue]:
    crlf, cr, lf = text.count("\r\n"), text.count("\r"), text.count("\n")
    if cr != crlf:
        yield found("F33", "文件用回车（CR）换行，已统一")
    elif crlf and lf != crlf:
        yield found("F33", "文件混用两种换行，已统一")


def _refuse_shapeless(text: str, max_rows: int) -> None:
    if _BLANK.fullmatch(text):
        raise UploadRejectedError([found("F02", "文件只有空白；请填写模板后重新上传")])
    if text.count("\n") > max_rows * LINES_PER_ROW + 1_000:
        raise UploadRejectedError([found("F21", f"超过 {max_rows:,} 行；请拆成几个文件上传")])
    if _has_longer_line(text, LINE_LIMIT_CHARACTERS):
        raise UploadRejectedError([found("F22", "有一行超过 100 万字符；请核对文件是否为报表")])


def _has_longer_line(text: str, limit: int) -> bool:
    """Whether a line exceeds the limit, looking only at the ends of windows that long."""
    start = 0
    while len(text) - start > limit:
        end = text.rfind("\n", start, start + limit + 1)
        if end < 0:
            return True
        start = end + 1
    return False


def _best_delimiter(
    text: str, header_row: int | None
) -> tuple[str, HeaderPlace, list[NumberedRow]]:
    """The delimiter that gives the header the most known names, and then the most columns."""
    best: tuple[tuple[int, int], str, HeaderPlace, list[NumberedRow]] | None = None
    for delimiter in DELIMITERS_ZH:
        rows = _first_rows(text, delimiter)
        place = _found_or_pointed_at(rows, header_row)
        if place is None:
            continue
        score = sum(map(is_known, place.headers)), len(place.headers)
        if best is None or score > best[0]:
            best = score, delimiter, place, rows
    if best is None:
        raise _no_delimiter(text)
    return best[1:]


def _found_or_pointed_at(rows: list[NumberedRow], header_row: int | None) -> HeaderPlace | None:
    if header_row is None:
        return find_header([cells for _, cells in rows])
    return header_at(rows, header_row)


def _first_rows(text: str, delimiter: str) -> list[NumberedRow]:
    sample = text[:_SAMPLE_CHARACTERS].split("\n")
    if len(text) > _SAMPLE_CHARACTERS:
        sample.pop()
    rows: list[NumberedRow] = []
    try:
        for number, cells in exact_rows("\n".join(sample), delimiter):
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
            if len(rows) > HEADER_SEARCH_ROWS + 1:
                break
    except UploadRejectedError:
        return rows
    return rows


def _no_delimiter(text: str) -> UploadRejectedError:
    rows = [line.split("、") for line in text[:_SAMPLE_CHARACTERS].split("\n")[:HEADER_SEARCH_ROWS]]
    if find_header(rows) is not None:
        message = "各列以顿号“、”分隔，无法与文字中的顿号区分；请改用英文逗号"
        return UploadRejectedError([found("F23", message, row=1)])
    cut = (filled_rows(_first_rows(text, delimiter)) for delimiter in DELIMITERS_ZH)
    return NoHeaderError(max(cut, key=_width))


def _width(rows: Sequence[NumberedRow]) -> int:
    return max((len(cells) for _, cells in rows), default=0)
