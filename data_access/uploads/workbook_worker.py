"""The process that reads one XLSX: bytes on stdin, cells as JSON on stdout, nothing else.

A process of its own, standard library only: it starts in some hundredths of a second, has its
own memory and time limits, and whatever a hostile workbook does to it, the server lives on.
It streams the XML itself because a general reader expands merged ranges, believes the stated
dimension, and cannot give the cached value and the formula in one pass.
"""

import json
import posixpath
import resource
import struct
import sys
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

from data_access.uploads.workbook_archive import BoundedArchive, WorkbookRefusedError
from data_access.uploads.workbook_parts import read_formats, read_shared_texts, read_sheet_list
from data_access.uploads.workbook_sheet import SheetCells, SheetLimits, SheetParser

MEMORY_LIMIT_BYTES: Final = 256 * 1024 * 1024  # the interpreter takes some 30 of them
PROCESSOR_LIMIT_SECONDS: Final = 30
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    expat.ExpatError,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


def main() -> None:
    """Read stdin, write one JSON object: either `sheets` or `refused` with a rule's code."""
    _limit_process()
    max_rows, max_columns = int(sys.argv[1]), int(sys.argv[2])
    content = sys.stdin.buffer.read()
    sys.stdout.write(json.dumps(_outcome(content, SheetLimits(max_rows, max_columns))))


def _outcome(content: bytes, limits: SheetLimits) -> dict[str, object]:
    try:
        return read_workbook(content, limits)
    except WorkbookRefusedError as refused:
        return {"refused": refused.code, "detail": refused.detail}
    except MemoryError:
        return {"refused": "F24", "detail": ""}
    except _DAMAGED as error:
        return {"refused": "F10", "detail": type(error).__name__}


def read_workbook(content: bytes, limits: SheetLimits) -> dict[str, object]:
    """Every visible worksheet of a workbook, as plain lists."""
    archive = BoundedArchive(content)
    workbook = read_sheet_list(archive)
    shared = read_shared_texts(archive, workbook.part_of("sharedStrings"))
    formats = read_formats(archive, workbook.part_of("styles"))
    sheets = []
    for name, part in workbook.sheets:
        parser = SheetParser(name, shared, formats, limits, is_1904=workbook.is_1904)
        archive.parse(posixpath.normpath(part), parser.expat_parser())
        sheets.append(_as_json(parser.cells))
    return {"sheets": sheets, "is_1904": workbook.is_1904}


def _as_json(cells: SheetCells) -> dict[str, object]:
    return {
        "name": cells.name,
        "rows": cells.rows,
        "merges": cells.merges,
        "formulas": cells.formulas,
        "unset_formulas": cells.unset_formulas[:200],
        "hidden_rows": cells.hidden_rows,
        "hidden_columns": cells.hidden_columns,
    }


def _limit_process() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_LIMIT_SECONDS, PROCESSOR_LIMIT_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
