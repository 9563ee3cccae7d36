"""KPI cards: what is told, in which tone, and nothing that a text could smuggle in."""

import pytest

from figures.cards import Card, Tone, cards_markup, tone_of


@pytest.mark.parametrize(
    ("change", "higher_is_better", "tone"),
    [
        (0.1, True, Tone.GOOD),
        (-0.1, True, Tone.BAD),
        (0.1, False, Tone.BAD),
        (-0.1, False, Tone.GOOD),
        (0.1, None, Tone.PLAIN),
        (0.0, True, Tone.PLAIN),
        (None, True, Tone.PLAIN),
    ],
)
def test_the_tone_of_a_change_is_declared_and_never_guessed(
    change: float | None, higher_is_better: bool | None, tone: Tone
) -> None:
    assert tone_of(change, higher_is_better=higher_is_better) is tone


def test_a_card_tells_its_change_with_arrow_and_tone_before_its_coverage() -> None:
    told = "较上周 · 169/169 个"
    card = Card(
        "复工率",
        "79.0%",
        "+3.6 个百分点",
        rises=True,
        tone=Tone.GOOD,
        note_zh=told,
    )

    assert (
        '<p class="card-note"><b class="good">↑ +3.6 个百分点</b> 较上周 · 169/169 个</p>'
        in cards_markup([card])
    )


def test_a_change_that_rounds_to_nothing_has_no_arrow() -> None:
    assert '<b class="plain">0.0 个百分点</b>' in cards_markup([Card("甲", "1", "0.0 个百分点")])


def test_every_text_of_a_card_is_shown_literally() -> None:
    hostile = '<img src=x onerror=alert(1)>" onfocus="x'

    markup = cards_markup([Card(hostile, hostile, hostile, note_zh=hostile, help_zh=hostile)])

    assert (markup.count("<img"), markup.count('onfocus="')) == (0, 0)
    assert markup.count("&lt;img") == 5
