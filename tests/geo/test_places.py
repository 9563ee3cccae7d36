"""The register of zones, provinces and cities."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from geo.boundaries import Level, boundary_features, province_ids
from geo.places.division_register import cities, counties, provinces
from geo.places.divisions_of_2020 import county_changes, urban_districts
from geo.places.zone_register import UnknownZoneError, zone, zones
from indicators.vocabulary import PROVINCES_ZH


def test_there_are_169_zones_in_the_order_of_their_codes() -> None:
    codes = [one.zone_code for one in zones()]

    assert codes == [f"HTZ{number:03}" for number in range(1, 170)]


def test_the_register_repeats_the_reference_facts(reference: Path) -> None:
    with (reference / "zones.csv").open(encoding="utf-8", newline="") as file:
        facts = [
            (row["zone_code"], row["name"], row["adcode"], float(row["lon"]), row["note"])
            for row in csv.DictReader(file)
        ]

    ours = [(one.zone_code, one.name_zh, one.adcode, one.lon, one.note_zh) for one in zones()]

    assert ours == facts


def test_no_name_or_alias_means_two_zones() -> None:
    names = Counter(
        name for one in zones() for name in {one.name_zh, one.short_name_zh, *one.aliases_zh}
    )

    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("alias", "zone_code"),
    [
        ("中关村国家自主创新示范区", "HTZ001"),
        ("张江高新区", "HTZ029"),
        ("杭州高新区(滨江)", "HTZ049"),
        ("光谷", "HTZ099"),
        ("西安高新区", "HTZ155"),
    ],
)
def test_a_common_name_finds_its_zone(alias: str, zone_code: str) -> None:
    found = [one.zone_code for one in zones() if alias in one.aliases_zh]

    assert found == [zone_code]


def test_an_unknown_code_is_named_in_the_error() -> None:
    with pytest.raises(UnknownZoneError) as caught:
        zone("HTZ999")

    assert caught.value.zone_code == "HTZ999"


def test_provinces_of_zones_carry_the_register_s_names() -> None:
    known = {one.adcode: one.name_zh for one in provinces()}

    assert {(one.province_adcode, one.province_zh) for one in zones()} <= known.items()


def test_the_31_reporting_provinces_are_among_the_34() -> None:
    names = [one.name_zh for one in provinces()]

    assert len(names) == 34
    assert [name for name in names if name in PROVINCES_ZH] == list(PROVINCES_ZH)


def test_every_city_belongs_to_a_province() -> None:
    known = {one.adcode for one in provinces()}

    assert len(cities()) == 375
    assert {one.province_adcode for one in cities()} == known


def test_the_counties_are_those_of_the_boundaries() -> None:
    drawn = [
        (feature["id"], feature["properties"]["name"], province)
        for province in province_ids()
        for feature in boundary_features(Level.COUNTY, province)
    ]

    assert [(one.adcode, one.name_zh, one.province_adcode) for one in counties()] == drawn


def test_a_changed_county_leads_to_counties_of_the_register() -> None:
    known = {one.adcode for one in counties()} | {one.adcode for one in cities()}
    lost = [one.old_adcode for one in county_changes() if not {*one.new_adcodes} <= known]
    still_there = [one for one in county_changes() if one.old_adcode in known]

    assert lost == []
    assert {one.kind for one in still_there} == {"split"}


def test_an_urban_area_has_the_districts_that_the_notices_merged(reference: Path) -> None:
    with (reference / "published_risk_hubei_sample.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    listed = {row["adcode"] for row in rows if row["date"] == "2020-02-28"}
    later = {row["adcode"] for row in rows if row["date"] == "2020-03-09"}

    assert {one.district_adcode for one in urban_districts()} == listed - later
