"""Spellings that mean the same: widths, spaces and characters that nobody can see."""

import re
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

_INVISIBLE_CHARACTERS: Final = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e"  # zero-width
    "\u00a0\u3000\u2000-\u200a\u202f\u205f"  # spaces that are not the space bar's
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # direction marks
    "\u0001-\u001f\u007f-\u009f"  # controls, line breaks included
)
_INVISIBLE_PATTERN: Final = f"[{_INVISIBLE_CHARACTERS}]"
_INVISIBLE: Final = re.compile(_INVISIBLE_PATTERN)
_SPACE, _DELETE = 0x20, 0x7F
_TEXT: Final = pa.large_string()
_SPACES: Final = re.compile(r"\s+")
_TO_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BRACKETS: Final = str.maketrans("【】〔〕［］〈〉《》{}[]", "()()()()()()()")
_DIGIT_SIGNS: Final = str.maketrans(
    "０１２３４５６７８９．，－−﹣＋％／（）", "0123456789.,---+%/()", "\u3000\u00a0"
)


def has_invisible(text: str) -> bool:
    """Whether the text holds a character that nobody can see."""
    return _INVISIBLE.search(text) is not None


def without_invisible(text: str) -> str:
    """Text of a key or number without characters that nobody can see, trimmed."""
    return _INVISIBLE.sub("", text).strip()


def fold_name(text: str) -> str:
    """A header or a unit's name for comparing: half width, round brackets, no spaces."""
    visible = _INVISIBLE.sub("", text).translate(_TO_HALF_WIDTH).translate(_BRACKETS)
    return _SPACES.sub("", visible).casefold()


def fold_digits(text: str) -> str:
    """A number or a date with its full-width signs made half-width; nothing else changes.

    A whitelist: other scripts' digits stay as they are and are refused later.
    """
    return text.translate(_DIGIT_SIGNS).strip()


def clean_keys(texts: pd.Series) -> pd.Series:
    """Every cell trimmed and without invisible characters; untouched where there are none."""
    if is_visible_ascii(texts):
        return texts
    affected = texts.str.contains(rf"^ | \Z|{_INVISIBLE_PATTERN}")
    if not affected.any():
        return texts
    return texts.mask(affected, texts[affected].map(without_invisible))


def is_visible_ascii(texts: pd.Series) -> bool:
    """Whether a column holds nothing but ASCII letters, digits and signs; not even a space.

    Looks at the column's bytes as a whole, so most columns of numbers and codes cost nothing.
    """
    column = pa.array(texts, _TEXT)
    chunks = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
    return all(_all_visible_ascii(chunk.buffers()[2]) for chunk in chunks)


def _all_visible_ascii(characters: pa.Buffer | None) -> bool:
    codes = np.frombuffer(characters or b"", dtype=np.uint8)
    return codes.size == 0 or bool(codes.min() > _SPACE and codes.max() < _DELETE)
