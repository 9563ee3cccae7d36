"""The cards of a week with their change on the same units: what every page begins with."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.comparable_sums import comparable_sums
from data_access.kept_scope import key_dtypes
from data_access.kept_sums import SUMS, read_sums
from data_access.records import typed_frame
from data_access.versions import AsOf
from data_access.views.coverage import expected_groups
from indicators.cards import IndicatorCard
from indicators.comparison import PAIRED_SUMS, change_of_pairs
from indicators.measures import add_rate

_NOBODY: Final = (None, None, 0, 0)
_NO_PAIR: Final = (None, None, None, None, 0)
_PAIR: Final = [f"pair_{name}" for name in PAIRED_SUMS[:-1]]
_DTYPES: Final = {
    "expected": "int64", "numerator": "Float64", "denominator": "Float64", "units": "int64",
    "carried": "int64", **dict.fromkeys(_PAIR, "Float64"), "units_compared": "int64",
}  # fmt: skip


def card_lines(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    week_ending: date,
    cards: Sequence[IndicatorCard],
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """The cards of one dataset in a week with their change, one row per card and group.

    Cumulative amounts carry the last value of units that did not report; the change runs over
    the units that reported in both weeks.

    Args:
        session: a reading session.
        as_of: the version.
        actor: whose scope limits the units.
        week_ending: the week.
        cards: of one dataset.
        by: some of province_zh and kind, or zone_code alone.

    Returns:
        indicator, the grouping columns, value, numerator, denominator, units, carried, expected,
        change and units_compared, cards in their order; a group that owes reports and gave none
        has a missing value.
    """
    dataset, codes = cards[0].dataset, [card.code for card in cards]
    expected = expected_groups(session, as_of, actor, dataset, [week_ending], by)
    sums = read_sums(session, as_of, actor, dataset, codes, [week_ending], by)
    paired = comparable_sums(session, as_of, actor, cards, week_ending, by)
    said, compared = _by_key(sums, by, SUMS), _by_key(paired, by, PAIRED_SUMS)
    groups = sorted((group[1:], units) for group, units in expected.items())
    if not groups and not by:
        groups = [((), 0)]
    lines = [
        (
            code,
            *group,
            units,
            *said.get((code, *group), _NOBODY),
            *compared.get((code, *group), _NO_PAIR),
        )
        for code in codes
        for group, units in groups
    ]
    return _rated(lines, ["indicator", *by])


def _by_key(
    sums: pd.DataFrame, by: Sequence[str], amounts: Sequence[str]
) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    keys = zip(*(sums[name] for name in ("indicator", *by)), strict=True)
    values = zip(*(sums[name].tolist() for name in amounts), strict=True)
    return dict(zip(keys, values, strict=True))


def _rated(lines: Sequence[tuple[Any, ...]], keys: Sequence[str]) -> pd.DataFrame:
    typed = typed_frame(lines, key_dtypes(keys) | _DTYPES)
    change = change_of_pairs(typed[_PAIR].set_axis(PAIRED_SUMS[:-1], axis=1))
    return add_rate(typed.drop(columns=_PAIR)).assign(change=change)
