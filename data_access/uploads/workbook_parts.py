"""The small parts of a workbook: list of sheets, shared texts, number formats (in the worker)."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from data_access.uploads.workbook_archive import BoundedArchive, WorkbookRefusedError
from data_access.uploads.workbook_formats import format_kind, unescaped

SHEET_LIMIT: Final = 30
_ROOT: Final = "_rels/.rels"
_TRUE: Final = ("1", "true")
Start = Callable[[str, dict[str, str]], None]


@dataclass
class WorkbookParts:
    """The visible worksheets in order, where the other parts lie, and the date system."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    is_1904: bool = False

    def part_of(self, kind: str) -> str:
        """Path of a part by the last word of its relationship type, "" where absent."""
        return self.parts.get(kind, "")


def read_sheet_list(archive: BoundedArchive) -> WorkbookParts:
    """Follow the relationships from the container's root to every visible worksheet."""
    root = {kind: target for kind, target, _ in _relationships(archive, _ROOT, "")}
    if "officeDocument" not in root:
        raise WorkbookRefusedError("F10")
    workbook_part = root["officeDocument"]
    folder, name = posixpath.split(workbook_part)
    links = _relationships(archive, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
    found = WorkbookParts(parts={kind: target for kind, target, _ in links})
    targets = {key: target for kind, target, key in links if kind == "worksheet"}
    archive.parse(workbook_part, _parser(lambda tag, about: _add_sheet(found, targets, tag, about)))
    if not found.sheets or len(found.sheets) > SHEET_LIMIT:
        raise WorkbookRefusedError("F10")
    return found


def read_shared_texts(archive: BoundedArchive, part: str) -> list[str]:
    """The texts that cells refer to by number; reading aids (拼音) left out."""
    shared = _SharedTexts()
    if part in archive:
        parser = _parser(shared.start)
        parser.buffer_text = True
        parser.EndElementHandler = shared.end
        parser.CharacterDataHandler = shared.characters
        archive.parse(part, parser)
    return shared.texts


def read_formats(archive: BoundedArchive, part: str) -> list[str]:
    """What each cell style makes of a number: "date", "percent" or ""."""
    custom: dict[int, str] = {}
    style_formats: list[int] = []
    inside: list[str] = []

    def start(name: str, about: dict[str, str]) -> None:
        tag = _tag(name)
        if tag == "numFmt":
            custom[int(about["numFmtId"])] = about.get("formatCode", "")
        elif tag == "xf" and inside and inside[-1] == "cellXfs":
            style_formats.append(int(about.get("numFmtId", "0")))
        elif tag in ("cellXfs", "cellStyleXfs"):
            inside.append(tag)

    if part in archive:
        archive.parse(part, _parser(start))
    return [format_kind(format_id, custom) for format_id in style_formats] or [""]


class _SharedTexts:
    """Handlers that join the runs of each shared text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._inside: list[str] = []

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        tag = _tag(name)
        self._inside.append(tag)
        if tag == "si":
            self._pieces = []

    def end(self, _name: str) -> None:
        if self._inside.pop() == "si":
            self.texts.append(unescaped("".join(self._pieces)))

    def characters(self, text: str) -> None:
        if self._inside[-1] == "t" and "rPh" not in self._inside:
            self._pieces.append(text)


def _relationships(archive: BoundedArchive, part: str, folder: str) -> list[tuple[str, str, str]]:
    links: list[tuple[str, str, str]] = []

    def start(name: str, about: dict[str, str]) -> None:
        if _tag(name) == "Relationship" and about.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, about["Target"]))
            links.append((posixpath.basename(about["Type"]), target.lstrip("/"), about["Id"]))

    archive.parse(part, _parser(start))
    return links


def _add_sheet(
    found: WorkbookParts, targets: dict[str, str], name: str, about: dict[str, str]
) -> None:
    tag = _tag(name)
    if tag == "workbookPr":
        found.is_1904 = about.get("date1904", "0") in _TRUE
    elif tag == "sheet" and about.get("state", "visible") == "visible":
        key = next((value for label, value in about.items() if _tag(label) == "id"), "")
        if key in targets:
            found.sheets.append((about.get("name", ""), targets[key]))


def _parser(start: Start) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator="|")
    parser.StartElementHandler = start
    return parser


def _tag(name: str) -> str:
    return name[name.rfind("|") + 1 :]
