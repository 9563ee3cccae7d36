"""A report as a table in the sheet's own units."""

import pandas as pd

from figures.report_rows import REPORT_COLUMNS, report_rows, report_texts
from figures.tables import display_frame

REPORT = pd.DataFrame(
    [
        ("企业总数", "家", "count", 1200, 1190),
        ("产能恢复率(%)", "%", "rate", 0.853, 0.86),
        ("尚缺工人数", "人", "count", pd.NA, 15),
        ("政策需求", "", "text", "<b>贷款", pd.NA),
        ("备注", "", "text", pd.NA, "上周的话"),
    ],
    columns=["header_zh", "unit_zh", "kind", "value", "previous"],
)


def test_shares_are_in_percent_and_a_missing_week_has_no_change() -> None:
    shown = display_frame(report_rows(REPORT), REPORT_COLUMNS)

    cells = shown.astype(object).where(shown.notna(), None).to_numpy().tolist()
    assert cells == [
        ["企业总数", "家", 1200.0, 1190.0, 10.0],
        ["产能恢复率", "%", 85.3, 86.0, -0.7],
        ["尚缺工人数", "人", None, 15.0, None],
    ]


def test_only_what_was_written_this_week_is_told() -> None:
    assert report_texts(REPORT) == [("政策需求", "<b>贷款")]
