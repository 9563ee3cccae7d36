"""Whether a name that somebody wrote is that of a place in the register."""

from typing import Final

_ENDINGS: Final = ("特别行政区", "自治州", "自治县", "自治旗", "地区", "林区", "新区",
                   "市", "区", "县", "旗", "盟", "州")  # fmt: skip
_PROVINCE_ZH: Final = "省"


def same_name(written: str, registered: str) -> bool:
    """Whether a written name is the registered one, its ending or its people left out."""
    return bool(written) and (_stem(written) == _stem(registered) or _begins(written, registered))


def _stem(name: str) -> str:
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def _begins(written: str, registered: str) -> bool:
    """长阳县 is 长阳土家族自治县: people say the name without the peoples in it.

    吉林 is 吉林省 too, but 吉林市 is not.
    """
    if registered.endswith(_PROVINCE_ZH):
        return written == registered.removesuffix(_PROVINCE_ZH)
    stem = _stem(written)
    return len(stem) > 1 and registered.startswith(stem)
