"""The sample is made once for all its tests."""

import pytest

from sample_data.known import KnownSample, whole_sample
from sample_data.make_sample import SampleBatch


@pytest.fixture(scope="session")
def sample() -> KnownSample:
    return whole_sample()


@pytest.fixture(scope="session")
def all_batches(sample: KnownSample) -> tuple[SampleBatch, ...]:
    return sample.batches
