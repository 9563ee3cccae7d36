"""A map of drawn zones, and what is read back from it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from figures.maps import zone_map

WEEK = date(2020, 4, 5)


def zone_frame(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """Zones with place, rate and level, a row each."""
    columns = ["zone_code", "name_zh", "lon", "lat", "value", "risk_level"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "Float64"})


def map_of(frame: pd.DataFrame, **over: Any) -> go.Figure:
    """The map of a week's rates."""
    return zone_map(frame, week_ending=WEEK, value_title_zh="企业复工率", **over)


def scatters(figure: go.Figure) -> list[Any]:
    """What is drawn as points, lines and names."""
    return [trace for trace in figure.data if trace.type == "scattergeo"]
