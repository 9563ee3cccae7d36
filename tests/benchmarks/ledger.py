"""Checks a ledger of very many units in a process of its own: seconds, peak memory, issues.

Made and checked by two processes, so that the memory measured is that of checking alone.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

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
        codes, names = _codes(rows), _names(rows)
        self._register = pd.DataFrame({"unit_code": codes, "name_zh": names}, dtype="str").assign(
            short_name_zh=_same("", rows),
            aliases_zh=_same((), rows),
            province_zh=_same("安徽省", rows),
            kind=_same("incubator", rows),
            grade=_same("other", rows),
            zone_code=_same("", rows),
            valid_from=_same(None, rows),
            valid_until=_same(None, rows),
        )

    def units(self, _dataset: Dataset) -> pd.DataFrame:
        return self._register

    def history(
        self, _dataset: Dataset, before: date, weeks: int, codes: Sequence[str]
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
    lines = zip(_codes(rows), _names(rows), tenants, resumed, people, back, rent, strict=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{_HEADER}\n")
        file.writelines(
            f"2020-04-05,{code},{name},是,{a},{b},{c},{d},{e:.4f}\n"
            for code, name, a, b, c, d, e in lines
        )


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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_PER_MEGABYTE
    print(f"{took:.2f} {peak:.0f} {len(checked.issues)}")  # noqa: T201


def _codes(rows: int) -> list[str]:
    return [f"ENT{number:07d}" for number in range(rows)]


def _names(rows: int) -> list[str]:
    return [f"示例企业{number:07d}" for number in range(rows)]


def _same(value: object, rows: int) -> pd.Series:
    return pd.Series([value] * rows, dtype="str" if isinstance(value, str) else object)


if __name__ == "__main__":
    main()
