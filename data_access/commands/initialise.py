"""`init`: make the store, or bring it up to date, with the register of the 169 zones."""

import argparse
from typing import Final

from data_access.commands.chinese_parser import add_json
from data_access.commands.printing import EXIT_FINE, print_json, print_text
from data_access.first_use import make_store
from data_access.schema import CURRENT_REVISION
from data_access.settings import settings_from_environment

SUMMARY_ZH: Final = "建立或升级数据库，并登记 169 家国家高新区（不装演示数据）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `init` takes."""
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Make or upgrade the store; doing it twice changes nothing."""
    settings = settings_from_environment()
    added = make_store(settings)
    place = "PostgreSQL" if settings.database_url else str(settings.database_file)
    if options.json:
        print_json({"store": place, "schema": CURRENT_REVISION, "zones_added": added})
    else:
        print_text(f"数据库就绪：{place}（版本 {CURRENT_REVISION}），新登记 {added} 家高新区")
    return EXIT_FINE
