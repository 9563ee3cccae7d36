"""Frames as the lists of dicts that an INSERT takes."""

from typing import Any, cast

import pandas as pd


def records_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """One dict per row; every kind of missing value becomes None."""
    values = frame.astype(object)
    return cast("list[dict[str, Any]]", values.where(values.notna(), None).to_dict("records"))
