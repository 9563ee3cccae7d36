"""The sample says what was published in 2020; run with -s to see the table."""

import pandas as pd
import pytest

from sample_data.known import KnownSample
from sample_data.published import compared, figures


@pytest.fixture(scope="session")
def comparison(sample: KnownSample) -> pd.DataFrame:
    table = compared(sample)
    print(f"\n{table.to_string()}")  # noqa: T201  (the table is what a reviewer reads)
    return table


@pytest.mark.parametrize("row", range(len(figures())), ids=[one.name_zh for one in figures()])
def test_each_published_figure_is_met(row: int, comparison: pd.DataFrame) -> None:
    one = comparison.iloc[row]

    assert one["met"], f"{one['name_zh']}: 公布 {one['published']}，示例 {one['sample']}"
