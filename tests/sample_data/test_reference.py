"""The facts that the sample carries are the ones that were gathered, unchanged."""

from pathlib import Path

import pytest

CARRIED = Path(__file__).resolve().parents[2] / "sample_data" / "reference"


@pytest.mark.parametrize(
    ("carried", "gathered"),
    [
        ("zone_cases_weekly.csv", "zone_cases_weekly.csv"),
        ("risk_notices_hubei.csv", "published_risk_hubei_sample.csv"),
    ],
)
def test_a_carried_file_is_the_gathered_one(carried: str, gathered: str, reference: Path) -> None:
    assert (CARRIED / carried).read_bytes() == (reference / gathered).read_bytes()


def test_every_carried_file_names_its_source() -> None:
    sources = (CARRIED / "SOURCES.md").read_text(encoding="utf-8")

    assert [one.name for one in CARRIED.glob("*.csv") if f"`{one.name}`" not in sources] == []
