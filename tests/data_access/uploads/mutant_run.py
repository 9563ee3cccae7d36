"""Thousands of mutants through the whole chain into a store: what went wrong, by kind."""

import argparse
import json
import random
import sys
import tempfile
import traceback
from collections import Counter
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from data_access.settings import Settings
from data_access.store import Store, create_store
from data_access.submission_tables import Revision
from data_access.tables import columns_in
from data_access.uploads.intake import submit
from data_access.uploads.review import check_for_store
from data_access.verify import verify_store
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import register_drawn_units
from tests.data_access.uploads.mutants import mutated_csv, mutated_workbook
from tests.data_access.uploads.slow_sheet import differences

_revision = columns_in(Revision)
KINDS = {"csv": mutated_csv, "xlsx": mutated_workbook}


def run_mutants(folder: Path, kind: str, count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Check and submit `count` mutants; how each ended, and everything that must never happen."""
    ends: Counter[str] = Counter()
    faults: list[str] = []
    with closing(create_store(Settings(folder))) as store:
        register_drawn_units(store)
        for number in range(count):
            name = f"{kind}-{seed}-{number}"
            chance = random.Random(name)  # noqa: S311 - mutants, not secrets
            dataset = chance.choice(list(Dataset))
            content = KINDS[kind](chance, dataset)
            try:
                ends[_end(store, dataset, content, name, faults)] += 1
            except Exception:  # noqa: BLE001 - any exception at all is what is looked for
                faults.append(f"{name}: {traceback.format_exc()}")
        faults += [proof.title_zh for proof in verify_store(store) if not proof.holds]
    return ends, faults


def _end(store: Store, dataset: Dataset, content: bytes, name: str, faults: list[str]) -> str:
    checked = check_for_store(store, MINISTRY, dataset, content, name)
    faults += [f"{name}: {found}" for found in differences(content, dataset, checked)]
    if checked.errors:
        return "refused"
    before = _revisions(store)
    said = {issue.code: "核对无误" for issue in checked.queries}
    receipt = submit(store, MINISTRY, checked, content, name, said)
    fresh = 0 if receipt.is_repeat else len(checked.rows) - receipt.unchanged
    if _revisions(store) - before != fresh:
        faults.append(f"{name}: {_revisions(store) - before} revisions of {fresh} rows")
    return "queried" if checked.queries else "noted" if checked.issues else "accepted"


def _revisions(store: Store) -> int:
    with store.reading() as session:
        return int(session.execute(select(func.count(_revision.id))).scalar_one())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ends, faults = run_mutants(Path(folder) / "store", given.kind, given.count, given.seed)
    report = {"mutants": given.count, "ends": ends, "faults": faults}
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
