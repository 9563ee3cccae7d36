"""Tables: Chinese headers with units, numbers that sort, cells that no spreadsheet runs."""

from datetime import date

import pandas as pd

from figures.tables import ColumnFormat, TableKind, card_column, display_frame, table_export_rows
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from indicators.vocabulary import RiskLevel

ROWS = pd.DataFrame(
    {
        "value": [0.94253, None],
        "name_zh": ["=甲区", "乙区"],
        "level": [RiskLevel.LOW, None],
        "on": [date(2020, 4, 5), None],
        "rent_cny": [356_781, None],
        "units": [3, None],
    }
)
COLUMNS = {
    "name_zh": ColumnFormat("名称"),
    "level": ColumnFormat("风险等级", choices=RiskLevel),
    "on": ColumnFormat("日期", TableKind.DATE),
    "value": ColumnFormat("复工率", TableKind.SHARE),
    "rent_cny": ColumnFormat("减免租金", TableKind.MONEY),
    "units": ColumnFormat("已报", TableKind.COUNT),
}


def test_a_table_shows_chinese_columns_in_order_with_their_units() -> None:
    shown = display_frame(ROWS, COLUMNS)

    assert list(shown.columns) == [
        "名称", "风险等级", "日期", "复工率(%)", "减免租金(万元)", "已报",
    ]  # fmt: skip
    assert list(shown.iloc[0]) == ["=甲区", "低风险", "2020-04-05", 94.3, 35.7, 3]


def test_a_missing_cell_stays_missing_on_the_screen() -> None:
    shown = display_frame(ROWS, COLUMNS)

    assert list(shown.iloc[1].isna()) == [False, True, True, True, True, True]


def test_a_file_gets_numbers_as_numbers_and_harmless_text() -> None:
    header, first, second = table_export_rows(ROWS, COLUMNS)

    assert header[3] == "复工率(%)"
    assert first == ["'=甲区", "低风险", "2020-04-05", 94.25, 35.6781, 3]
    assert second == ["乙区", None, None, None, None, None]


def test_the_column_of_an_indicator_comes_from_its_card() -> None:
    column = card_column(ENTERPRISE_RESUMPTION_RATE)

    assert (column.header_zh, column.kind, column.number_format) == (
        "企业复工率", TableKind.SHARE, "%.1f%%",
    )  # fmt: skip
    assert column.help_zh == ENTERPRISE_RESUMPTION_RATE.formula_zh
