"""总览: the leader's ten seconds."""

from pathlib import Path

import pytest

from tests.pages.conftest import RunPage
from tests.pages.shown_cards import values_of

pytestmark = pytest.mark.ui


def test_the_overview_shows_the_published_numbers_of_the_first_of_april(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("overview", week="2020-04-05")

    shown = values_of(page)

    assert not page.exception
    assert shown == {
        "企业复工率": "79.0%",
        "规上企业复工率": "94.2%",
        "复岗率": "91.5%",
        "100%复工高新区数": "35 家（20.7%）",
    }


@pytest.mark.parametrize(
    ("user", "area", "ranked"),
    [("demo-leader", "全国", True), ("demo-leader", "安徽省", False), ("demo-hefei", "", False)],
)
def test_provinces_are_ranked_only_where_there_are_many(
    full_store: Path, run_page: RunPage, user: str, area: str, ranked: bool
) -> None:
    page = run_page("overview", user, **({"area": area} if area else {}))

    assert not page.exception
    assert ("各省企业复工率" in {heading.value for heading in page.subheader}) is ranked


def test_the_overview_of_an_empty_store_says_what_to_do_next(
    empty_store: Path, run_page: RunPage
) -> None:
    page = run_page("overview")

    told = [info.value for info in page.info]

    assert not page.exception
    assert len(told) == 1
    assert "还没有数据" in told[0]


def test_a_day_before_any_data_is_told_to_be_that_and_not_an_empty_store(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("overview", as_of="2020-01-15")

    assert [note.value for note in page.info] == [
        "到 2020-01-15 为止还没有数据入库。清空“重现某日所见”，即看最新数据。"
    ]


@pytest.mark.parametrize("area", ["", "安徽省"])
def test_only_zones_behind_the_whole_area_lag(
    full_store: Path, run_page: RunPage, area: str
) -> None:
    page = run_page("overview", week="2020-06-14", **({"area": area} if area else {}))

    whole = float(values_of(page)["企业复工率"].rstrip("%"))
    lagging = next(table.value for table in page.dataframe if "最突出的困难" in table.value)
    rates = lagging["企业复工率(%)"]
    assert not page.exception
    assert rates.max() < whole
    assert rates.is_monotonic_increasing
