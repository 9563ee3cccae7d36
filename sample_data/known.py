"""The sample as it was known at the end of a day: for each unit and week the last revision."""

from collections.abc import Iterable
from datetime import date
from functools import cache

import pandas as pd

from indicators.periods import end_of_day
from indicators.vocabulary import Dataset
from sample_data.batches import SampleBatch
from sample_data.make_sample import batches


class KnownSample:
    """Answers what the platform held at 24:00 of a day."""

    def __init__(self, imported: Iterable[SampleBatch]) -> None:
        self.batches = tuple(imported)
        self.heads = cache(self._heads)

    def week(self, dataset: Dataset, known_on: date, ending: date) -> pd.DataFrame:
        """The reports of one week, one row per unit."""
        heads = self.heads(dataset, known_on)
        return heads[heads["week_ending"] == ending]

    def carried_forward(self, dataset: Dataset, known_on: date, ending: date) -> pd.DataFrame:
        """Each unit's latest report up to a week: who did not report keeps the last values."""
        heads = self.heads(dataset, known_on)
        past = heads[heads["week_ending"] <= ending].sort_values("week_ending", kind="stable")
        return past.drop_duplicates("unit_code", keep="last")

    def _heads(self, dataset: Dataset, known_on: date) -> pd.DataFrame:
        """One row per unit and week, by the last revision received until then."""
        until = end_of_day(known_on)
        arrived = [
            batch.rows
            for batch in self.batches
            if batch.dataset is dataset and batch.received_at <= until
        ]
        rows = pd.concat(arrived, ignore_index=True)
        return rows.drop_duplicates(["unit_code", "week_ending"], keep="last")


@cache
def whole_sample() -> KnownSample:
    """The sample of the usual seed, made once."""
    return KnownSample(batches())
