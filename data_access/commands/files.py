"""The file a command is given."""

from pathlib import Path

from data_access.uploads.file_kinds import SIZE_LIMIT_BYTES
from indicators.system_refusals import system_reason_zh


class InputFileError(Exception):
    """A file on the command line that cannot be read or written."""

    def __init__(self, path: Path, error: OSError | ValueError) -> None:
        shown = str(path).encode("utf-8", "replace").decode()
        self.reason_zh = f"{shown}：{system_reason_zh(error)}"
        super().__init__(self.reason_zh)


def read_input(path: Path) -> bytes:
    """The content of a file; of one above the limit only enough to tell that it is.

    Raises:
        InputFileError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputFileError(path, error) from error


def write_output(path: Path, content: bytes) -> None:
    """Write a file.

    Raises:
        InputFileError: it cannot be written.
    """
    try:
        path.write_bytes(content)
    except (OSError, ValueError) as error:
        raise InputFileError(path, error) from error
