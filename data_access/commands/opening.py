"""The store a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager

from data_access.settings import settings_from_environment
from data_access.store import Store, open_store


@contextmanager
def opened_store() -> Iterator[Store]:
    """The store of this installation, closed on leaving.

    Raises:
        StoreUnavailableError: there is none, or it cannot be used.
    """
    store = open_store(settings_from_environment())
    try:
        yield store
    finally:
        store.close()
