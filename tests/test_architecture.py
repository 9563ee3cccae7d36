"""The law of the house: which room may import what, where a session opens, how files are named."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
PAGES = PROJECT / "pages"
ORM = ("sqlmodel", "sqlalchemy")


@dataclass(frozen=True)
class Law:
    """What a room may import of ours, and what of others it must never import.

    A name covers everything below it: `geo` also allows `geo.places`. `pages.*` stands for the
    page files themselves, and `streamlit` in `only` for nothing of Streamlit but what is listed.
    """

    ours: tuple[str, ...]
    never: tuple[str, ...]
    only: tuple[str, ...] = ()


# The law of the house. There are no exceptions: change the law and say why in DECISIONS.md.
LAWS = {
    "indicators": Law((), ("streamlit", "plotly", "geopandas", *ORM)),
    "geo": Law(("indicators.vocabulary",), ("streamlit", "plotly", *ORM)),
    "data_access": Law(("indicators", "geo.places"), ("streamlit", "plotly", "geopandas")),
    "figures": Law(("indicators", "geo"), ("streamlit", *ORM)),
    "pages": Law(
        (
            "pages.components", "figures", "geo", "indicators", "data_access", "serving",
            "sample_data",
        ),
        ("sqlalchemy", "sqlite3", "plotly"),
    ),
    "serving": Law(
        ("data_access", "indicators", "geo", "figures"),
        ("streamlit",),
        # the server side, its way to an identity provider included
        only=(
            "streamlit.config", "streamlit.file_util", "streamlit.runtime", "streamlit.auth_util",
            "streamlit.web.server.starlette",
        ),
    ),
    "sample_data": Law(("data_access", "indicators", "geo.places"), ("streamlit", "plotly")),
    "app.py": Law(
        ("pages.components", "serving", "data_access"), ("pandas", "plotly", "sqlalchemy")
    ),
}  # fmt: skip
ROOMS = tuple(LAWS)
FORBIDDEN_IN_PAGES = {"Session", "select", "groupby", "merge", "read_csv"}
SESSION_OPENERS = {"Session", "reading", "writing"}
EMPTY_FILE_NAMES = {
    "utils", "util", "helpers", "helper", "misc", "common", "base", "core", "manager", "lib",
    "tools", "stuff", "functions", "constants", "types", "models",
}  # fmt: skip
TOP_LEVEL = {
    "app.py", "pages", "data_access", "geo", "indicators", "figures", "serving", "sample_data",
    "tests", "README.md", "CHANGELOG.md", "DECISIONS.md", "SECURITY.md", "LICENSE", "Makefile",
    "pyproject.toml",
    "requirements.txt", ".streamlit", ".ci", ".gitignore",
}  # fmt: skip


@dataclass(frozen=True)
class Import:
    """One imported module, with what is taken from it, and where."""

    path: Path
    line: int
    module: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(PROJECT)}:{self.line} imports {self.module}"


def sources(room: str) -> list[Path]:
    place = PROJECT / room
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def imports_of(path: Path) -> Iterator[Import]:
    """Every module a file names, those inside functions too; `from a import b` names a.b."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(path, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            above = path.relative_to(PROJECT).parent.parts
            base = ".".join(above[: len(above) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            for alias in node.names:
                yield Import(path, node.lineno, f"{module}.{alias.name}")


def covered(module: str, names: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def is_lawful(room: str, module: str) -> bool:
    law = LAWS[room]
    if covered(module, law.only):
        return True
    if covered(module, law.never):
        return False
    own = covered(module, (room,)) and room != "pages"
    is_ours = covered(module, ROOMS) or covered(module, ("app", "tests"))
    return own or not is_ours or covered(module, law.ours)


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_imports_only_what_it_may(room: str) -> None:
    broken = [
        str(found)
        for path in sources(room)
        for found in imports_of(path)
        if not is_lawful(room, found.module)
    ]

    assert broken == []


@pytest.mark.parametrize(
    ("room", "module", "lawful"),
    [
        ("indicators", "pandas", True),
        ("indicators", "indicators.cards.Unit", True),
        ("indicators", "geo.places", False),
        ("indicators", "sqlalchemy.orm", False),
        ("geo", "indicators.vocabulary.Dataset", True),
        ("geo", "indicators.periods", False),
        ("data_access", "geo.places.zone_register.zones", True),
        ("data_access", "geo.boundaries", False),
        ("data_access", "geo", False),
        ("figures", "sqlmodel.Session", False),
        ("pages", "pages.components.cards", True),
        ("pages", "pages.overview", False),
        ("pages", "plotly.graph_objects", False),
        ("serving", "streamlit.config", True),
        ("serving", "streamlit", False),
        ("serving", "pages.components.cards", False),
        ("sample_data", "figures.maps", False),
        ("app.py", "pages.overview", False),
        ("app.py", "pandas", False),
    ],
)
def test_the_law_is_read_as_it_is_written(room: str, module: str, lawful: bool) -> None:
    assert is_lawful(room, module) is lawful


def test_a_page_has_no_session_no_query_and_no_arithmetic() -> None:
    broken = [
        f"{path.name}:{line} has {name}"
        for path in sorted(PAGES.glob("*.py"))
        for line, name in names_in(path)
        if name in FORBIDDEN_IN_PAGES
    ]

    assert broken == []


def test_only_the_loaders_open_a_session_in_the_pages() -> None:
    broken = [
        f"{path.relative_to(PROJECT)}:{line} has {name}"
        for path in sorted(PAGES.rglob("*.py"))
        if path != PAGES / "components" / "loaders.py"
        for line, name in names_in(path)
        if name in SESSION_OPENERS
    ]

    assert broken == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    files = [path for room in (*ROOMS, "tests") for path in sources(room)]

    broken = [
        str(path.relative_to(PROJECT))
        for path in files
        if path.stem in EMPTY_FILE_NAMES or not re.fullmatch(r"[a-z0-9_]+", path.stem)
    ]

    assert broken == []


def test_the_top_level_is_exactly_the_list() -> None:
    ignored = (PROJECT / ".gitignore").read_text(encoding="utf-8").split()
    unseen = {name.rstrip("/") for name in ignored} | {".git"}
    here = {path.name for path in PROJECT.iterdir()} - unseen

    assert {"unknown": here - TOP_LEVEL, "missing": TOP_LEVEL - here} == {
        "unknown": set(),
        "missing": set(),
    }


def test_every_room_is_there() -> None:
    assert [room for room in ROOMS if not sources(room)] == []


def names_in(path: Path) -> Iterator[tuple[int, str]]:
    """Every name and attribute a file uses or imports, with its line."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, alias.name) for alias in node.names)
