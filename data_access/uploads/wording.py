"""How a user's own text is quoted in a message: short, without personal data."""

import re
from typing import Final

from indicators.safe_text import remove_controls

SHOWN_LIMIT: Final = 60
PERSONAL_PATTERN: Final = (
    r"(?:^|[^0-9])[0-9]{17}[0-9Xx](?:[^0-9]|$)|(?:^|[^0-9])1[3-9][0-9]{9}(?:[^0-9]|$)"
)
_PERSONAL: Final = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|1[3-9][0-9]{9})(?![0-9])")
_PLAIN: Final = re.compile(r"[0-9A-Za-z.%一-鿿-]{0,10}")


def mask_personal(text: str) -> str:
    """Text whose identity-card (身份证号) and mobile numbers (手机号) keep only their ends."""
    return _PERSONAL.sub(lambda match: _masked(match.group()), text)


def shown(text: str) -> str:
    """A cell as an issue quotes it: at most 60 characters, controls removed, masked."""
    if _PLAIN.fullmatch(text):
        return text
    masked = mask_personal(remove_controls(text))
    return masked if len(masked) <= SHOWN_LIMIT else f"{masked[:SHOWN_LIMIT]}…"


def quoted(text: str) -> str:
    """The cell inside a sentence."""
    return f"“{shown(text)}”"


def _masked(digits: str) -> str:
    return f"{digits[:3]}{'*' * (len(digits) - 5)}{digits[-2:]}"
