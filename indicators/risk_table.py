"""The levels of many units as a Chinese table for a terminal."""

import unicodedata
from datetime import date
from typing import Final

import pandas as pd

from indicators.safe_text import remove_controls

_HEADINGS_ZH: Final = ("代码", "名称", "风险等级", "依据", "理由")
_GAP: Final = "  "


def table_zh(decided: pd.DataFrame, on: date) -> str:
    """A heading with the number of units by level, then one aligned line per unit."""
    columns = ["unit_code", "name", "text_zh", "basis_zh", "reason_zh"]
    rows = [_HEADINGS_ZH, *decided[columns].itertuples(index=False, name=None)]
    cells = [[remove_controls(str(cell)) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = [_GAP.join(map(_padded, row, widths)).rstrip() for row in cells]
    counts = "，".join(
        f"{text} {count}" for text, count in decided["text_zh"].value_counts().items()
    )
    return "\n".join([f"{on} 24:00  共 {len(decided)} 个单位：{counts}", *lines]) + "\n"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
