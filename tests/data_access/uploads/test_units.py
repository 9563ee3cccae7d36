"""Names that are not in the register: the nearest are offered, the most alike first."""

import pandas as pd
import pytest

from data_access.uploads.units import UnitBook
from geo.places.zone_register import zones


@pytest.fixture(scope="module")
def book() -> UnitBook:
    """All 169 zones under their names and short names."""
    register = pd.DataFrame(
        [(zone.zone_code, zone.name_zh, zone.short_name_zh, ()) for zone in zones()],
        columns=["unit_code", "name_zh", "short_name_zh", "aliases_zh"],
    )
    return UnitBook.of(register)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("裹阳高新区", "襄阳"),
        ("裹阳高新技术产业开发区", "襄阳"),
        ("石家压高新区", "石家庄"),
        ("大莲高新区", "大连"),
    ],
)
def test_a_name_with_a_character_that_looks_alike_is_offered_first(
    book: UnitBook, written: str, meant: str
) -> None:
    resolved = book.resolve("", written)

    (finding,) = resolved.findings
    offered = finding.message_zh.partition("是否为：")[2].split("、")
    assert resolved.unit_code is None
    assert offered[0].startswith(meant)
