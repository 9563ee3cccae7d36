"""Zones counted by the day where their place has a series, by the week elsewhere."""

from datetime import date

import pandas as pd

from indicators.risk_daily import last_counts, mark_zone_clusters, zone_counts
from tests.drawn import drawn_rows

PLACES = pd.DataFrame(
    [("HTZ057", "340100"), ("HTZ099", "420100"), ("HTZ107", "429004")],
    columns=["zone_code", "case_adcode"],
)
WEEKLY = """
    HTZ057 | 05-24 | 174 | 0
    HTZ057 | 05-31 | 174 | 0
    HTZ057 | 06-07 | 174 | 0
    HTZ099 | 05-31 | 50340 | 0
    HTZ099 | 06-14 | 50340 | 0
    """
DAILY = """
    340100 | 06-03 | 175
    340100 | 06-04 | 176
    """


def weekly(drawing: str = WEEKLY) -> pd.DataFrame:
    rows = [
        (zone, date.fromisoformat(f"2020-{day}"), int(cumulative), int(new))
        for zone, day, cumulative, new in drawn_rows(drawing)
    ]
    columns = ["zone_code", "week_ending", "confirmed_cumulative", "new_confirmed_14d"]
    return pd.DataFrame(rows, columns=columns)


def daily(drawing: str = DAILY) -> pd.DataFrame:
    rows = [(code, f"2020-{day}", int(count)) for code, day, count in drawn_rows(drawing)]
    counts = pd.DataFrame(rows, columns=["adcode", "asof_date", "confirmed"])
    days = pd.to_datetime(counts["asof_date"])
    return counts.assign(asof_date=days, date=days, name="")


def standing(on: str, drawing: str = DAILY) -> dict[str, tuple[object, ...]]:
    counts = last_counts(
        zone_counts(weekly(), daily(drawing), PLACES), date.fromisoformat(f"2020-{on}")
    )
    columns = ["week_ending", "confirmed_cumulative", "new_confirmed_14d"]
    known = counts[columns].astype(object).where(counts[columns].notna(), None)
    told = zip(counts["zone_code"], known.to_numpy().tolist(), strict=True)
    return {zone: tuple(row) for zone, row in told}


def test_a_series_that_begins_in_june_is_compared_with_the_sunday_before() -> None:
    assert standing("06-04")["HTZ057"] == (date(2020, 6, 4), 176, 2)


def test_before_its_first_day_a_zone_is_counted_by_the_week() -> None:
    assert standing("06-02")["HTZ057"] == (date(2020, 5, 31), 174, 0)


def test_after_its_last_day_a_later_sunday_counts_again() -> None:
    assert standing("06-06")["HTZ057"] == (date(2020, 6, 4), 176, 2)
    assert standing("06-07")["HTZ057"] == (date(2020, 6, 7), 174, 0)


def test_a_series_that_nobody_continues_does_not_sink_to_no_new_cases() -> None:
    counts = standing("06-30", "420100 | 06-15 | 50341\n420100 | 06-16 | 50345")

    assert counts["HTZ099"] == (date(2020, 6, 16), 50345, 5)


def test_sundays_in_a_gap_are_what_the_next_day_is_compared_with() -> None:
    drawing = "340100 | 01-25 | 9\n340100 | 05-10 | 100\n340100 | 06-12 | 175"

    assert standing("06-05", drawing)["HTZ057"] == (date(2020, 5, 31), 174, 0)
    assert standing("06-12", drawing)["HTZ057"] == (date(2020, 6, 12), 175, 1)


def test_what_is_new_is_missing_while_a_late_series_without_a_sunday_is_short() -> None:
    drawing = "429004 | 06-01 | 575\n429004 | 06-14 | 575\n429004 | 06-15 | 576"

    assert standing("06-14", drawing)["HTZ107"] == (date(2020, 6, 14), 575, None)
    assert standing("06-15", drawing)["HTZ107"] == (date(2020, 6, 15), 576, 1)


def test_a_place_that_comes_into_a_series_later_had_no_case_before() -> None:
    drawing = "422801 | 06-01 | 9\n429004 | 06-03 | 2"

    assert standing("06-04", drawing)["HTZ107"] == (date(2020, 6, 3), 2, 2)


def test_a_series_that_begins_with_the_epidemic_is_new_from_its_first_day() -> None:
    assert standing("02-01", "429004 | 01-24 | 2")["HTZ107"] == (date(2020, 1, 24), 2, 2)


def clusters(*records: tuple[str, str, bool]) -> pd.DataFrame:
    told = pd.DataFrame(list(records), columns=["adcode", "date", "cluster"])
    return told.assign(date=pd.to_datetime(told["date"]), cluster=told["cluster"].astype(bool))


def marked(*records: tuple[str, str, bool]) -> list[object]:
    counts = PLACES[["zone_code"]]
    found = mark_zone_clusters(counts, clusters(*records), PLACES, date(2020, 6, 14))
    return list(found["has_cluster"].astype(object).where(found["has_cluster"].notna(), None))


def test_a_cluster_in_a_county_is_one_in_its_city() -> None:
    assert marked(("420111", "2020-06-10", True)) == [None, True, None]


def test_a_cluster_in_a_district_of_a_municipality_is_one_in_it() -> None:
    places = pd.DataFrame(
        [("110000", "110000"), ("500000", "500000"), ("310000", "310000")],
        columns=["zone_code", "case_adcode"],
    )
    told = clusters(("110106", "2020-06-10", True), ("500235", "2020-06-10", True))

    found = mark_zone_clusters(places[["zone_code"]], told, places, date(2020, 6, 14))

    assert found["has_cluster"].fillna(value=False).tolist() == [True, True, False]


def test_that_a_county_had_none_says_nothing_of_its_city() -> None:
    assert marked(("420111", "2020-06-10", False), ("340100", "2020-06-10", False)) == [
        False, None, None,
    ]  # fmt: skip


def test_a_record_older_than_fourteen_days_is_no_proof_either_way() -> None:
    assert marked(("420100", "2020-05-31", True)) == [None, None, None]
