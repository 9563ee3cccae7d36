"""`python -m sample_data load`: fill an empty store with the synthetic sample."""

import argparse
import sys
from collections.abc import Sequence
from typing import Final

from tqdm import tqdm

from data_access.commands.chinese_parser import ChineseParser, add_json
from data_access.commands.printing import EXIT_FINE, EXIT_UNUSABLE, print_json, print_text
from data_access.errors import StoreUnavailableError
from data_access.settings import settings_from_environment
from data_access.store import Store, create_store
from sample_data.load import is_loaded, load_sample

_LOAD_ZH: Final = "把演示数据（合成）装入空库；已有数据时不动"
_KEPT_ZH: Final = "数据库里已有数据，保持原样，不重新装载演示数据"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        stored = _load()
    except StoreUnavailableError as error:
        sys.stderr.write(f"{error.reason_zh}\n")
        return EXIT_UNUSABLE
    if options.json:
        print_json({"deliveries_loaded": stored or 0, "kept_what_was_there": stored is None})
    else:
        print_text(_KEPT_ZH if stored is None else f"已装载 {stored} 批演示数据（合成）")
    return EXIT_FINE


def _parser() -> argparse.ArgumentParser:
    parser = ChineseParser(prog="python -m sample_data", description="演示数据（合成）")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    add_json(commands.add_parser("load", help=_LOAD_ZH, description=_LOAD_ZH))
    return parser


def _load() -> int | None:
    """How many deliveries were stored; None where the store holds something already."""
    store = create_store(settings_from_environment())
    try:
        return None if is_loaded(store) else _load_with_a_bar(store)
    finally:
        store.close()


def _load_with_a_bar(store: Store) -> int:
    with tqdm(total=1, unit="批", desc="装载演示数据", ncols=90) as bar:

        def progress(done: int, total: int, note_zh: str) -> None:
            bar.total, bar.n = total, done
            bar.set_postfix_str(note_zh, refresh=True)

        return load_sample(store, progress)


if __name__ == "__main__":
    sys.exit(main())
