"""The rule beside the notices: differences are explained by counts, nothing is guessed."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from indicators.risk_daily import place_counts
from indicators.risk_inputs import read_cases, read_corrections, read_notices
from indicators.risk_review import place_history, review_notices
from tests.drawn import drawn_rows

SERIES = """
    429004 | 03-09 | 575 | 0
    429005 | 03-09 | 198 | 3
    422801 | 03-09 | 20  | 4
    420100 | 03-09 | 49948 | 3500
    420381 | 03-08 | 10 | 0
    420525 | 03-01 | 10 | 0
    """


def series(drawing: str = SERIES) -> pd.DataFrame:
    rows = [
        (code, f"2020-{day}", int(total), int(new)) for code, day, total, new in drawn_rows(drawing)
    ]
    columns = ["unit_code", "counted_on", "confirmed_cumulative", "new_confirmed_14d"]
    counts = pd.DataFrame(rows, columns=columns)
    days = pd.to_datetime(counts["counted_on"]).astype("datetime64[us]")
    return counts.assign(counted_on=days).astype({"new_confirmed_14d": "Int64"})


def notices(*rows: tuple[str, str], kind: str = "county", day: str = "03-09") -> pd.DataFrame:
    told = pd.DataFrame(list(rows), columns=["adcode", "risk_level"])
    on = date.fromisoformat(f"2020-{day}")
    return told.assign(announced_on=on, unit_type=kind, issuer_zh="某省", source="某报")


def explained(published: pd.DataFrame) -> list[tuple[str, str]]:
    found = review_notices(published, series())
    return list(zip(found["agreement_zh"], found["explained_zh"], strict=True))


def test_every_difference_is_explained_by_the_counts() -> None:
    published = notices(
        ("429004", "medium"), ("422801", "high"), ("422801", "low"), ("429005", "low")
    )

    assert explained(published) == [
        ("不一致", "近14日新增0例，累计575例：连续14天无新增，按规则为低风险；"
                   "公告定为中风险，从严"),
        ("不一致", "近14日新增4例，累计20例：累计不超过50例或无聚集性疫情，按规则为中风险；"
                   "公告定为高风险，从严"),
        ("不一致", "近14日新增4例，累计20例：按规则为中风险，公告定为低风险，从宽"),
        ("不一致", "近14日新增3例，累计198例，聚集性疫情未登记："
                   "按规则为≥中（聚集性疫情未登记），公告定为低风险，从宽"),
    ]  # fmt: skip


def test_at_least_medium_agrees_with_medium_and_high() -> None:
    published = notices(("429005", "medium"), ("429005", "high"))

    assert [outcome for outcome, _ in explained(published)] == ["一致", "一致"]


def test_what_has_no_series_of_its_own_is_not_compared() -> None:
    counties = notices(("420106", "high"), ("360101", "low"), ("420525", "low"))

    assert explained(counties) == [
        ("不可比", "公告细于病例：该县区无单独病例序列"),
        ("不可比", "无该地病例序列"),
        ("不可比", "该地病例序列只有 2020-03-01 至 2020-03-01"),
    ]
    assert explained(notices(("420100", "high"), kind="urban")) == [
        ("不可比", "公告为城区，病例为全市")
    ]


def test_a_count_of_an_earlier_day_says_so() -> None:
    assert explained(notices(("420381", "low"))) == [
        ("一致", "近14日新增0例，累计10例（病例截至 2020-03-08）")
    ]


def test_a_series_that_is_too_short_is_not_compared() -> None:
    daily = pd.DataFrame(
        [("110106", "2020-06-10", 5), ("110106", "2020-06-16", 40)],
        columns=["adcode", "asof_date", "confirmed"],
    )
    days = pd.to_datetime(daily["asof_date"]).astype("datetime64[us]")
    short = place_counts(daily.assign(asof_date=days, date=days, name=""), series().head(0))

    found = review_notices(notices(("110106", "high"), day="06-16"), short)

    assert found["explained_zh"].tolist() == ["该地病例序列始于 2020-06-10，不足14天"]


def test_a_cluster_that_was_recorded_makes_it_high() -> None:
    clusters = pd.DataFrame(
        [("429005", pd.Timestamp("2020-03-01"), True)], columns=["adcode", "date", "cluster"]
    )

    found = review_notices(notices(("429005", "high")), series(), clusters)

    assert found["suggested_zh"].tolist() == ["高风险"]


def test_the_four_published_dates_of_hubei_differ_in_one_place(reference: Path) -> None:
    daily = read_cases(reference / "cases_city_daily.csv.gz")
    corrections = read_corrections(reference / "case_corrections.csv")
    published = read_notices(reference / "published_risk_hubei_sample.csv")
    hubei = daily[daily["adcode"].str.startswith("42")]
    published["announced_on"] = pd.to_datetime(published["announced_on"]).dt.date

    found = review_notices(published, place_counts(hubei, series().head(0), corrections))

    outcomes = found["agreement_zh"].value_counts().to_dict()
    differing = found[found["agreement_zh"] == "不一致"]
    assert outcomes == {"不可比": 328, "一致": 15, "不一致": 1}
    assert differing[["place_zh", "announced_on"]].to_numpy().tolist() == [
        ["仙桃市", date(2020, 3, 9)]
    ]
    assert found["explained_zh"].ne("").all()


def test_the_history_of_a_place_tells_where_the_notice_differs() -> None:
    published = notices(("429004", "medium"))
    days = [date(2020, 3, 8) + timedelta(days=1 + 7 * step) for step in range(4)]
    drawing = "429004 | 03-09 | 575 | 0\n429004 | 03-16 | 575 | 0\n429004 | 03-25 | 575 | 0"

    rows = place_history("429004", series(drawing), published, None, days)

    columns = ["on", "suggested_zh", "published_zh", "differs_zh", "group_zh"]
    assert rows[columns].to_numpy().tolist() == [
        [date(2020, 3, 9), "低风险", "中风险", "不一致", "中风险"],
        [date(2020, 3, 16), "低风险", "中风险", "不一致", "中风险"],
        [date(2020, 3, 23), "", "中风险", "", "中风险"],
        [date(2020, 3, 30), "低风险", "", "", "低风险"],
    ]


def test_a_district_is_finer_than_the_series_of_its_municipality() -> None:
    beijing = series("110000 | 03-09 | 430 | 0")

    found = review_notices(notices(("110106", "high")), beijing)

    assert found["explained_zh"].tolist() == ["公告细于病例：该县区无单独病例序列"]
