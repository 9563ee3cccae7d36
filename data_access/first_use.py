"""A store made ready for use: its tables, and the register of the 169 zones."""

from typing import Final

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.register import add_units, zone_register
from data_access.settings import Settings
from data_access.store import Store, create_store
from indicators.vocabulary import Dataset, Role

_INITIALISER: Final = Actor("建库程序", Role.SYSTEM_ADMINISTRATOR)


def make_store(settings: Settings) -> int:
    """Make the store or bring it up to date; twice changes nothing. Returns the zones registered.

    Raises:
        StoreUnavailableError: the folder or the database cannot be written.
    """
    store = create_store(settings)
    try:
        return _register_zones(store)
    finally:
        store.close()


def _register_zones(store: Store) -> int:
    with store.writing() as session:
        added = add_units(session, Dataset.WEEKLY, zone_register())
        if added:
            details = {"zones": added}
            write_audit_line(session, _INITIALISER, "add_units", "register", details, store.clock())
    return added
