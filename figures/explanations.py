"""What sets a zone apart, said in words with both numbers."""

from typing import Any, Final

from figures.formats import is_missing, percent, points_apart

_NONE_ABOVE_ZH: Final = "五类困难都不高于组内"
_NONE_BELOW_ZH: Final = "五类困难都不低于组内"


def difficulty_sentence(kind_zh: Any, share: Any, group_share: Any, *, above: bool) -> str:
    """The difficulty by which a zone differs most from its group.

    >>> difficulty_sentence("员工返岗难", 0.123, 0.061, above=True)
    '员工返岗难 12.3%，组内 6.1%，高 6.2 个百分点'
    >>> difficulty_sentence(None, None, None, above=False)
    '五类困难都不低于组内'
    """
    if is_missing(kind_zh):
        return _NONE_ABOVE_ZH if above else _NONE_BELOW_ZH
    told = f"{kind_zh} {percent(share)}，组内 {percent(group_share)}"
    apart = points_apart(share - group_share)
    return f"{told}，{'高' if above else '低'} {apart}" if apart else f"{told}，相差无几"


def place_zh(place: Any, placed: Any) -> str:
    """A place among those that reported.

    >>> place_zh(3, 12), place_zh(None, 12)
    ('第 3 / 共 12 家已报', '没有位次')
    """
    return "没有位次" if is_missing(place) else f"第 {place} / 共 {placed} 家已报"
