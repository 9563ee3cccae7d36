"""What a file is taken for, before anything of it is checked."""

from dataclasses import dataclass

from data_access.uploads.headers import guess_dataset
from data_access.uploads.issues import UploadRejectedError
from data_access.uploads.reader import read_sheet
from indicators.vocabulary import Dataset


@dataclass(frozen=True, slots=True)
class Glance:
    """Where the header stands and which dataset it names; nothing where it cannot be read."""

    header_row: int | None = None
    guessed: Dataset | None = None


def glance(content: bytes, file_name: str) -> Glance:
    """Look at a file's header; an unreadable file is told by its check."""
    try:
        sheet = read_sheet(content, file_name)
    except UploadRejectedError:
        return Glance()
    return Glance(sheet.header_row, guess_dataset(sheet))
