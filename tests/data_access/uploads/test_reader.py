"""A CSV is read as what it says, in whatever encoding, delimiter and line end it came."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.uploads.issues import UploadRejectedError
from data_access.uploads.reader import read_sheet
from tests.data_access.uploads.sheets import weekly_csv
from tests.drawn import csv_text

HEADERS = ["统计日期", "高新区名称", "企业总数", "备注"]
CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_reading_gives_back_what_was_written(
    rows: list[list[str]], encoding: str, delimiter: str, line_end: str
) -> None:
    filled = [[f"格{row[0]}", *row[1:]] for row in rows]
    content = csv_text([HEADERS, *filled], delimiter, line_end).encode(encoding)

    sheet = read_sheet(content, "周报.csv")

    assert (list(sheet.headers), sheet.cells.to_numpy().tolist()) == (HEADERS, filled)


def test_row_numbers_are_those_a_spreadsheet_shows() -> None:
    content = '标题,,,\n\n统计日期,高新区名称,企业总数,备注\na,b,1,"两\n行"\n\nc,d,2,\n'.encode()

    sheet = read_sheet(content, "周报.csv")

    assert (sheet.header_row, list(sheet.row_numbers)) == (3, [4, 6])


def test_a_plain_file_and_a_quoted_one_read_alike() -> None:
    rows = [HEADERS, *([f"{n}", "合肥", "1", "无"] for n in range(50))]
    quoted = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)

    plain_sheet = read_sheet(csv_text(rows).encode(), "a.csv")
    quoted_sheet = read_sheet(quoted.encode(), "b.csv")

    assert plain_sheet.cells.equals(quoted_sheet.cells)
    assert list(plain_sheet.row_numbers) == list(quoted_sheet.row_numbers)


def test_an_unclosed_quote_is_told_by_the_line_it_opens_on() -> None:
    content = '统计日期,高新区名称,企业总数,备注\na,b,1,好\nc,d,2,"没有右引号\ne,f,3,好\n'.encode()

    with pytest.raises(UploadRejectedError) as refused:
        read_sheet(content, "周报.csv")

    assert [(issue.code, issue.row) for issue in refused.value.issues] == [("F18", 3)]


def test_every_row_of_the_wrong_width_is_told() -> None:
    content = "统计日期,高新区名称,企业总数,备注\na,b,1\na,b,1,\na,b,1,234,\n".encode()

    with pytest.raises(UploadRejectedError) as refused:
        read_sheet(content, "周报.csv")

    assert [(issue.code, issue.row) for issue in refused.value.issues] == [("F20", 2), ("F19", 4)]


def test_an_empty_surplus_cell_is_dropped_only_where_nothing_can_have_shifted() -> None:
    alike = "统计日期,高新区名称,企业总数,备注\na,b,120,好,\na,b,130,好,\n".encode()
    shifted = "统计日期,高新区名称,企业总数,备注\na,b,1,200,\na,b,1,300,\n".encode()

    kept = read_sheet(alike, "周报.csv").cells[3].tolist()
    with pytest.raises(UploadRejectedError, match="千分位"):
        read_sheet(shifted, "周报.csv")

    assert kept == ["好", "好"]


def test_the_command_line_may_raise_the_row_limit() -> None:
    content = csv_text([HEADERS, *[["a", "b", "1", ""]] * 30]).encode()

    sheet = read_sheet(content, "周报.csv", max_rows=30)
    with pytest.raises(UploadRejectedError, match="超过 29 行"):
        read_sheet(content, "周报.csv", max_rows=29)

    assert len(sheet.cells) == 30


@pytest.mark.parametrize("filler", [b",", b"\n", b'"', b"a\n", b"\xe5"])
def test_twenty_megabytes_of_one_character_are_refused(filler: bytes) -> None:
    content = weekly_csv() + filler * (19 * 1024 * 1024 // len(filler))

    with pytest.raises(UploadRejectedError):
        read_sheet(content, "周报.csv")


def test_a_damaged_file_is_read_or_refused_but_never_crashes() -> None:
    chance = random.Random(0)  # noqa: S311 - mutants, not secrets
    good = weekly_csv()

    outcomes = []
    for _ in range(150):
        damaged = bytearray(good)
        for _ in range(chance.randint(1, 5)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        outcomes.append(_rows_or_codes(bytes(damaged)))

    assert all(outcomes)


def _rows_or_codes(content: bytes) -> list[object]:
    try:
        return list(read_sheet(content, "周报").row_numbers)
    except UploadRejectedError as refused:
        return [issue.code for issue in refused.issues]
