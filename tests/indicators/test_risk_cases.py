"""From daily counts to cumulative and new cases."""

from datetime import date

import pandas as pd

from indicators.risk_cases import count_cases, count_every_day, mark_clusters


def drawn(table: str) -> pd.DataFrame:
    """Daily counts from a drawing: adcode, asof_date, file date, confirmed."""
    rows = [line.split() for line in table.strip().splitlines()]
    days = pd.DataFrame(rows, columns=["adcode", "asof_date", "date", "confirmed"])
    days[["asof_date", "date"]] = "2020-" + days[["asof_date", "date"]]
    dates = {column: pd.to_datetime(days[column]) for column in ("asof_date", "date")}
    return days.assign(name="某县", confirmed=days["confirmed"].astype(int), **dates)


def counts(
    daily: pd.DataFrame, *on: date, corrections: pd.DataFrame | None = None
) -> list[tuple[object, ...]]:
    found = count_cases(daily, on, corrections)
    columns = ["unit_code", "on", "confirmed_cumulative", "new_confirmed_14d"]
    return list(found[columns].itertuples(index=False, name=None))


def test_new_cases_are_the_rises_of_fourteen_days_and_the_last_count_is_carried_on() -> None:
    daily = drawn(
        """
        110108 02-20 02-21 60
        110108 03-01 03-02 63
        110108 03-05 03-06 64
        """
    )

    found = counts(daily, date(2020, 3, 14), date(2020, 3, 15), date(2020, 3, 19))

    assert found == [
        ("110108", date(2020, 3, 14), 64, 4),
        ("110108", date(2020, 3, 15), 64, 1),
        ("110108", date(2020, 3, 19), 64, 0),
    ]


def test_a_fall_of_the_count_is_never_netted_against_a_rise() -> None:
    daily = drawn(
        """
        320500 02-20 02-21 52
        320500 03-01 03-02 2
        320500 03-02 03-03 55
        """
    )

    found = counts(daily, date(2020, 3, 9))

    assert found == [("320500", date(2020, 3, 9), 55, 53)]


def test_a_published_correction_is_no_new_case_but_stays_in_the_cumulative_count() -> None:
    daily = drawn(
        """
        420100 04-01 04-02 50007
        420100 04-17 04-18 50335
        """
    )
    corrections = pd.DataFrame(
        {"adcode": ["420100"], "asof_date": [pd.Timestamp("2020-04-16")], "correction": [326]}
    )

    found = counts(daily, date(2020, 4, 19), corrections=corrections)

    assert found == [("420100", date(2020, 4, 19), 50335, 2)]


def test_the_later_file_wins_where_two_give_one_day() -> None:
    daily = drawn(
        """
        110108 02-06 02-07 45
        110108 02-06 02-06 44
        """
    )

    found = counts(daily, date(2020, 2, 6))

    assert found == [("110108", date(2020, 2, 6), 45, 45)]


def test_a_code_that_is_no_number_is_no_place_and_a_unit_not_yet_counted_stands_at_zero() -> None:
    daily = drawn(
        """
        1100y0 03-01 03-02 99
        110109 03-08 03-09 3
        110108 03-01 03-02 60
        """
    )

    found = counts(daily, date(2020, 3, 5))

    assert found == [("110108", date(2020, 3, 5), 60, 60), ("110109", date(2020, 3, 5), 0, 0)]


def test_only_clusters_recorded_in_the_fourteen_days_count() -> None:
    cases = pd.DataFrame({"unit_code": ["420101", "420102", "420103", "420104", "420105"]})
    recorded = [
        ("420101", "2020-02-25", True),
        ("420101", "2020-02-26", False),
        ("420102", "2020-02-24", True),
        ("420103", "2020-03-09", False),
        ("420104", "2020-03-10", True),
    ]
    clusters = pd.DataFrame(recorded, columns=["adcode", "date", "cluster"])

    marked = mark_clusters(cases, clusters, date(2020, 3, 9))

    known = marked["has_cluster"].astype(object).where(marked["has_cluster"].notna(), None)
    assert list(known) == [True, None, False, None, None]


def test_every_day_at_once_tells_what_each_day_alone_does() -> None:
    daily = drawn(
        """
        110108 02-06 02-07 58
        110108 02-20 02-21 60
        110108 03-01 03-02 57
        110108 03-05 03-06 64
        320500 02-20 02-21 52
        320500 03-01 03-02 2
        """
    )
    corrections = pd.DataFrame(
        [("110108", pd.Timestamp("2020-03-05"), 3)], columns=["adcode", "asof_date", "correction"]
    )

    together = count_every_day(daily, corrections)

    columns = ["unit_code", "confirmed_cumulative", "new_confirmed_14d"]
    for day in together["counted_on"].unique():
        rows = together[together["counted_on"] == day]
        alone = count_cases(daily, [pd.Timestamp(day).date()], corrections)
        known = alone[alone["unit_code"].isin(rows["unit_code"])]
        assert rows[columns].to_numpy().tolist() == known[columns].to_numpy().tolist(), day
