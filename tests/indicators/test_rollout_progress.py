"""百城百园: what has started, where the money lies, and what is only carried forward."""

import pandas as pd
import pytest

from indicators.cards import IndicatorCard
from indicators.measures import add_rate, sum_measure
from indicators.rollout import CENTRAL_FUNDS, DERIVED_CARDS, SITES_LAUNCHED
from indicators.rollout_progress import (
    funds_by,
    funds_parts,
    rollout_lines,
    stage_counts,
    with_progress,
)

_TEXTS = ["unit_code", "kind", "province_zh", "stage", "theme", "theme_zh"]
_AMOUNTS = [
    "central_funds_cny",
    "local_funds_cny",
    "social_funds_cny",
    "technologies",
    "enterprises_benefited",
]


def drawn_sites() -> pd.DataFrame:
    """Two cities and two parks; the last never reported, the third did so a month ago."""
    rows = [
        # unit  kind    province stage          theme       registered  central local social t  e
        ("B1", "city", "江苏省", "launched", "智慧城市", "疫情防控", 100, 200, 300, 4, 40, False),
        ("B2", "city", "湖北省", "plan_filed", None, "疫情防控", 0, 50, 0, 1, 5, False),
        ("B3", "zone", "江苏省", "rolling_out", "人工智能", "", 300, 300, 600, 6, 60, True),
        ("B4", "zone", "湖北省", None, None, "", None, None, None, None, None, False),
    ]
    sites = pd.DataFrame(rows, columns=[*_TEXTS, *_AMOUNTS, "is_carried"])
    return sites.astype(dict.fromkeys(_AMOUNTS, "Int64"))


@pytest.mark.parametrize("card", DERIVED_CARDS, ids=lambda card: card.code)
def test_a_derived_card_s_worked_example_comes_out(card: IndicatorCard) -> None:
    fields = list(card.measure.fields)
    dtype = "boolean" if card is SITES_LAUNCHED else "Float64"
    reports = pd.DataFrame(list(card.example.reports)).astype(dict.fromkeys(fields, dtype))

    line = add_rate(sum_measure(reports, card.measure)).iloc[0]

    assert (line["numerator"], line["denominator"], line["value"]) == (
        card.example.numerator,
        card.example.denominator,
        card.example.value,
    )


def test_a_site_that_never_reported_is_neither_started_nor_waiting() -> None:
    sites = with_progress(drawn_sites())

    assert sites["is_launched"].tolist() == [True, False, True, pd.NA]
    assert sites["named_theme_zh"].tolist() == ["智慧城市", "疫情防控", "人工智能", "未填主题"]
    assert sites["is_city"].tolist() == [True, True, False, False]


def test_stages_are_counted_by_type_and_silence_stands_apart() -> None:
    counts = stage_counts(drawn_sites())

    assert set(counts.itertuples(index=False, name=None)) == {
        ("创新型城市", "启动", 1),
        ("创新型城市", "方案备案", 1),
        ("国家高新区", "推广应用", 1),
        ("国家高新区", "未报", 1),
    }


def test_a_group_s_leverage_is_its_sums_divided() -> None:
    funds = funds_by(with_progress(drawn_sites()), "province_zh")

    shown = funds[["name_zh", "sites", "launched", "funds_cny", "leverage"]]
    assert shown.astype(object).values.tolist() == [
        ["江苏省", 2, 2, 1800, 3.5],
        ["湖北省", 2, 0, 50, pd.NA],
    ]


def test_the_parts_of_a_bar_are_the_three_sources_in_order_of_the_sums() -> None:
    parts = funds_parts(funds_by(with_progress(drawn_sites()), "province_zh"))

    assert parts.values.tolist() == [
        ["江苏省", "中央资金", 400],
        ["湖北省", "中央资金", 0],
        ["江苏省", "地方资金", 500],
        ["湖北省", "地方资金", 50],
        ["江苏省", "社会资金", 900],
        ["湖北省", "社会资金", 0],
    ]


def test_carried_values_count_but_are_told_apart() -> None:
    current = with_progress(drawn_sites())
    previous = current.assign(central_funds_cny=pd.array([40, pd.NA, 300, pd.NA], dtype="Int64"))

    line = rollout_lines(current, previous, [CENTRAL_FUNDS]).iloc[0]

    told = ["value", "units", "expected", "carried", "change", "units_compared"]
    assert line[told].tolist() == [400, 3, 4, 1, 60, 2]
