"""One seed, one sample."""

import hashlib

import pandas as pd
import pytest

from indicators.vocabulary import Dataset
from sample_data.make_sample import SampleBatch, batches


def digest(made: list[SampleBatch]) -> str:
    total = hashlib.sha256()
    for one in made:
        total.update(f"{one.dataset}{one.received_at}{one.reason}{one.zero_units}".encode())
        total.update(pd.util.hash_pandas_object(one.rows, index=False).to_numpy().tobytes())
    return total.hexdigest()


@pytest.mark.parametrize("dataset", Dataset)
def test_one_seed_makes_one_sample_alone_or_in_company(
    dataset: Dataset, all_batches: tuple[SampleBatch, ...]
) -> None:
    in_company = [one for one in all_batches if one.dataset is dataset]

    assert digest(list(batches(datasets=(dataset,)))) == digest(in_company)


def test_another_seed_makes_another_sample() -> None:
    one, other = (digest(list(batches(seed, (Dataset.ROLLOUT,)))) for seed in (7, 8))

    assert one != other
