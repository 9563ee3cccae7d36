"""Published figures on carriers stand beside the system's values of the same week."""

from datetime import date

import pandas as pd

from indicators.rent_relief_comparison import (
    beside_published,
    known_on,
    published_of_carriers,
    with_total,
)

WEEK = date(2020, 3, 29)


def drawn_kinds() -> pd.DataFrame:
    """Two types of carrier in the week of 24 March."""
    rows = [
        ("carrier_resumption_rate", "incubator", 3, 4, 4),
        ("carrier_resumption_rate", "maker_space", 1, 6, 6),
        ("rent_reduced_cny", "incubator", 900, pd.NA, 4),
        ("rent_reduced_cny", "maker_space", 100, pd.NA, 6),
    ]
    columns = ["indicator", "kind", "numerator", "denominator", "units"]
    kinds = pd.DataFrame(rows, columns=columns).assign(week_ending=WEEK)
    return kinds.astype({"numerator": "Float64", "denominator": "Float64"})


def test_the_total_of_types_is_their_sums_divided_and_reports_are_counted() -> None:
    values = with_total(drawn_kinds())

    total = values[values["kind"] == ""].set_index("indicator")["value"]
    assert total.to_dict() == {
        "carrier_resumption_rate": 0.4,
        "rent_reduced_cny": 1000.0,
        "actual_reports": 10.0,
    }


def test_a_published_figure_stands_beside_then_and_now() -> None:
    then = with_total(drawn_kinds())
    now = then.assign(value=then["value"] + 1)

    beside = beside_published([then], [now])

    relief = beside[(beside["indicator"] == "rent_reduced_cny") & (beside["week_ending"] == WEEK)]
    told = relief[["title_zh", "on", "value", "value_then", "value_now", "difference"]]
    assert told.values.tolist() == [
        ["减免租金总额", date(2020, 3, 24), 2.11e9, 1000.0, 1001.0, 1000.0 - 2.11e9]
    ]


def test_figures_of_single_places_have_no_counterpart() -> None:
    scopes = set(published_of_carriers()["scope_zh"])

    assert scopes == {
        "全国创业孵化机构", "全国创业孵化机构(三类)", "科技企业孵化器", "众创空间", "大学科技园",
    }  # fmt: skip


def test_a_figure_is_held_against_what_had_arrived_three_days_later() -> None:
    assert known_on(date(2020, 3, 31)) == date(2020, 4, 3)
