"""The ZIP container of a workbook, opened with limits; runs in the worker."""

import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.parsers import expat

UNPACKED_LIMIT_BYTES: Final = 256 * 1024 * 1024  # what is declared, and what really comes out
ENTRY_LIMIT: Final = 5_000
HONEST_BYTES: Final = 32 * 1024 * 1024
HONEST_RATIO: Final = 100  # of unpacked to sent; sheets that people fill in reach some 20
SECONDS_ANY_FILE_HAS: Final = 0.75  # of processor time; a week's sheet takes a fifteenth of it
SECONDS_PER_MEGABYTE: Final = 2.5  # as sent, not as unpacked: 50,000 honest rows take half of it
_ENTRY_MARK: Final = b"PK\x01\x02"
_CHUNK_BYTES: Final = 1 << 16
_ENCRYPTED_FLAG: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OTHER_KINDS: Final = (
    ("xl/vbaproject.bin", "F07", ""),
    ("xl/workbook.bin", "F08", "Excel 二进制工作簿（.xlsb）"),
    ("word/", "F05", "Word 文档"),
    ("ppt/", "F05", "PowerPoint 文档"),
    ("content.xml", "F08", "ODS 表格"),
    ("index/document.iwa", "F08", "Numbers 表格"),
    ("index.zip", "F08", "Numbers 表格"),
)


class WorkbookRefusedError(Exception):
    """The workbook cannot be read; carries the rule's code and a word for the message."""

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(code, detail)


class BoundedArchive:
    """Parts of a ZIP container, counted and timed while they unpack.

    Time is in proportion to the bytes sent: a small file that unpacks to much is no report.
    """

    def __init__(self, content: bytes) -> None:
        if content.count(_ENTRY_MARK) > 2 * ENTRY_LIMIT:  # the list alone would fill memory
            raise WorkbookRefusedError("F11")
        self._sent = len(content)
        seconds = SECONDS_ANY_FILE_HAS + SECONDS_PER_MEGABYTE * len(content) / 2**20
        self._last_second = time.process_time() + seconds
        self._zip = zipfile.ZipFile(BytesIO(content))
        self._entries = {entry.filename.lower(): entry for entry in self._zip.infolist()}
        self._unpacked = 0
        self._refuse_odd_containers()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def parse(self, name: str, parser: expat.XMLParserType) -> None:
        """Feed one XML part to a parser; a document type declaration stops everything."""
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.EntityDeclHandler = _refuse_doctype
        for chunk in self._chunks(name):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _chunks(self, name: str) -> Iterator[bytes]:
        with self._zip.open(self._entries[name.lower()]) as part:
            while chunk := part.read(_CHUNK_BYTES):
                self._unpacked += len(chunk)
                if self._unpacked > UNPACKED_LIMIT_BYTES or time.process_time() > self._last_second:
                    raise WorkbookRefusedError("F11")
                yield chunk

    def _refuse_odd_containers(self) -> None:
        entries = self._zip.infolist()
        declared = sum(entry.file_size for entry in entries)
        is_bomb = declared > max(HONEST_BYTES, HONEST_RATIO * self._sent)
        if len(entries) > ENTRY_LIMIT or declared > UNPACKED_LIMIT_BYTES or is_bomb:
            raise WorkbookRefusedError("F11")
        if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
            raise WorkbookRefusedError("F09")
        self._refuse_other_kinds()
        is_ambiguous = len(self._entries) != len(entries)
        if is_ambiguous or any(entry.compress_type not in _METHODS for entry in entries):
            raise WorkbookRefusedError("F10")
        if "[content_types].xml" not in self._entries:
            raise WorkbookRefusedError("F05", "压缩文件")

    def _refuse_other_kinds(self) -> None:
        for start, code, kind_zh in _OTHER_KINDS:
            if any(name.startswith(start) for name in self._entries):
                raise WorkbookRefusedError(code, kind_zh)
        if any(name.startswith("xl/externallinks/") for name in self._entries):
            raise WorkbookRefusedError("F13")


def _refuse_doctype(*_declaration: object) -> None:
    raise WorkbookRefusedError("F12")
