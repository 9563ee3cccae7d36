"""Checks a ledger of very many units in a process of its own: seconds, peak memory, issues.

Made and checked by two processes, so that the memory measured is that of checking alone.
"""

import data_access  # noqa: F401, I001, RUF100 - first of all, as where the command line starts

import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data_access.uploads.check import check_upload
from indicators.vocabulary import Dataset

TODAY: Final = date(2020, 4, 8)
SEED: Final = 20200405
KILOBYTES_PER_MEGABYTE: Final = 1024
_HEADER: Final = (
    "统计日期,机构代码,机构名称,是否复工,在孵企业(团队)总数,已复工企业(团队)数,"
    "在孵人员总数,已复工人数,减免租金累计(万元)"
)


class ManyUnits:
    """A register of that many units and no past."""

    today = TODAY

    def __init__(self, rows: int) -> None:
        same = {"province_zh": "安徽省", "kind": "incubator", "grade": "other"}
        words = dict.fromkeys(("short_name_zh", "zone_code"), "") | same
        nothing = {"aliases_zh": (), "valid_from": None, "valid_until": None}
        columns = {"unit_code": _numbered("ENT", rows), "name_zh": _numbered("示例企业", rows)}
        columns |= {name: _same(word, rows) for name, word in (words | nothing).items()}
        self._register = pd.DataFrame(columns, copy=False)

    def units(self, _dataset: Dataset) -> pd.DataFrame:
        return self._register

    def foreign(self, _dataset: Dataset) -> frozenset[str]:
        return frozenset()

    def history(
        self, _dataset: Dataset, before: date, weeks: int, codes: pd.Series
    ) -> pd.DataFrame:
        return pd.DataFrame(columns=["unit_code", "week_ending"])

    last_reports = history


def write_ledger(path: Path, rows: int) -> None:
    """A plain CSV of one row per unit; one in a thousand counts more resumed than there are."""
    chance = np.random.default_rng(SEED)
    tenants = chance.integers(1, 200, rows)
    people = tenants * chance.integers(2, 20, rows)
    resumed = np.minimum(chance.integers(0, 200, rows), tenants) + (np.arange(rows) % 1000 == 0)
    back = (people * 0.8).astype(int)
    rent = chance.integers(0, 900_000, rows) / 10_000
    codes, names = _numbered("ENT", rows), _numbered("示例企业", rows)
    lines = zip(codes, names, tenants, resumed, people, back, rent, strict=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{_HEADER}\n")
        file.writelines(
            f"2020-04-05,{code},{name},是,{a},{b},{c},{d},{e:.4f}\n"
            for code, name, a, b, c, d, e in lines
        )


def _peak_kilobytes() -> int:
    """The most memory this program held; `ru_maxrss` begins with that of who started it."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def main() -> None:
    """`ledger ROWS`: prints seconds, megabytes, issues; `ledger ROWS FILE` makes the file."""
    rows = int(sys.argv[1])
    if len(sys.argv) > 2:
        write_ledger(Path(sys.argv[2]), rows)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.csv"
        made = [sys.executable, "-m", "tests.benchmarks.ledger", str(rows), str(path)]
        subprocess.run(made, check=True)
        register = ManyUnits(rows)
        begun = time.perf_counter()
        checked = check_upload(
            path.read_bytes(), path.name, Dataset.CARRIERS, register, max_rows=rows
        )
        took = time.perf_counter() - begun
    peak = _peak_kilobytes() / KILOBYTES_PER_MEGABYTE
    print(f"{took:.2f} {peak:.0f} {len(checked.issues)}")  # noqa: T201


def _numbered(stem: str, rows: int) -> pd.Series:
    """Texts of one stem and seven digits; by whole columns, which leaves no strings behind."""
    digits = pc.utf8_lpad(pc.cast(pa.array(np.arange(rows)), pa.large_string()), 7, "0")
    return stem + pd.Series(digits, dtype="str")


def _same(value: object, rows: int) -> pd.Series:
    column = np.empty(rows, dtype=object)
    column[:] = [value]
    return pd.Series(column, dtype="category" if isinstance(value, str) else object)


if __name__ == "__main__":
    main()
