"""Numbers are read exactly, by one grammar, and the fast way gives what the exact way gives."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.datasets.columns import Column, ColumnKind, ColumnPart
from data_access.uploads.column_values import number_values
from data_access.uploads.issues import Issue
from data_access.uploads.number_grammar import parse_number

COUNT = Column("n", "企业数", ColumnKind.COUNT, ColumnPart.VALUE, unit_zh="家", maximum=200_000)
MONEY = Column(
    "m", "租金(万元)", ColumnKind.MONEY, ColumnPart.VALUE, unit_zh="万元", decimals=4, maximum=1e7
)
RATE = Column(
    "r", "比率(%)", ColumnKind.RATE, ColumnPart.VALUE, unit_zh="%", decimals=2, maximum=300
)
AREA = Column(
    "a", "面积", ColumnKind.NUMBER, ColumnPart.VALUE, unit_zh="平方米", decimals=2, maximum=1e7
)


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("1200", COUNT, "1200"),
        ("1,234", COUNT, "1234"),
        ("1，234", COUNT, "1234"),
        ("１２３４", COUNT, "1234"),
        ("1.2万", COUNT, "12000"),
        ("85人", COUNT, "85"),
        ("1E+05", COUNT, "100000"),
        ("-0", COUNT, "0"),
        ("007", COUNT, "7"),
        ("21.4", MONEY, "214000"),
        ("21.4万元", MONEY, "214000"),
        ("214000元", MONEY, "214000"),
        ("0.2亿元", MONEY, "20000000"),
        ("0.00005", MONEY, "0"),
        ("0.00015", MONEY, "2"),
        ("85%", RATE, "0.85"),
        ("85.125", RATE, "0.8512"),
        ("0", RATE, "0"),
        ("1.5万㎡", AREA, "15000"),
        ("3200 平方米", AREA, "3200"),
        ("暂无", COUNT, None),
        ("N/A", COUNT, None),
        ("", COUNT, None),
    ],
)
def test_a_cell_is_read_exactly(text: str, column: Column, value: str | None) -> None:
    parsed = parse_number(text, column)

    assert parsed.value == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1_000", "V03"),
        ("٣", "V03"),
        ("1 200", "V03"),
        (".5", "V03"),
        ("5.", "V03"),
        ("0x10", "V03"),
        ("nan", "V03"),
        ("inf", "V03"),
        ("--5", "V03"),
        ("1e999", "V15"),
        ("1e-3", "V11"),
        ("1,23", "V06"),
        ("1,2345", "V06"),
        ("85左右", "V04"),
        (">85", "V04"),
        ("85-90", "V04"),
        ("200001", "V15"),
        ("-3", "V13"),
        ("#N/A", "V19"),
        ("是", "V05"),
        ("5元", "V28"),
    ],
)
def test_what_is_no_exact_number_is_refused(text: str, code: str) -> None:
    parsed = parse_number(text, COUNT)

    assert (parsed.is_refused, [finding.code for finding in parsed.findings]) == (True, [code])


@given(
    st.lists(
        st.one_of(
            st.from_regex(r"[0-9]{1,11}(\.[0-9]{1,6})?", fullmatch=True),
            st.sampled_from(["", "-", "85%", "1,234", "１２", "1.2万", "约1", "-0", "1e3"]),
        ),
        max_size=20,
    ),
    st.sampled_from([COUNT, MONEY, RATE, AREA]),
)
def test_whole_columns_give_what_single_cells_give(texts: list[str], column: Column) -> None:
    issues: list[Issue] = []

    values = number_values(pd.Series(texts, dtype="str"), column, "", issues)

    exact = [parse_number(text, column).value for text in texts]
    as_stored = int if column.kind in (ColumnKind.COUNT, ColumnKind.MONEY) else float
    assert values.tolist() == [pd.NA if value is None else as_stored(value) for value in exact]
