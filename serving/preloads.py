"""Links by which the browser fetches the scripts of our pages at once.

Streamlit's frontend asks for the script of a table or a button only when its first message has
arrived, a second after the page began.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from streamlit import file_util

# What the pages show, the heaviest first: these are names of files in Streamlit's static folder.
ELEMENTS: Final = (
    "DataFrame", "BidiComponent", "Selectbox", "DateInput", "ButtonGroup", "Checkbox", "Html",
    "PageLink", "DownloadButton",
)  # fmt: skip
_STATIC_IMPORT: Final = re.compile(r"""(?:from|import)\s*["']\./([^"']+\.js)["']""")


def preload_links(index: str) -> str:
    """One link per script that the elements need and the index page does not name already."""
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">\n  '
        for name in scripts_of(ELEMENTS)
        if name not in index
    )


@cache
def scripts_of(elements: Iterable[str]) -> tuple[str, ...]:
    """The file of each element and all it imports, each once; an unknown element has none."""
    folder = Path(file_util.get_static_dir(), "static", "js")
    found: dict[str, None] = {}
    for element in elements:
        for file in sorted(folder.glob(f"{element}.*.js")):
            found |= dict.fromkeys(_with_imports(file, set()))
    return tuple(found)


def _with_imports(script: Path, seen: set[str]) -> Iterator[str]:
    if script.name in seen:
        return
    seen.add(script.name)
    yield script.name
    for name in _STATIC_IMPORT.findall(script.read_text(encoding="utf-8")):
        yield from _with_imports(script.with_name(name), seen)
