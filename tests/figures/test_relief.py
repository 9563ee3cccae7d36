"""The forms of rent relief: counts of carriers, nothing where a form did not occur."""

import pandas as pd
import plotly.graph_objects as go

from figures.relief import relief_matrix

CARRIERS = pd.DataFrame(
    [(1, 2, 1200), (3, 0, 40), (2.5, 0, 1)], columns=["months_free", "months_halved", "carriers"]
)


def test_forms_stand_in_order_of_months() -> None:
    figure = relief_matrix(CARRIERS)

    assert figure.layout.yaxis.ticktext == ("免1", "免2.5", "免3")
    assert figure.layout.xaxis.ticktext == ("减0", "减2")


def test_a_form_that_did_not_occur_is_blank_and_not_zero() -> None:
    cells = relief_matrix(CARRIERS).data[0]

    assert [list(row) for row in cells.z] == [[None, 1200], [1, None], [40, None]]
    assert [list(row) for row in cells.text] == [["", "1,200"], ["1", ""], ["40", ""]]


def test_a_relief_matrix_is_a_valid_figure() -> None:
    assert len(go.Figure(relief_matrix(CARRIERS, compact=True).to_dict()).data) == 1
