"""Cells of one worksheet, streamed and counted; runs in the worker, standard library only."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Final
from xml.parsers import expat

from data_access.uploads.workbook_archive import WorkbookRefusedError
from data_access.uploads.workbook_formats import number_text, unescaped

TEXT_LIMIT_CHARACTERS: Final = 32 * 1024 * 1024
PLACE_LIMIT: Final = 4_000_000  # cells with the empty ones before them; 50,000 rows of 80 columns
LETTERS_OF_A_COLUMN: Final = 3
MERGE_LIMIT: Final = 20_000
CELL_LIMIT: Final = 40_000  # characters; Excel and WPS stop at 32,767, so more of them says nothing
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CAPTURED: Final = ("v", "t", "f")
_TRUE: Final = ("1", "true")
_BOOLEANS: Final = {"0": "FALSE", "1": "TRUE"}


@dataclass
class SheetLimits:
    """How much of a workbook is read at most; characters and places are counted over all sheets."""

    rows: int
    columns: int
    characters: int = TEXT_LIMIT_CHARACTERS
    places: int = PLACE_LIMIT


@dataclass
class SheetCells:
    """What a worksheet holds: rows by their own number, merges, and cells of formulas.

    `formulas` counts those with a result, `unset_formulas` places those without one.
    """

    name: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas: int = 0
    unset_formulas: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


class SheetParser:
    """Handlers of the XML parser: the dimension a sheet claims is never believed."""

    def __init__(
        self,
        name: str,
        shared: list[str],
        formats: list[str],
        limits: SheetLimits,
        *,
        is_1904: bool,
    ) -> None:
        self.cells = SheetCells(name)
        self._shared, self._formats, self._limits = shared, formats, limits
        self._is_1904 = is_1904
        self._row_number = 0
        self._is_hidden = False
        self._row: list[str] = []
        self._column = -1
        self._kind = self._style = ""
        self._texts: dict[str, list[str]] = {}
        self._captured: list[str] | None = None
        self._phonetic = False
        self._in_cell = False

    def expat_parser(self) -> expat.XMLParserType:
        """A parser that calls this object's handlers."""
        parser = expat.ParserCreate(namespace_separator="|")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        return parser

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name[name.rfind("|") + 1 :]
        if tag == "c":
            self._start_cell(attributes)
        elif tag in _CAPTURED and self._in_cell:
            self._captured = None if self._phonetic else self._texts.setdefault(tag, [])
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "mergeCell":
            self._add_merge(attributes.get("ref", ""))
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            self._hide_columns(attributes)

    def _characters(self, text: str) -> None:
        if self._captured is not None:
            self._captured.append(text)

    def _end(self, name: str) -> None:
        tag = name[name.rfind("|") + 1 :]
        if tag in _CAPTURED:
            self._captured = None
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag == "rPh":
            self._phonetic = False

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._row_number + 1))
        if number <= self._row_number:
            raise WorkbookRefusedError("F10")
        self._row_number, self._row, self._column = number, [], -1
        self._is_hidden = attributes.get("hidden") in _TRUE

    def _start_cell(self, attributes: dict[str, str]) -> None:
        column = _column_of(attributes["r"]) if "r" in attributes else self._column + 1
        if column <= self._column:
            raise WorkbookRefusedError("F10")
        self._column, self._texts, self._in_cell = column, {}, True
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")

    def _end_cell(self) -> None:
        self._in_cell = False
        if not self._texts:
            return
        if "f" in self._texts:
            self._note_formula()
        if text := self._text()[:CELL_LIMIT]:
            self._put(text)

    def _note_formula(self) -> None:
        if "[" in "".join(self._texts["f"]):
            raise WorkbookRefusedError("F13")
        if self._kind != "str" and not "".join(self._texts.get("v", [])):
            self.cells.unset_formulas.append((self._row_number, self._column))
        else:
            self.cells.formulas += 1

    def _text(self) -> str:
        value = "".join(self._texts.get("v", []))
        if self._kind == "inlineStr":
            return unescaped("".join(self._texts.get("t", [])))
        if not value:
            return ""
        match self._kind:
            case "n":
                kind = self._formats[int(self._style)]
                return number_text(value, kind, is_1904=self._is_1904)
            case "s":
                return self._shared[int(value)]
            case "b":
                return _BOOLEANS.get(value, value)
            case _:  # str: a formula's text, e: an error value, d: a date in ISO form
                return unescaped(value).removesuffix("T00:00:00")

    def _put(self, text: str) -> None:
        if self._column >= self._limits.columns:
            raise WorkbookRefusedError("F22", str(self._limits.columns))
        self._limits.characters -= len(text)
        if self._limits.characters < 0:
            raise WorkbookRefusedError("F11")
        self._row.extend([""] * (self._column - len(self._row)))
        self._row.append(text)

    def _end_row(self) -> None:
        if not self._row:
            return
        self._limits.places -= len(self._row)
        if self._limits.places < 0:
            raise WorkbookRefusedError("F11")
        self.cells.rows.append((self._row_number, self._row))
        if self._is_hidden:
            self.cells.hidden_rows.append(self._row_number)
        self._row = []
        if len(self.cells.rows) > self._limits.rows:
            raise WorkbookRefusedError("F21", str(self._limits.rows))

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        if len(self.cells.hidden_columns) < self._limits.columns:
            span = int(attributes["min"]) - 1, int(attributes["max"]) - 1
            self.cells.hidden_columns.append(span)

    def _add_merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
        if start is None or end is None or len(self.cells.merges) >= MERGE_LIMIT:
            raise WorkbookRefusedError("F10")
        self.cells.merges.append((int(start[2]), _letters(start[1]), int(end[2]), _letters(end[1])))


def _column_of(reference: str) -> int:
    letters = reference.rstrip("0123456789")
    if not (
        letters.isascii()
        and letters.isalpha()
        and letters.isupper()
        and len(letters) <= LETTERS_OF_A_COLUMN
    ):
        raise WorkbookRefusedError("F10")
    return _letters(letters)


@cache
def _letters(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
