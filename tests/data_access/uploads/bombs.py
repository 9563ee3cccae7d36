"""Small workbooks that unpack, repeat or nest to something enormous; made in pieces."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import chain, repeat
from typing import Final

from indicators.vocabulary import Dataset
from tests.data_access.uploads.sheets import sheet_rows, workbook

SHEET: Final = "xl/worksheets/sheet1.xml"
_MEGABYTE: Final = 1 << 20
_GOOD: Final = workbook(sheet_rows(Dataset.WEEKLY))
_END: Final = b"</sheetData>"
Pieces = Iterable[bytes]


def _blanks(xml: bytes) -> Pieces:
    """A gigabyte of spaces between the last row and the end of the data."""
    before, after = xml.split(_END)
    return chain([before], repeat(b" " * _MEGABYTE, 1024), [_END, after])


def _long_text(xml: bytes) -> Pieces:
    before, after = xml.split(_END)
    start, end = b'<row><c t="str"><v>', b"</v></c></row>"
    return chain([before, start], repeat(b"a" * _MEGABYTE, 30), [end, _END, after])


def _rows_without_end(xml: bytes) -> Pieces:
    before, after = xml.split(_END)
    row = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"
    return chain([before], repeat(row, 20_000), [_END, after])


def _empty_rows(xml: bytes) -> Pieces:
    before, after = xml.split(_END)
    return chain([before], repeat(b"<row/>" * 1000, 5_000), [_END, after])


def _far_cells(xml: bytes) -> Pieces:
    before, after = xml.split(_END)
    return chain([before], repeat(b'<row><c r="GR1"><v>1</v></c></row>', 60_000), [_END, after])


def _merges(xml: bytes) -> Pieces:
    before, after = xml.split(_END)
    merges = repeat(b'<mergeCell ref="A1:XFD1048576"/>', 19_000)
    return chain([before, _END, b"<mergeCells>"], merges, [b"</mergeCells>", after])


def _nested(_xml: bytes) -> Pieces:
    return repeat(b"<a>" * 1000, 10_000)


def _shared_texts(_xml: bytes) -> Pieces:
    return chain([b"<sst>"], repeat(b"<si><t>a</t></si>" * 1000, 1_800), [b"</sst>"])


def _styles(_xml: bytes) -> Pieces:
    return chain(
        [b"<s><cellXfs>"], repeat(b'<xf numFmtId="0"/>' * 1000, 1_700), [b"</cellXfs></s>"]
    )


def _links(_xml: bytes) -> Pieces:
    link = b'<Relationship Target="a" Type="b/c" Id="d"/>'
    return chain([b"<R>"], repeat(link * 1000, 700), [b"</R>"])


def _with(part: str, pieces: Callable[[bytes], Pieces]) -> Callable[[], bytes]:
    @cache
    def make() -> bytes:
        buffer = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(_GOOD)) as old,
            zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
        ):
            for name in old.namelist():
                with new.open(name, "w") as entry:
                    for piece in pieces(old.read(name)) if name == part else [old.read(name)]:
                        entry.write(piece)
        return buffer.getvalue()

    return make


def _many_entries() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(30_000):
            archive.writestr(str(number), b"")
    return buffer.getvalue()


BOMBS: Final[Mapping[str, Callable[[], bytes]]] = {
    "blanks": _with(SHEET, _blanks),
    "long text": _with(SHEET, _long_text),
    "dense rows": _with(SHEET, _rows_without_end),
    "empty rows": _with(SHEET, _empty_rows),
    "far cells": _with(SHEET, _far_cells),
    "merges": _with(SHEET, _merges),
    "nested": _with(SHEET, _nested),
    "shared texts": _with("xl/sharedStrings.xml", _shared_texts),
    "styles": _with("xl/styles.xml", _styles),
    "links": _with("xl/_rels/workbook.xml.rels", _links),
    "many entries": _many_entries,
}
