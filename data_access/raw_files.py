"""Raw files, kept before the database knows of them and found by their content."""

import hashlib
import os
import tempfile
from pathlib import Path

from data_access.errors import StoreUnavailableError
from indicators.system_refusals import system_reason_zh

_FULL_ZH = "系统暂不能保存（{reason}），未入库，请勿重复填报；请联系系统管理员检查磁盘"


def sha256_of(content: bytes) -> str:
    """The content's SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def raw_path(folder: Path, sha256: str) -> Path:
    """Where a file with that content lies."""
    return folder / sha256[:2] / sha256


def keep_raw_file(folder: Path, content: bytes) -> str:
    """Write the bytes so that a crash leaves the whole file or none, and return their SHA-256.

    Temporary name, fsync, rename, fsync of both folders: a row without its file cannot arise,
    because the database is written only afterwards.

    Raises:
        StoreUnavailableError: the disk is full or the folder cannot be written.
    """
    sha256 = sha256_of(content)
    path = raw_path(folder, sha256)
    try:
        if not (path.is_file() and path.read_bytes() == content):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_durably(path, content)
        _sync_folder(path.parent)  # also where another process has just renamed it
        _sync_folder(folder)
    except OSError as error:
        raise StoreUnavailableError(_FULL_ZH.format(reason=system_reason_zh(error))) from error
    return sha256


def _write_durably(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".incoming-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
