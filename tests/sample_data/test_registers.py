"""Invented units say so; the numbers by kind and province are the published ones."""

from pathlib import Path

import pandas as pd
import pytest

from geo.places.zone_register import zones
from sample_data.make_sample import carrier_register, site_register

REGISTER_COLUMNS = [
    "unit_code", "name_zh", "short_name_zh", "aliases_zh", "province_zh", "kind", "grade",
    "zone_code", "valid_from", "valid_until",
]  # fmt: skip


@pytest.fixture(scope="module")
def carriers() -> pd.DataFrame:
    return carrier_register()


@pytest.fixture(scope="module")
def sites() -> pd.DataFrame:
    return site_register()


def test_registers_have_the_columns_of_the_checks(
    carriers: pd.DataFrame, sites: pd.DataFrame
) -> None:
    assert list(carriers.columns) == REGISTER_COLUMNS
    assert list(sites.columns) == [*REGISTER_COLUMNS, "city_adcode", "lon", "lat", "theme"]


def test_carriers_by_kind_and_province_are_the_published_numbers(carriers: pd.DataFrame) -> None:
    incubators = carriers[carriers["kind"] == "incubator"]["province_zh"].value_counts()
    five = incubators[["广东省", "江苏省", "浙江省", "山东省", "河北省"]].sum()

    assert carriers["kind"].value_counts().to_dict() == {
        "maker_space": 8_000, "incubator": 5_206, "science_park": 115,
    }  # fmt: skip
    assert (incubators["广东省"], incubators["江苏省"]) == (1_013, 832)
    assert five / incubators.sum() > 0.54


def test_every_carrier_name_is_invented_and_used_once(carriers: pd.DataFrame) -> None:
    assert carriers["name_zh"].str.startswith("示例").all()
    assert carriers["name_zh"].is_unique
    assert carriers["unit_code"].is_unique


def test_about_half_of_the_carriers_stand_in_a_zone_and_every_zone_has_some(
    carriers: pd.DataFrame,
) -> None:
    province = {zone.zone_code: zone.province_zh for zone in zones()}
    inside = carriers[carriers["zone_code"] != ""]

    assert set(inside["zone_code"]) == set(province)
    assert (inside["zone_code"].map(province) == inside["province_zh"]).all()
    assert 0.45 <= len(inside) / len(carriers) <= 0.55


def test_only_the_members_that_were_found_have_real_names(
    sites: pd.DataFrame, reference: Path
) -> None:
    listed = pd.read_csv(reference / "baicheng_baiyuan.csv")
    members = listed[listed["kind"].isin(["member_city", "member_park"])]["name_or_field"]

    real = sites[~sites["name_zh"].str.startswith("示例")]["name_zh"]

    assert sorted(real) == sorted(members)
    assert len(real) == 16


def test_sites_stay_within_the_quota_of_their_province(sites: pd.DataFrame) -> None:
    free = sites[~sites["province_zh"].isin(["江苏省", "湖北省"])]
    is_city = free["kind"].eq("city").rename("is_city")

    assert free.groupby(["province_zh", is_city]).size().max() <= 3
    assert (sites["province_zh"] == "湖北省").sum() == 28
    assert 195 <= len(sites) <= 210


def test_a_site_that_is_a_real_zone_is_linked_to_it(sites: pd.DataFrame) -> None:
    linked = sites[sites["zone_code"] != ""].set_index("name_zh")["zone_code"]

    assert linked.to_dict() == {
        "苏州工业园区": "HTZ032", "常州高新区": "HTZ035", "徐州高新区": "HTZ039",
        "泰州医药高新区": "HTZ036", "苏州高新区": "HTZ033", "常熟高新区": "HTZ046",
        "仙桃高新区": "HTZ104",
    }  # fmt: skip
