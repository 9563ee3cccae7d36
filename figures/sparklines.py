"""The small chart of a card: a line with its gaps and a dot at its end.

An SVG in the address of an image, because Streamlit removes SVG elements from markup.
"""

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

import pandas as pd

from figures.formats import plain
from figures.theme import GROUND, PRIMARY
from indicators.periods import weeks_between

_STROKE: Final = (
    "fill='none' stroke-linecap='round' stroke-linejoin='round' vector-effect='non-scaling-stroke'"
)
_WIDTH: Final = 100.0  # [units of the drawing]; stretched to the width of the card
_HEIGHT: Final = 32.0
_MARGIN: Final = 4.0  # room for half of the dot


def sparkline_points(weekly: pd.DataFrame, weeks: int = 12) -> tuple[float | None, ...]:
    """The last weeks' values; None where nobody reported.

    Args:
        weekly: week_ending, value; one row per week.
        weeks: how many.
    """
    by_week = weekly.set_index("week_ending")["value"]
    if by_week.empty:
        return ()
    span = weeks_between(min(by_week.index), max(by_week.index))[-weeks:]
    return tuple(plain(value) for value in by_week.reindex(span))


def sparkline_markup(points: Sequence[float | None], *, partial: bool = False) -> str:
    """The image, empty where there are not two values to join.

    Args:
        points: values in equal steps, oldest first; None is a gap.
        partial: whether the last value is drawn hollow, since many have not reported it yet.
    """
    given = [value for value in points if value is not None]
    if len(given) < 2:  # noqa: PLR2004
        return ""
    places = list(_places(points, min(given), max(given)))
    drawing = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH:g} {_HEIGHT:g}' "
        f"preserveAspectRatio='none'>{_path(_line(places), PRIMARY, 2)}"
        f"{_dot(places, partial=partial)}</svg>"
    )
    source = quote(drawing, safe=" '=:/")
    return f'<img class="spark" alt="最近{len(points)}期走势" src="data:image/svg+xml,{source}">'


def _places(
    points: Sequence[float | None], low: float, high: float
) -> Iterator[tuple[float, float] | None]:
    step = (_WIDTH - 2 * _MARGIN) / (len(points) - 1)
    scale = (_HEIGHT - 2 * _MARGIN) / ((high - low) or 1.0)
    for number, value in enumerate(points):
        if value is None:
            yield None
        else:
            yield _MARGIN + number * step, _HEIGHT - _MARGIN - (value - low) * scale


def _line(places: Sequence[tuple[float, float] | None]) -> str:
    """Move to the first point after every gap, so that a gap is never bridged."""
    steps, pen_is_down = [], False
    for place in places:
        if place is not None:
            steps.append(f"{'L' if pen_is_down else 'M'}{place[0]:.1f} {place[1]:.1f}")
        pen_is_down = place is not None
    return "".join(steps)


def _dot(places: Sequence[tuple[float, float] | None], *, partial: bool) -> str:
    """A line of no length with round ends stays a circle however the drawing is stretched."""
    last = places[-1]
    if last is None:
        return ""
    at = f"M{last[0]:.1f} {last[1]:.1f}h0"
    hollow = _path(at, GROUND, 4) if partial else ""
    return f"{_path(at, PRIMARY, 8)}{hollow}"


def _path(steps: str, colour: str, width: int) -> str:
    return f"<path d='{steps}' stroke='{colour}' stroke-width='{width}' {_STROKE}/>"
