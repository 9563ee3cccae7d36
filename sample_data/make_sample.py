"""The synthetic sample as a whole: registers, and what the platform imported day by day.

Everything here is made up (演示数据（合成）) from one seed, around figures that were published in
2020; `sample_data/published.py` says which, and computes each from the sample.
"""

from collections.abc import Iterator
from functools import cache
from heapq import merge
from operator import attrgetter
from typing import Final

import pandas as pd

from indicators.vocabulary import Dataset
from sample_data.batches import SampleBatch, delivered
from sample_data.carrier_deliveries import carrier_deliveries
from sample_data.carriers import carriers
from sample_data.carriers_weekly import CarrierSample
from sample_data.rollout import rollout_deliveries, rollout_reports
from sample_data.sites import sites
from sample_data.zone_deliveries import zone_deliveries
from sample_data.zone_places import zone_places
from sample_data.zone_sizes import zone_sizes
from sample_data.zones_weekly import zone_reports

SEED: Final = 2020

__all__ = ["SEED", "SampleBatch", "batches", "carrier_register", "site_register"]


def carrier_register(seed: int = SEED) -> pd.DataFrame:
    """All carriers (创业孵化机构), invented, with the columns of CheckContext.units."""
    return _carriers(seed).copy()


def site_register(seed: int = SEED) -> pd.DataFrame:
    """All 百城百园 sites: the columns of CheckContext.units, city_adcode, lon, lat, theme."""
    return sites(zone_places(), seed)


def batches(
    seed: int = SEED, datasets: tuple[Dataset, ...] = tuple(Dataset)
) -> Iterator[SampleBatch]:
    """Every import of the sample in order of arrival, all datasets together."""
    makers = {Dataset.WEEKLY: _weekly, Dataset.CARRIERS: _carrier, Dataset.ROLLOUT: _rollout}
    streams = [makers[dataset](seed) for dataset in datasets]
    return merge(*streams, key=attrgetter("received_at"))


@cache
def _carriers(seed: int) -> pd.DataFrame:
    zones = zone_places()
    return carriers(zones, zone_sizes(zones, seed), seed)


def _weekly(seed: int) -> Iterator[SampleBatch]:
    reports = zone_reports(zone_places(), seed)
    return delivered(Dataset.WEEKLY, *zone_deliveries(reports, seed))


def _carrier(seed: int) -> Iterator[SampleBatch]:
    reports = CarrierSample(_carriers(seed), seed).reports()
    return delivered(Dataset.CARRIERS, *carrier_deliveries(reports, seed))


def _rollout(seed: int) -> Iterator[SampleBatch]:
    reports = rollout_reports(site_register(seed), seed)
    return delivered(Dataset.ROLLOUT, *rollout_deliveries(reports, seed))
