"""The matrix of reporting: every status its colour, every exception its mark."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.matrix import status_matrix
from indicators.vocabulary import ReportStatus as Status

STATUSES = pd.DataFrame(
    [
        ("甲高新区", "河北省", date(2020, 3, 1), Status.ON_TIME),
        ("甲高新区", "河北省", date(2020, 3, 8), Status.LATE),
        ("乙高新区", "山西省", date(2020, 3, 1), Status.MISSING),
        ("乙高新区", "山西省", date(2020, 3, 8), Status.ZERO),
        ("丙<高新区>", "山西省", date(2020, 3, 8), Status.ON_TIME),
    ],
    columns=["name_zh", "province_zh", "week_ending", "status"],
)


def test_each_status_has_its_code_and_a_week_not_expected_is_blank() -> None:
    cells = status_matrix(STATUSES).data[0]

    assert [list(row) for row in cells.z] == [[0, 1], [3, 2], [None, 0]]


def test_all_but_on_time_bear_a_mark() -> None:
    marks = status_matrix(STATUSES).data[1]

    assert list(zip(marks.x, marks.y, marks.text, strict=True)) == [
        (1, 0, "迟"), (0, 1, "✕"), (1, 1, "零"),
    ]  # fmt: skip


def test_provinces_are_named_once_and_set_apart_by_a_line() -> None:
    figure = status_matrix(STATUSES)

    assert [note.text for note in figure.layout.annotations][1:] == ["<b>河北</b>", "<b>山西</b>"]
    assert [line.y0 for line in figure.layout.shapes] == [0.5]


def test_one_province_needs_neither_name_nor_line() -> None:
    figure = status_matrix(STATUSES[STATUSES["province_zh"] == "山西省"])

    assert len(figure.layout.annotations) == 1
    assert not figure.layout.shapes


def test_a_phone_shows_the_last_eight_weeks() -> None:
    weeks = [date.fromordinal(date(2020, 2, 2).toordinal() + 7 * week) for week in range(12)]
    statuses = pd.DataFrame(
        {"name_zh": "甲高新区", "province_zh": "河北省", "week_ending": weeks, "status": "late"}
    )

    figure = status_matrix(statuses, compact=True)

    assert len(figure.data[0].z[0]) == 8
    assert figure.layout.xaxis.ticktext[-1] == "4月19日"


def test_pointing_at_a_cell_shows_unit_week_and_status() -> None:
    cells = status_matrix(STATUSES).data[0]

    assert cells.customdata[2][1] == "<b>丙&lt;高新区&gt;</b><br>2020年3月8日　准时"


def test_the_key_explains_every_status() -> None:
    key = status_matrix(STATUSES).layout.annotations[0].text

    assert key.count("■") == len(Status)
    assert "<b>迟</b>报" in key
    assert "<b>零</b>报告" in key
    assert "<b>✕</b> 未报" in key


def test_a_status_matrix_is_a_valid_figure() -> None:
    assert len(go.Figure(status_matrix(STATUSES).to_dict()).data) == 2
