"""Broken files are refused, asked about, or read to exactly what they say; never anything else."""

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.uploads.check import check_upload
from indicators.vocabulary import Dataset
from tests.data_access.uploads.mutant_run import run_mutants
from tests.data_access.uploads.mutants import mutated_csv
from tests.data_access.uploads.register import SmallRegister
from tests.data_access.uploads.slow_sheet import differences

MANY = {
    "csv": int(os.environ.get("MUTATED_CSV", "100000")),
    "xlsx": int(os.environ.get("MUTATED_XLSX", "20000")),
}
SEED = int(os.environ.get("MUTANT_SEED", "0"))


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=2**64), st.sampled_from(Dataset))
def test_a_number_is_never_other_than_the_file_says(seed: int, dataset: Dataset) -> None:
    content = mutated_csv(random.Random(seed), dataset)  # noqa: S311 - mutants, not secrets

    checked = check_upload(content, "周报.csv", dataset, SmallRegister())

    assert differences(content, dataset, checked) == []


@pytest.mark.parametrize(("kind", "count"), [("csv", 40), ("xlsx", 15)])
def test_a_mutant_goes_in_whole_or_not_at_all(tmp_path: Path, kind: str, count: int) -> None:
    ends, faults = run_mutants(tmp_path / "store", kind, count, seed=1)

    assert (ends.total(), faults) == (count, [])


@pytest.mark.slow
@pytest.mark.parametrize("kind", MANY)
def test_none_of_a_hundred_thousand_mutants_goes_wrong(tmp_path: Path, kind: str) -> None:
    ends, faults = run_mutants(tmp_path / "store", kind, MANY[kind], SEED)

    assert (ends.total(), faults) == (MANY[kind], [])
