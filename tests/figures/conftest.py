"""Three zones and three provinces, as a figure takes them."""

import pandas as pd
import pytest

from tests.figures.zone_maps import zone_frame


@pytest.fixture
def three_zones() -> pd.DataFrame:
    """One with a high rate, one with a low rate and a name like markup, one unreported."""
    rows = [
        ("HTZ001", "中关村", 116.2, 40.0, 0.9, "low"),
        ("HTZ099", "武汉东湖<b>&", 114.5, 30.5, 0.4, "high"),
        ("HTZ162", "兰州", 103.9, 36.1, pd.NA, "medium"),
    ]
    return zone_frame(rows)


@pytest.fixture
def three_provinces() -> pd.DataFrame:
    """One with a high rate, one with a low rate, one unreported."""
    rows = [
        ("110000", "北京市", 0.9, 1, 1),
        ("420000", "湖北省", 0.4, 11, 12),
        ("620000", "甘肃省", pd.NA, 0, 2),
    ]
    columns = ["adcode", "name_zh", "value", "units", "expected"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "Float64"})
