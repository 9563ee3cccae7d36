"""The whole sample in a folder: made once per test run, copied where a test writes."""

import sqlite3
from pathlib import Path

from data_access.settings import Settings
from data_access.store import create_store
from sample_data.load import load_sample

LOCK_SECONDS = 900
MIGRATIONS = Path(__file__).resolve().parents[1] / "data_access" / "migrations" / "versions"


def loaded_sample(parent: Path) -> Path:
    """A data folder with the sample, loaded once even where several workers ask for it."""
    newest = max(path.stem for path in MIGRATIONS.glob("*.py"))  # an older schema does not serve
    folder = parent / f"sample-store-{newest}"
    lock = sqlite3.connect(parent / "sample-store.lock", timeout=LOCK_SECONDS, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        if not (folder / "complete").is_file():
            store = create_store(Settings(folder))
            load_sample(store, lambda _done, _total, _note: None)
            store.close()
            (folder / "complete").touch()
    finally:
        lock.close()
    return folder


def copy_store(source: Path, target: Path) -> Path:
    """A consistent copy of the database; raw files are not needed by the pages."""
    target.mkdir(parents=True, exist_ok=True)
    reading = sqlite3.connect(source / "resumption.db")
    writing = sqlite3.connect(target / "resumption.db")
    reading.backup(writing)
    reading.close()
    writing.close()
    return target
