"""`python -m sample_data load`: fill an empty store with the synthetic sample."""

import argparse
import sys

from tqdm import tqdm

from data_access.errors import StoreUnavailableError
from data_access.settings import settings_from_environment
from data_access.store import create_store
from sample_data.load import is_loaded, load_sample


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m sample_data", description="演示数据（合成）")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("load", help="把演示数据装入空库；已有数据时不动")
    parser.parse_args(arguments)
    try:
        return _load()
    except StoreUnavailableError as error:
        print(error.reason_zh, file=sys.stderr)
        return 3


def _load() -> int:
    store = create_store(settings_from_environment())
    try:
        if is_loaded(store):
            print("数据库里已有数据，保持原样，不重新装载演示数据")
            return 0
        with tqdm(total=1, unit="批", desc="装载演示数据", ncols=90) as bar:

            def progress(done: int, total: int, note_zh: str) -> None:
                bar.total, bar.n = total, done
                bar.set_postfix_str(note_zh, refresh=True)

            stored = load_sample(store, progress)
        print(f"已装载 {stored} 批演示数据（合成）")
        return 0
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(main())
