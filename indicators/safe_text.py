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
_CONTROL_CATEGORIES: Final = frozenset(("Cc", "Cs"))  # Cs: one half of a character
_NO_CHARACTERS: Final = frozenset("\ufffe\uffff")  # no file of an office program holds them


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
    """Text that every file takes: no control or direction-changing characters.

    Halves of characters and U+FFFE, U+FFFF go too, which XML refuses; line breaks become spaces.
    """
    return "".join(
        " " if character in _BREAKS else character
        for character in text
        if character in _BREAKS or not _is_control(character)
    )


def storable(text: str) -> str:
    """Text that every database takes: as `remove_controls`; half a character becomes a "?"."""
    return remove_controls(text.encode("utf-8", "replace").decode())


def _is_control(character: str) -> bool:
    is_control = unicodedata.category(character) in _CONTROL_CATEGORIES
    return is_control or character in _BIDI_CONTROLS or character in _NO_CHARACTERS
