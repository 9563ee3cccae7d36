"""`init`: make the store, or bring it up to date, with the register of the 169 zones."""

import argparse
from typing import Final

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.commands.chinese_parser import add_json
from data_access.commands.printing import EXIT_FINE, print_json, print_text
from data_access.migrate import CURRENT_REVISION
from data_access.register import add_units, zone_register
from data_access.settings import settings_from_environment
from data_access.store import Store, create_store
from indicators.vocabulary import Dataset, Role

SUMMARY_ZH: Final = "建立或升级数据库，并登记 169 家国家高新区（不装演示数据）"
_INITIALISER: Final = Actor("建库程序", Role.SYSTEM_ADMINISTRATOR)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `init` takes."""
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Make or upgrade the store; doing it twice changes nothing."""
    settings = settings_from_environment()
    store = create_store(settings)
    try:
        added = _register_zones(store)
    finally:
        store.close()
    place = "PostgreSQL" if settings.database_url else str(settings.database_file)
    if options.json:
        print_json({"store": place, "schema": CURRENT_REVISION, "zones_added": added})
    else:
        print_text(f"数据库就绪：{place}（版本 {CURRENT_REVISION}），新登记 {added} 家高新区")
    return EXIT_FINE


def _register_zones(store: Store) -> int:
    with store.writing() as session:
        added = add_units(session, Dataset.WEEKLY, zone_register())
        if added:
            details = {"zones": added}
            write_audit_line(session, _INITIALISER, "add_units", "register", details, store.clock())
    return added
