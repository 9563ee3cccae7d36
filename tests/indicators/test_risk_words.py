"""What the guidance asks for at each level."""

import pytest

from indicators.risk_words import strategy_zh


@pytest.mark.parametrize(
    ("level", "at_least", "asked"),
    [
        ("low", False, "外防输入，全面恢复生产生活秩序"),
        ("high", False, "内防扩散、外防输出、严格管控"),
        (
            "medium",
            True,
            "至少外防输入、内防扩散，有序复工复产；有聚集性疫情的，内防扩散、外防输出、严格管控",
        ),
        (None, False, ""),
    ],
)
def test_each_level_has_its_strategy_and_a_bound_names_the_graver_one_too(
    level: str | None, at_least: bool, asked: str
) -> None:
    assert strategy_zh(level, at_least=at_least) == asked
