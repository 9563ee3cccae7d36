"""Places and zones without the long words for their rank, where room is scarce."""

import re
from typing import Final

from indicators.vocabulary import PROVINCES_ZH

_PROVINCE_RANK: Final = re.compile("(壮族|回族|维吾尔)?自治区$|省$|市$")
_ZONE_RANK: Final = re.compile("高(新)?技术产业(开发)?区$")


def short_place_zh(name_zh: str) -> str:
    """A province without the word for its rank, as on a crowded axis.

    >>> short_place_zh("广西壮族自治区"), short_place_zh("北京市"), short_place_zh("合肥市")
    ('广西', '北京', '合肥市')
    """
    if name_zh not in PROVINCES_ZH:
        return name_zh
    return _PROVINCE_RANK.sub("", name_zh)


def short_zone_zh(name_zh: str) -> str:
    """A zone without the long words for its rank, as on a phone.

    >>> short_zone_zh("济南高新技术产业开发区"), short_zone_zh("苏州工业园区")
    ('济南高新区', '苏州工业园区')
    """
    return _ZONE_RANK.sub("高新区", name_zh)
