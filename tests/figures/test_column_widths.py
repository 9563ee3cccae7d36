"""Columns are as wide as their widest number, wherever in the table it stands."""

import pandas as pd

from figures.column_widths import column_widths
from figures.tables import ColumnFormat, TableKind

COLUMNS = {
    "name_zh": ColumnFormat("指标"),
    "value": ColumnFormat("本周", TableKind.NUMBER),
    "rate": ColumnFormat("复工率", TableKind.SHARE),
}
SHORT = pd.DataFrame({"name_zh": ["甲"] * 30, "value": [1.0] * 30, "rate": [0.5] * 30})


def test_a_long_number_far_down_widens_its_own_column_alone() -> None:
    long = SHORT.assign(value=[*[1.0] * 29, 3_188_511.0])

    before, after = column_widths(SHORT, COLUMNS), column_widths(long, COLUMNS)

    assert after["本周"] > before["本周"] + 40
    assert after == before | {"本周": after["本周"]}


def test_a_long_note_leaves_room_for_the_numbers_beside_it() -> None:
    long = SHORT.assign(name_zh="很长的说明" * 40)

    assert column_widths(long, COLUMNS)["指标"] <= 210


def test_a_column_without_any_number_still_shows_its_header() -> None:
    silent = pd.DataFrame({"name_zh": ["甲"], "value": [None], "rate": [None]})

    assert column_widths(silent, COLUMNS)["复工率(%)"] > 60


def test_a_sentence_is_shown_whole() -> None:
    columns = COLUMNS | {"name_zh": ColumnFormat("差在哪里", is_sentence=True)}
    long = SHORT.assign(name_zh="供应链协同难 11.3%，组内 9.1%，高 2.2 个百分点")

    assert column_widths(long, columns)["差在哪里"] > 300
