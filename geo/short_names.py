"""Names of divisions without the words for their rank, as on a crowded map."""

import re
from typing import Final

from geo.boundaries import Level
from geo.divisions import Division
from geo.places.division_register import provinces

_PEOPLES: Final = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|"
    "纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|"
    "鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_AUTONOMOUS: Final = re.compile(rf"(?:(?:{_PEOPLES})族?)+自治(?:州|县|旗)$")
_CITY_RANK: Final = re.compile("(?:市|地区|盟)$")
_SHORTEST: Final = 2  # characters: 鄂温克族自治旗 keeps a name


def short_name_zh(one: Division) -> str:
    """A division as its own people call it: 恩施、白沙、武汉、江岸区."""
    if one.level is Level.PROVINCE:
        return _provinces()[one.adcode]
    rank = _CITY_RANK if one.level is Level.CITY else None
    for word in (_AUTONOMOUS, rank):
        shorter = word.sub("", one.name_zh) if word else one.name_zh
        if _SHORTEST <= len(shorter) < len(one.name_zh):
            return shorter
    return one.name_zh


def _provinces() -> dict[str, str]:
    return {one.adcode: one.short_name_zh for one in provinces()}
