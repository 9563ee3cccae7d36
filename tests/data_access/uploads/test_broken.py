"""Every rule has a broken example, and every example meets its rule."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from data_access.uploads.catalogue import RULES
from data_access.uploads.check import check_upload
from data_access.uploads.checked import CheckedUpload
from tests.data_access.uploads.broken_files import FILE_EXAMPLES, Example
from tests.data_access.uploads.broken_rows import ROW_EXAMPLES, VALUE_EXAMPLES
from tests.data_access.uploads.register import codes_of

EXAMPLES = (*FILE_EXAMPLES, *VALUE_EXAMPLES, *ROW_EXAMPLES)
# A time limit (test_workbook.py); what a reporter mended in the browser (test_mending.py); what
# stands in the store (test_review.py, test_schedules.py).
SHOWN_ELSEWHERE = {"F24", "H11", "R15", "S01", "S02", "S03"}
ROOM = Path(__file__).resolve().parents[3] / "data_access" / "uploads"


@cache
def _checked(place: int) -> CheckedUpload:
    example = EXAMPLES[place]
    return check_upload(example.content, example.file_name, example.dataset, example.context)


def _name(example: Example) -> str:
    return "-".join((example.code, *example.bad_inputs))


@pytest.mark.parametrize("place", range(len(EXAMPLES)), ids=[_name(e) for e in EXAMPLES])
def test_a_broken_file_meets_its_rule(place: int) -> None:
    example, checked = EXAMPLES[place], _checked(place)

    levels = {issue.severity for issue in checked.issues if issue.code == example.code}

    assert levels == {RULES[example.code].level}, codes_of(checked)


def test_a_row_with_an_error_is_never_accepted() -> None:
    uploads = [_checked(place) for place in range(len(EXAMPLES))]

    refused_and_kept = [
        checked
        for checked in uploads
        if {issue.row for issue in checked.errors} & set(checked.rows["sheet_row"])
    ]

    assert refused_and_kept == []


def test_every_rule_has_a_broken_example() -> None:
    shown = {example.code for example in EXAMPLES} | SHOWN_ELSEWHERE

    missing = set(RULES) - shown

    assert missing == set()


def test_every_code_that_is_raised_is_in_the_catalogue_and_the_other_way_round() -> None:
    raised = {
        node.value
        for path in ROOM.glob("*.py")
        if not path.name.endswith("_cards.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[FHVDURTS][0-9]{2}", node.value)
    }

    assert raised == set(RULES)


def test_every_card_speaks_to_people() -> None:
    silent = [
        card.code
        for card in RULES.values()
        if not (card.title_zh and card.explanation_zh and card.example_zh)
    ]

    assert silent == []


def test_messages_never_repeat_a_mobile_number() -> None:
    example = next(example for example in VALUE_EXAMPLES if example.code == "V21")

    checked = check_upload(example.content, "周报.csv", example.dataset, example.context)

    assert "13812345678" not in str(checked.issues)
