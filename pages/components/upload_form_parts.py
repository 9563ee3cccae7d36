"""What the form reads: its row, its check, and the file it becomes."""

from data_access.datasets.columns import Column
from data_access.datasets.registry import DEFINITIONS
from data_access.raw_files import sha256_of
from data_access.uploads.checked import CheckedUpload
from data_access.uploads.review import check_for_store
from data_access.views.form_row import FormRow, form_row
from indicators.vocabulary import Dataset
from pages.components.caching import View, cached_quietly
from pages.components.loaders import current_as_of, load, store
from pages.components.unit_choice import counted_day, today
from pages.components.upload_delivery import ChosenFile
from pages.components.visit import current_actor


def fields_of(dataset: Dataset) -> tuple[Column, ...]:
    """The columns a form asks for: the values; unit and day are chosen above them."""
    return DEFINITIONS[dataset].values


@cached_quietly
def row_of(view: View, dataset: Dataset, unit_code: str) -> FormRow:
    """The form of a unit and the view's week."""
    day = counted_day(view, dataset)
    return load(form_row, view, dataset, view.week_ending, day, unit_code)


def checked_form(dataset: Dataset, content: bytes, name: str) -> CheckedUpload:
    """What is wrong with the row as it stands."""
    view = View(current_as_of(), current_actor(), today())
    return _checked(view, dataset, content, name)


def form_name(row: FormRow, kind_zh: str = "在线填写") -> str:
    """The name of the file that the form becomes."""
    return f"{kind_zh}_{unit_name(row)}_{row.week_ending}.csv"


def unit_name(row: FormRow) -> str:
    """The unit as the register names it."""
    return row.blank[DEFINITIONS[row.dataset].name_column.header_zh]


def unit_code(row: FormRow) -> str:
    """The unit's code in the register."""
    return row.blank[DEFINITIONS[row.dataset].code_column.header_zh]


def as_file(row: FormRow, content: bytes, kind_zh: str = "在线填写") -> ChosenFile:
    """The form's row as the file whose four steps follow."""
    return ChosenFile(form_name(row, kind_zh), content, sha256_of(content), is_typed=True)


@cached_quietly
def _checked(view: View, dataset: Dataset, content: bytes, name: str) -> CheckedUpload:
    return check_for_store(store(), view.actor, dataset, content, name)
