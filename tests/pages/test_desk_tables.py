"""A table wider than its place on a desk screen ends between two numbers, not within one."""

import json
from itertools import accumulate
from pathlib import Path

import pytest

from figures.axes import text_width
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui

DESK_ROOM = 1440 - 64  # [px] between the margins of a desk screen
KINDS_ROOM = (DESK_ROOM - 16) * 16 // 25  # [px] the wider column of 租金减免
TEXT_SIZE, EDGE = 14, 10  # [px] of the numbers, and from the last digit to the rule


@pytest.mark.parametrize(
    ("page_name", "header", "room"),
    [("rent_relief", "户均减免(元)", KINDS_ROOM), ("rollout", "惠及企业", DESK_ROOM)],
)
def test_the_edge_of_a_table_cuts_no_number(
    full_store: Path, run_page: RunPage, page_name: str, header: str, room: int
) -> None:
    page = run_page(page_name)

    table = next(one for one in page.dataframe if header in one.value.columns)
    settings = json.loads(table.proto.columns)
    names = list(table.value.columns)
    ends = dict(zip(names, accumulate(settings[name]["width"] for name in names), strict=True))
    at_edge = next(name for name, end in ends.items() if end > room)

    assert ends[header] <= room
    if settings[at_edge]["type_config"]["type"] == "number":
        longest = max(text_width(f"{cell:,.1f}", TEXT_SIZE) for cell in table.value[at_edge])
        assert ends[at_edge] - EDGE - longest >= room
