"""The template, the dictionary and the recognition agree with the datasets."""

import pytest

from data_access.datasets.dictionary import data_dictionary
from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.headers import match_headers
from data_access.uploads.reader import read_sheet
from data_access.uploads.recognition import recognise_sheet
from data_access.uploads.template import template_csv
from indicators.vocabulary import Dataset


@pytest.mark.parametrize("dataset", Dataset)
def test_every_column_of_the_template_is_recognised_by_our_own_reader(dataset: Dataset) -> None:
    columns = DEFINITIONS[dataset].columns
    filled = template_csv(dataset) + ",".join("1" for _ in columns).encode()

    matched = match_headers(read_sheet(filled, "模板.csv"), dataset)

    assert list(matched.positions) == [column.field for column in columns]


@pytest.mark.parametrize("dataset", Dataset)
def test_every_column_is_in_the_dictionary_with_its_meaning(dataset: Dataset) -> None:
    dictionary = data_dictionary(dataset)

    assert dictionary["header_zh"].tolist() == [c.header_zh for c in DEFINITIONS[dataset].columns]
    assert (dictionary["meaning_zh"] != "").all()


@pytest.mark.parametrize("dataset", Dataset)
def test_a_template_is_taken_for_its_own_dataset(dataset: Dataset) -> None:
    columns = DEFINITIONS[dataset].columns
    filled = template_csv(dataset) + ",".join("1" for _ in columns).encode()

    recognition = recognise_sheet(read_sheet(filled, "模板.csv"), dataset)

    assert (recognition.guessed, recognition.unmatched, recognition.free) == (dataset, (), ())
