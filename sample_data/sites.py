"""The register of 百城百园 sites: 16 members that were found, the others invented (示例…)."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from indicators.vocabulary import PROVINCES_ZH, SiteType
from sample_data.draws import generator, picked

CITY_THEMES_ZH: Final = (
    "疫情防控", "智慧城市(社区)", "卫生健康", "智慧环境", "智慧农业", "科技扶贫", "灾害应急",
)  # fmt: skip
PARK_INDUSTRIES_ZH: Final = (
    "生物技术", "未来食品", "医疗装备", "5G网络", "人工智能", "工业互联网", "节能环保", "智能制造",
)  # fmt: skip
PER_PROVINCE: Final = 3  # cities, and as many parks
SMALLER_QUOTAS: Final = {"西藏自治区": 1, "海南省": 2, "青海省": 2, "宁夏回族自治区": 2}
HUBEI_CITIES: Final = 14  # 湖北 is free of the quota: 28 projects in all
HUBEI_PARKS: Final = 14
LHASA: Final = ("540100", 91.13, 29.65)  # 西藏 has no national zone to stand beside
INVENTED_PARKS: Final = {
    SiteType.ZONE: 0.62, SiteType.AGRICULTURAL_PARK: 0.38,
}  # fmt: skip
PARK_NAMES_ZH: Final = {
    SiteType.ZONE: "示例高新区",
    SiteType.AGRICULTURAL_PARK: "示例农业科技园区",
}


@dataclass(frozen=True)
class _Member:
    """A member named by a source; `beside` is the zone in whose city it lies."""

    name_zh: str
    kind: SiteType
    beside: str
    is_zone: bool = False
    theme_zh: str = ""


JIANGSU_MEMBERS: Final = (
    _Member("南京市", SiteType.CITY, "HTZ031"),
    _Member("无锡市", SiteType.CITY, "HTZ034"),
    _Member("南通市", SiteType.CITY, "HTZ041"),
    _Member("镇江市", SiteType.CITY, "HTZ042"),
    _Member("昆山市", SiteType.CITY, "HTZ037"),
    _Member("张家港市", SiteType.CITY, "HTZ046"),
    _Member("苏州工业园区", SiteType.ZONE, "HTZ032", is_zone=True),
    _Member("常州高新区", SiteType.ZONE, "HTZ035", is_zone=True),
    _Member("徐州高新区", SiteType.ZONE, "HTZ039", is_zone=True),
    _Member("泰州医药高新区", SiteType.ZONE, "HTZ036", is_zone=True),
    _Member("苏州高新区", SiteType.ZONE, "HTZ033", is_zone=True),
    _Member("常熟高新区", SiteType.ZONE, "HTZ046", is_zone=True),
    _Member("南京农高区", SiteType.AGRICULTURAL_ZONE, "HTZ031"),
)
HUBEI_MEMBERS: Final = (
    _Member("仙桃市", SiteType.CITY, "HTZ104", theme_zh="仙桃市非织造布产业高质量发展"),
    _Member("仙桃高新区", SiteType.ZONE, "HTZ104", is_zone=True,
            theme_zh="智能制造产业升级及先进技术推广应用"),
    _Member("仙桃国家农业科技园区", SiteType.AGRICULTURAL_PARK, "HTZ104",
            theme_zh="黄鳝规模化养殖加工关键技术研发及产销电商平台建设"),
)  # fmt: skip
MEMBERS: Final = {"江苏省": JIANGSU_MEMBERS, "湖北省": HUBEI_MEMBERS}


def sites(zones: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row per site: the columns of CheckContext.units, city_adcode, lon, lat, theme."""
    draws = generator(seed, "sites")
    found = [row for province in MEMBERS for row in _found(province, zones, draws)]
    invented = [row for province in PROVINCES_ZH for row in _invented(province, zones, draws)]
    register = pd.DataFrame(found + invented)
    order = register["province_zh"].map(PROVINCES_ZH.index)
    register = register.iloc[np.argsort(order, kind="stable")].reset_index(drop=True)
    register.insert(0, "unit_code", [f"BCY{number:03d}" for number in range(1, len(register) + 1)])
    return _numbered(register)


def _found(
    province: str, zones: pd.DataFrame, draws: np.random.Generator
) -> list[dict[str, object]]:
    place_of = dict(zip(zones["zone_code"], _places(zones), strict=True))
    return [
        _site(
            member.name_zh, province, member.kind, place_of[member.beside], draws,
            zone_code=member.beside if member.is_zone else "", theme=member.theme_zh,
        )
        for member in MEMBERS[province]
    ]  # fmt: skip


def _invented(
    province: str, zones: pd.DataFrame, draws: np.random.Generator
) -> list[dict[str, object]]:
    cities, parks = _openings(province)
    kinds = [SiteType.CITY] * cities + list(picked(draws, INVENTED_PARKS, parks))
    nearby = zones[zones["province"] == province]
    places = [LHASA] if nearby.empty else _places(nearby)
    return [
        _site("", province, kind, places[number % len(places)], draws)
        for number, kind in enumerate(kinds)
    ]


def _places(zones: pd.DataFrame) -> list[tuple[str, float, float]]:
    columns = (zones[name].tolist() for name in ("city_adcode", "lon", "lat"))
    return [
        (str(adcode), float(lon), float(lat)) for adcode, lon, lat in zip(*columns, strict=True)
    ]


def _openings(province: str) -> tuple[int, int]:
    """How many cities and parks are invented, beside those that were found."""
    if province == "江苏省":
        return 0, 0
    if province == "湖北省":
        found = sum(member.kind is SiteType.CITY for member in HUBEI_MEMBERS)
        return HUBEI_CITIES - found, HUBEI_PARKS - (len(HUBEI_MEMBERS) - found)
    quota = SMALLER_QUOTAS.get(province, PER_PROVINCE)
    return quota, quota


def _site(
    name: str, province: str, kind: SiteType, place: tuple[str, float, float],
    draws: np.random.Generator, *, zone_code: str = "", theme: str = "",
) -> dict[str, object]:  # fmt: skip
    city_adcode, lon, lat = place
    menu = CITY_THEMES_ZH if kind is SiteType.CITY else PARK_INDUSTRIES_ZH
    near = draws.uniform(-0.15, 0.15, 2)
    return {
        "name_zh": name, "short_name_zh": "", "aliases_zh": (), "province_zh": province,
        "kind": str(kind), "grade": "", "zone_code": zone_code,
        "valid_from": None, "valid_until": None, "city_adcode": city_adcode,
        "lon": round(lon + near[0], 3), "lat": round(lat + near[1], 3),
        "theme": theme or str(draws.choice(menu)),
    }  # fmt: skip


def _numbered(register: pd.DataFrame) -> pd.DataFrame:
    """Names for the invented sites, such as 示例城市001."""
    stems = register["kind"].map(
        {str(kind): name for kind, name in PARK_NAMES_ZH.items()} | {str(SiteType.CITY): "示例城市"}
    )
    nameless = register["name_zh"] == ""
    numbers = register[nameless].groupby("kind").cumcount() + 1
    names = stems[nameless] + numbers.map("{:03d}".format)
    register.loc[nameless, "name_zh"] = names
    return register
