"""User text made harmless for the place where it is shown."""

import html
import re
import unicodedata
from typing import Final

_MARKDOWN_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&@])")
# Streamlit turns these into links, icons and arrows after Markdown is parsed, so that no backslash
# helps: bare addresses (http://, www., mail), :material/…: and :streamlit:, -> -- >= and the like.
_LIVE_AFTER_PARSING: Final = re.compile(
    r":(?=[A-Za-z/])|@(?=\w)|www(?=\.)|[-<>=~](?=[-<>=~])", re.IGNORECASE
)
_WORD_JOINER: Final = "\u2060"  # invisible, takes no room, breaks no line
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BREAKS: Final = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_BIDI_CONTROLS: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def escape_markdown(text: str) -> str:
    """Text for a Markdown sink (st.markdown, st.metric, labels): shown literally, on one line.

    An invisible word joiner breaks what a backslash cannot (addresses, icons, arrows).
    """
    inert = _LIVE_AFTER_PARSING.sub(rf"\g<0>{_WORD_JOINER}", " ".join(text.split()))
    return _MARKDOWN_SPECIAL.sub(r"\\\1", inert)


def escape_plotly(text: str) -> str:
    """Text for a plotly label or hover, which reads a subset of HTML."""
    return html.escape(text, quote=False)


def neutralise_formula(text: str) -> str:
    """A cell that a spreadsheet will not run: a leading apostrophe where it would be a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def remove_controls(text: str) -> str:
    """Text without control and direction-changing characters; line breaks become spaces."""
    kept = (
        " " if character in _BREAKS else character
        for character in text
        if character in _BREAKS
        or (unicodedata.category(character) != "Cc" and character not in _BIDI_CONTROLS)
    )
    return "".join(kept)


def storable(text: str) -> str:
    """Text that every database takes: no control characters, no halves of characters."""
    return remove_controls(text).encode("utf-8", "replace").decode()
