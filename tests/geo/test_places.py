"""The register of zones, provinces and cities."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from geo.places import UnknownZoneError, cities, province_of, provinces, zone, zones
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


def test_a_zone_knows_its_province() -> None:
    province = province_of("HTZ169")

    assert (province.adcode, province.name_zh, province.short_name_zh) == (
        "650000",
        "新疆维吾尔自治区",
        "新疆",
    )


def test_provinces_of_zones_carry_the_register_s_names() -> None:
    pairs = {(one.province_zh, province_of(one.zone_code).name_zh) for one in zones()}

    assert all(written == known for written, known in pairs)


def test_the_31_reporting_provinces_are_among_the_34() -> None:
    names = [one.name_zh for one in provinces()]

    assert len(names) == 34
    assert [name for name in names if name in PROVINCES_ZH] == list(PROVINCES_ZH)


def test_every_city_belongs_to_a_province() -> None:
    known = {one.adcode for one in provinces()}

    assert len(cities()) == 375
    assert {one.province_adcode for one in cities()} == known
