"""Every indicator can be chosen on every page that offers a choice."""

from pathlib import Path

import pytest

from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui


@pytest.mark.parametrize("name", ["overview", "risk_map", "zone_detail", "compare", "rent_relief"])
def test_each_indicator_of_a_page_can_be_shown(
    full_store: Path, run_page: RunPage, name: str
) -> None:
    page = run_page(name, week="2020-04-05")
    options = next(box.options for box in page.selectbox if box.label == "指标")

    failed = []
    for option in options:
        box = next(box for box in page.selectbox if box.label == "指标")
        if box.set_value(option).run().exception:
            failed.append(option)

    assert (len(options) > 1, failed) == (True, [])
