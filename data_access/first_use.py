"""A store made ready for use: its tables, and the register of the 169 zones."""

from typing import Final

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.register import add_units, zone_register
from data_access.register_digests import digests_to_tell
from data_access.register_proof import VERSION
from data_access.settings import Settings
from data_access.store import Store, create_store
from data_access.versions import next_version, resolve_as_of
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
    """Zones that a newer program brings to a store with a past hold from a version of their own."""
    with store.writing() as session:
        last = resolve_as_of(session).version
        since = last + 1 if last else 0
        added = add_units(session, Dataset.WEEKLY, zone_register(), since)
        if added:
            details: dict[str, object] = {"zones": added, **digests_to_tell(session, since)}
            if since:
                next_version(session, store.clock())
                details |= {VERSION: since, "units": added, "units_added": added}
            write_audit_line(session, _INITIALISER, "add_units", "register", details, store.clock())
    return added
