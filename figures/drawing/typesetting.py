"""typst as this product uses it: files in, bytes out, nothing asked of any other machine."""

from collections.abc import Mapping
from typing import Any, Final, Literal, cast

MAIN: Final = "main.typ"


def typeset(
    files: Mapping[str, bytes], kind: Literal["pdf", "png"], dots_per_inch: int | None = None
) -> bytes:
    """Set `main.typ` with the files it names beside it.

    Args:
        files: by name; `main.typ` is the document.
        kind: what to make of it; of a PNG only its one page.
        dots_per_inch: of a PNG.
    """
    import typst  # noqa: PLC0415 - every page offers pictures, and few visitors ask for one

    compile_files = cast("Any", typst.compile)  # its stubs know paths only
    return bytes(compile_files(dict(files), format=kind, ppi=dots_per_inch))
