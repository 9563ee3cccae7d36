"""Mending a sheet in the browser: the file stays, the changes are laid over it and can be told."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.uploads.check import check_sheet
from data_access.uploads.checked import CheckedUpload, Sheet
from data_access.uploads.mending import Mending, mend, sheet_csv
from data_access.uploads.reader import read_sheet
from data_access.uploads.recognition import HeaderUse, recognise_sheet, skipped
from indicators.vocabulary import Dataset
from tests.data_access.uploads.register import SmallRegister
from tests.drawn import csv_text, drawn_csv

DRAWN = """
    复工周报 | | | | |
    统计日期 | 高新区代码 | 高新区名称 | 企业数量 | 已复工企业数 | 联系人
    2020-04-05 | HTZ057 | 合肥高新区 | 1200 | 1300 | 甲
    2020-04-05 | HTZ090 | 襄阳高新区 | 900 | 300 | 乙
    合计 | | | 2100 | 1600 |
    """
NAMED = Mending().naming(3, "企业总数")


def sheet() -> Sheet:
    return read_sheet(drawn_csv(DRAWN), "周报.csv")


def checked(mending: Mending) -> CheckedUpload:
    return check_sheet(mend(sheet(), mending), Dataset.WEEKLY, SmallRegister())


def error_codes(mending: Mending) -> list[tuple[int | None, str]]:
    return [(issue.row, issue.code) for issue in checked(mending).errors]


def test_what_was_not_matched_is_told_with_what_is_missing() -> None:
    recognition = recognise_sheet(sheet(), Dataset.WEEKLY)

    assert recognition.unmatched == (HeaderUse(3, "企业数量", ""), HeaderUse(5, "联系人", ""))
    assert recognition.missing == ("企业总数",)
    assert recognition.guessed is Dataset.WEEKLY


def test_a_column_named_by_the_reporter_is_read_as_that() -> None:
    assert error_codes(Mending()) == [(2, "H02")]
    assert error_codes(NAMED) == [(3, "R01")]
    assert ("H11", "企业总数") in [(i.code, i.column_zh) for i in checked(NAMED).issues]


def test_a_cell_mended_keeps_the_rows_own_number() -> None:
    mended = checked(NAMED.with_cells({(3, 4): "1100"}))

    assert mended.errors == ()
    assert mended.rows[["unit_code", "enterprises_resumed", "sheet_row"]].to_numpy().tolist() == [
        ["HTZ057", 1100, 3],
        ["HTZ090", 300, 4],
    ]


def test_a_row_left_out_is_told_and_not_stored() -> None:
    mended = checked(NAMED.leaving_out(frozenset({3})))

    assert mended.rows["unit_code"].tolist() == ["HTZ090"]
    assert [issue.code for issue in skipped(mended.issues)] == ["R15", "F36", "R12"]


def test_taking_a_name_back_leaves_the_column_as_it_was() -> None:
    assert NAMED.naming(3, "").is_empty


def test_the_same_changes_have_the_same_key_in_any_order() -> None:
    one = Mending().with_cells({(3, 4): "1"}).with_cells({(4, 4): "2"})
    other = Mending().with_cells({(4, 4): "2"}).with_cells({(3, 4): "1"})

    assert one.key == other.key != NAMED.key


def test_nothing_mended_is_the_very_sheet() -> None:
    read = sheet()

    assert mend(read, Mending()) is read


@pytest.mark.parametrize("mending", [NAMED, NAMED.with_cells({(3, 4): '11,"00'})])
def test_what_is_stored_of_a_mended_sheet_reads_back_as_that_sheet(mending: Mending) -> None:
    mended = mend(sheet(), mending)

    again = read_sheet(sheet_csv(mended), "改正.csv")

    assert again.headers == mended.headers
    pd.testing.assert_frame_equal(again.cells, mended.cells)


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_any_text_written_into_a_cell_survives_being_stored(texts: list[tuple[str, str]]) -> None:
    header = ["统计日期", "高新区名称", "备注"]
    sent = [["2020-04-05", first, second] for first, second in texts]
    read = read_sheet(csv_text([header, *sent]).encode(), "周报.csv")

    again = read_sheet(sheet_csv(read), "周报.csv")

    assert again.cells.to_numpy().tolist() == sent
