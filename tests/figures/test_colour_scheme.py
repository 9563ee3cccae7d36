"""A province's colours: each part says its colour and number; text of others is escaped."""

from datetime import date

import pandas as pd

from figures.colour_scheme import colour_scheme_markup

ROWS = pd.DataFrame(
    [
        (date(2020, 2, 9), 1, "红", "高风险", 1),
        (date(2020, 2, 9), 5, "绿", "低风险", 12),
        (date(2020, 2, 27), 1, "红", "高风险", 0),
        (date(2020, 2, 27), 5, "绿", "低风险", 88),
    ],
    columns=["counted_on", "rank", "colour_zh", "label_zh", "counties"],
)


def test_each_part_names_its_colour_and_a_class_with_nobody_has_none() -> None:
    markup = colour_scheme_markup(ROWS)

    assert [word in markup for word in ("红 1<", "绿 12<", "绿 88<", "红 0<")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert markup.index("2020年2月9日") < markup.index("2020年2月27日")


def test_the_key_uses_the_province_s_own_words() -> None:
    odd = ROWS.assign(label_zh="<b>较高")

    markup = colour_scheme_markup(odd)

    assert "红：&lt;b&gt;较高" in markup
    assert "<b>" not in markup
