"""Eight lines stay apart: in colour for everybody, in print, and beside the grey reference."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from figures.line_looks import COMPARED, REFERENCE, looks_of
from indicators.peers import MOST_MEMBERS

# Source: Machado, Oliveira, Fernandes (2009), severity 1.0, on linear RGB.
SEEN = {
    "everybody": np.eye(3),
    "without red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "without green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
}  # fmt: skip
XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)  # fmt: skip
WHITE = np.array([0.9505, 1.0, 1.089])


@pytest.mark.parametrize("eyes", SEEN)
def test_no_two_colours_look_alike(eyes: str) -> None:
    places = [_lab(look.colour, SEEN[eyes]) for look in COMPARED]

    assert min(float(np.linalg.norm(one - two)) for one, two in combinations(places, 2)) > 12


def test_each_line_has_a_dash_and_a_mark_of_its_own() -> None:
    told = [{look.dash for look in COMPARED}, {look.symbol for look in COMPARED}]

    assert [len(one) for one in told] == [MOST_MEMBERS] * 2


def test_names_beside_the_lines_are_dark_enough_to_read() -> None:
    lightness = [float(_lab(look.letters or look.colour)[0]) for look in (*COMPARED, REFERENCE)]

    assert max(lightness) < 65


def test_the_reference_takes_no_look_from_the_others() -> None:
    looks = looks_of(["全国", "甲", "乙"], COMPARED, "全国")

    assert [looks[name] for name in ("全国", "甲", "乙")] == [REFERENCE, *COMPARED[:2]]


def _lab(colour: str, eyes: NDArray[np.float64] = SEEN["everybody"]) -> NDArray[np.float64]:
    channels = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    linear = np.where(channels > 0.04045, ((channels + 0.055) / 1.055) ** 2.4, channels / 12.92)
    ratios = XYZ @ np.clip(eyes @ linear, 0, 1) / WHITE
    curved = np.where(ratios > 0.008856, np.cbrt(ratios), 7.787 * ratios + 16 / 116)
    x, y, z = curved
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
