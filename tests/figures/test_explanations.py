"""What sets a zone apart, in words."""

import doctest

import pytest

from figures import explanations
from figures.explanations import difficulty_sentence


def test_the_examples_hold() -> None:
    results = doctest.testmod(explanations)

    assert (results.attempted, results.failed) == (3, 0)


@pytest.mark.parametrize(
    ("share", "group_share", "above", "told"),
    [
        (0.02, 0.07, False, "企业融资难 2.0%，组内 7.0%，低 5.0 个百分点"),
        (0.0702, 0.07, True, "企业融资难 7.0%，组内 7.0%，相差无几"),
    ],
)
def test_the_sentence_says_on_which_side_and_how_far(
    share: float, group_share: float, above: bool, told: str
) -> None:
    assert difficulty_sentence("企业融资难", share, group_share, above=above) == told
