"""How large a zone is: fixed classes of its 企业总数 (规模)."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from indicators.vocabulary import LabelledEnum

_MANY: Final = 1_000  # [enterprises]
_SEVERAL: Final = 500  # [enterprises]
_SOME: Final = 300  # [enterprises]


class SizeClass(LabelledEnum):
    """Classes of enterprises in a zone, the largest first.

    The bounds are fixed, not quartiles of a week: a zone changes its class only when its own
    number does. Of 169 zones about 23, 36, 42 and 68 stand in the four.
    """

    VERY_LARGE = "very_large", "特大规模"
    LARGE = "large", "大规模"
    MEDIUM = "medium", "中等规模"
    SMALL = "small", "小规模"


_FLOORS: Final = {SizeClass.VERY_LARGE: _MANY, SizeClass.LARGE: _SEVERAL, SizeClass.MEDIUM: _SOME}
RANGES_ZH: Final[Mapping[str, str]] = {
    SizeClass.VERY_LARGE: f"企业{_MANY:,}家及以上",
    SizeClass.LARGE: f"企业{_SEVERAL}–{_MANY - 1}家",
    SizeClass.MEDIUM: f"企业{_SOME}–{_SEVERAL - 1}家",
    SizeClass.SMALL: f"企业不足{_SOME}家",
}


def size_class(enterprises: Any) -> SizeClass | None:
    """The class of a number of enterprises; none where nobody knows the number."""
    if pd.isna(enterprises):
        return None
    reached = (size for size, floor in _FLOORS.items() if enterprises >= floor)
    return next(reached, SizeClass.SMALL)
