"""Provinces' own ways of grading stand apart, each with its source."""

from datetime import date

from indicators.risk_variants import COLUMNS, risk_variants


def test_the_five_colours_of_zhejiang_are_as_published() -> None:
    rows = risk_variants()
    counts = rows.groupby("counted_on", sort=True)["counties"].agg(list).to_dict()

    assert counts == {
        date(2020, 2, 9): [1, 12, 12, 53, 12],
        date(2020, 2, 12): [1, 11, 13, 17, 48],
        date(2020, 2, 18): [0, 7, 7, 9, 67],
        date(2020, 2, 27): [0, 0, 0, 2, 88],
    }


def test_every_day_grades_the_same_90_counties_from_red_to_green_with_a_source() -> None:
    rows = risk_variants()
    by_day = rows.groupby("counted_on")

    assert by_day["counties"].sum().unique().tolist() == [90]
    assert by_day["colour_zh"].agg("".join).unique().tolist() == ["红橙黄蓝绿"]
    assert rows["source"].str.contains("http").all()


def test_no_class_is_mapped_to_a_national_level() -> None:
    assert list(risk_variants().columns) == list(COLUMNS)
    assert "risk_level" not in COLUMNS
