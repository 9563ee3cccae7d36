"""A slow reader of sheets that shares no code with ours: the rows of a file as texts.

It knows nothing of speed, messages or rules, and answers None where the file is broken.
"""

import zipfile
from decimal import Decimal, localcontext
from io import BytesIO
from xml.etree import ElementTree as ET

from tests.data_access.uploads.slow_numbers import DIGITS, UNSURE

LAST_COLUMN = 16_384  # XFD


def slow_csv_rows(content: bytes, delimiter: str) -> list[list[str]] | None:
    """Every row of a CSV, None where the bytes or the quotes are broken."""
    text = _decoded(content)
    if text is None or "\x00" in text:
        return None
    rows: list[list[str]] = [[""]]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    place, fresh = 0, True
    while place < len(text):
        char = text[place]
        if char == '"' and fresh:
            end = place + 1
            while True:
                end = text.find('"', end)
                if end < 0:
                    return None
                if text[end + 1 : end + 2] != '"':
                    break
                end += 2
            rows[-1][-1] = text[place + 1 : end].replace('""', '"')
            place, fresh = end + 1, False
            if text[place : place + 1] not in ("", "\n", delimiter):
                return None
        elif char == delimiter:
            rows[-1].append("")
            place, fresh = place + 1, True
        elif char == "\n":
            rows.append([""])
            place, fresh = place + 1, True
        else:
            rows[-1][-1] += char
            place, fresh = place + 1, False
    return rows


def _decoded(content: bytes) -> str | None:
    marks = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
    for mark, encoding in marks.items():
        if content.startswith(mark):
            candidates, content = [encoding], content[len(mark) :]
            break
    else:
        candidates = ["utf-8", "gb18030"]
    for encoding in candidates:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def slow_workbook_rows(content: bytes) -> list[dict[int, list[str]]] | None:
    """The rows of every visible worksheet by their own number; None where it cannot tell."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _worksheets(archive)
    except Exception:  # noqa: BLE001 - whatever is broken, this reader only shrugs
        return None


def _worksheets(archive: zipfile.ZipFile) -> list[dict[int, list[str]]]:
    links = {
        link.get("Id"): link.get("Target", "").removeprefix("/xl/").removeprefix("xl/")
        for link in _tree(archive, "xl/_rels/workbook.xml.rels")
    }
    texts = "xl/sharedStrings.xml"
    shared = _shared(_tree(archive, texts)) if texts in archive.namelist() else []
    sheets = []
    for sheet in _tree(archive, "xl/workbook.xml").iter():
        if _tag(sheet) == "sheet" and sheet.get("state", "visible") == "visible":
            key = next(value for name, value in sheet.items() if name.endswith("}id"))
            sheets.append(_rows_of(_tree(archive, f"xl/{links[key]}"), shared))
    return sheets


def _tree(archive: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(archive.read(name))  # noqa: S314 - mutants of our own files


def _shared(tree: ET.Element) -> list[str]:
    return ["".join(t.text or "" for t in item.iter() if _tag(t) == "t") for item in tree]


def _rows_of(tree: ET.Element, shared: list[str]) -> dict[int, list[str]]:
    rows: dict[int, list[str]] = {}
    number = 0
    for row in (e for e in tree.iter() if _tag(e) == "row"):
        number = int(row.get("r", number + 1))
        cells: dict[int, str] = {}
        column = -1
        for cell in (e for e in row if _tag(e) == "c"):
            column = _column(cell.get("r", ""), column)
            cells[column] = _cell_text(cell, shared)
        rows[number] = [cells.get(n, "") for n in range(max(cells, default=-1) + 1)]
    return rows


def _cell_text(cell: ET.Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(t.text or "" for t in cell.iter() if _tag(t) == "t")
    value = "".join("".join(v.itertext()) for v in cell if _tag(v) == "v")
    if kind == "s":
        return shared[int(value)] if value else ""
    if kind != "n" or not value:
        return value
    with localcontext() as fifteen:
        fifteen.prec = 15  # what a spreadsheet keeps of a number
        number = +Decimal(value)
    return f"{number:f}" if number.is_finite() and number.adjusted() < 15 else UNSURE


def _column(reference: str, before: int) -> int:
    number = 0
    for letter in reference.rstrip(DIGITS):
        number = number * 26 + ord(letter) - 64
    if not 0 <= number <= LAST_COLUMN:  # a mutant's letter may be any: no list is that long
        raise ValueError(reference)
    return number - 1 if number else before + 1


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
