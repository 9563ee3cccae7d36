"""The published figures that the sample reproduces, and what the sample says instead."""

import pandas as pd

from sample_data.known import KnownSample
from sample_data.published_carriers import carrier_figures
from sample_data.published_zones import zone_figures
from sample_data.readings import PublishedFigure


def compared(sample: KnownSample) -> pd.DataFrame:
    """One row per published figure: name_zh, known_on, published, sample, met."""
    readings = [(figure, figure.reading(sample)) for figure in figures()]
    return pd.DataFrame(
        {
            "name_zh": figure.name_zh,
            "on": figure.on,
            "known_on": figure.known_on,
            "published": figure.value,
            "sample": value,
            "met": figure.is_met_by(value),
        }
        for figure, value in readings
    )


def figures() -> tuple[PublishedFigure, ...]:
    """Every published figure that the sample reproduces."""
    return (*zone_figures(), *carrier_figures())
