"""Two tellings of the same units, cell by cell, as they are written in a sheet."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from data_access.datasets.columns import Column
from data_access.datasets.rendering import to_text

KEYS: Final = ["unit_code", "week_ending"]


def cell_changes(
    before: pd.DataFrame, after: pd.DataFrame, columns: Sequence[Column]
) -> pd.DataFrame:
    """The cells that differ.

    Args:
        before: unit_code, week_ending and the columns' fields.
        after: the same of the later telling; every unit and week of it is compared.
        columns: what is compared.

    Returns:
        unit_code, week_ending, header_zh, before_zh and after_zh (empty where no value is given),
        unit by unit in the order of the columns.
    """
    new = after.set_index(KEYS)
    old = before.set_index(KEYS).reindex(new.index)
    parts = []
    for place, column in enumerate(columns):
        was, now = (to_text(rows[column.field], column) for rows in (old, new))
        texts = pd.DataFrame({"before_zh": was, "after_zh": now})[was != now]
        parts.append(texts.assign(header_zh=column.header_zh, place=place))
    told = pd.concat(parts).reset_index()
    ordered = told.sort_values([*KEYS, "place"], kind="stable", ignore_index=True)
    return ordered[[*KEYS, "header_zh", "before_zh", "after_zh"]]
