"""Published figures stand apart, in the units of code, each with its source."""

from datetime import date

from indicators.published import COLUMNS, published, registered_enterprises


def test_a_published_share_is_between_0_and_1_and_money_is_in_yuan() -> None:
    rent = published("rent_reduced_cny").set_index("on")["value"]
    shares = published().query("unit == 'share'")["value"]

    assert shares.between(0, 1).all()
    assert rent[date(2020, 3, 31)] == 2_440_000_000


def test_the_national_curve_is_in_order_of_date() -> None:
    figures = published("above_scale_industrial_resumption_rate")
    national = figures[figures["scope_zh"] == "全国规上工业企业"]

    assert list(zip(national["on"], national["value"], strict=True)) == [
        (date(2020, 2, 23), 0.831), (date(2020, 3, 28), 0.986),
        (date(2020, 4, 21), 0.991), (date(2020, 5, 18), 0.991),
    ]  # fmt: skip


def test_every_published_figure_has_a_source() -> None:
    figures = published()

    assert list(figures.columns) == list(COLUMNS)
    assert figures["source"].ne("").all()


def test_an_unknown_indicator_has_no_published_figure() -> None:
    assert published("no_such_indicator").empty


def test_a_zone_is_found_by_any_of_its_names() -> None:
    found = registered_enterprises({"杭州高新技术产业开发区", "杭州高新区(滨江)"})

    assert found[["scope_zh", "value"]].to_numpy().tolist() == [["杭州高新区(滨江)", 23000]]
