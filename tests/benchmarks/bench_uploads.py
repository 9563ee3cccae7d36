"""What reporting takes: one zone's row, every carrier's, and a ledger of a million rows."""

import subprocess
import sys
import time
from datetime import date
from statistics import median
from typing import Final

from data_access.store import Store
from data_access.uploads.admission import SUPERSEDES_CODE
from data_access.uploads.intake import submit
from data_access.uploads.receipts import Receipt
from data_access.uploads.review import check_for_store
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY
from tests.benchmarks.carrier_sheet import carrier_sheet
from tests.benchmarks.report import Results
from tests.conftest import PROJECT
from tests.drawn import drawn_csv

WEEK: Final = date(2020, 6, 28)
ROW_SECONDS: Final = 0.5
CARRIER_SECONDS: Final = 1.5
LEDGER_ROWS: Final = 1_000_000
ROWS_PER_SECOND: Final = 150_000
LEDGER_MEGABYTES: Final = 600
ZONE_ROW: Final = """
    统计日期 | 高新区代码 | 高新区名称 | 企业总数 | 已复工企业数 | 应返岗人数 | 已返岗人数
    2020-06-30 | HTZ057 | 合肥高新技术产业开发区 | 2800 | {resumed} | 396000 | 390000
    """


def test_one_zones_row(store: Store, results: Results) -> None:
    took = [
        _report(store, Dataset.WEEKLY, drawn_csv(ZONE_ROW.format(resumed=2_700 + step)))
        for step in range(6)
    ]

    assert [receipt.revision for *_, receipt in took] == list(range(1, len(took) + 1))
    checking, storing = (median(times) for times in list(zip(*took, strict=True))[:2])
    note = f"6 次的中位数；核对 {checking * 1000:.0f} 毫秒，入库 {storing * 1000:.0f} 毫秒"
    results.add("一个高新区一行：核对并入库", checking + storing, "秒", ROW_SECONDS, note_zh=note)


def test_a_file_of_every_carrier(store: Store, results: Results) -> None:
    content, rows = carrier_sheet(store, WEEK)

    checking, storing, receipt = _report(store, Dataset.CARRIERS, content)

    assert len(receipt.units) == rows
    note = f"{rows:,} 行，{len(content) / 1e6:.1f} MB"
    both = checking + storing
    results.add("全部载体一个文件：核对并入库", both, "秒", 2 * CARRIER_SECONDS, note_zh=note)
    results.add("　其中核对", checking, "秒", CARRIER_SECONDS, note_zh=note)
    results.add("　其中入库", storing, "秒", CARRIER_SECONDS, note_zh=note)


def test_a_ledger_of_a_million_rows(results: Results) -> None:
    """In a process of its own, whose memory is that of nothing else."""
    command = [sys.executable, "-m", "tests.benchmarks.ledger", str(LEDGER_ROWS)]

    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, text=True)

    seconds, megabytes, issues = ended.stdout.split()
    assert int(issues) > 1  # a file refused as a whole has one
    rate = LEDGER_ROWS / float(seconds)
    note = f"{LEDGER_ROWS:,} 行用 {float(seconds):.1f} 秒，发现 {int(issues):,} 处问题"
    results.add("百万行台账：核对", rate, "行/秒", ROWS_PER_SECOND, at_least=True, note_zh=note)
    results.add("百万行台账：内存峰值", float(megabytes), "MB", LEDGER_MEGABYTES)


def _report(store: Store, dataset: Dataset, content: bytes) -> tuple[float, float, Receipt]:
    """Seconds to check and to store a file, and its receipt."""
    begun = time.perf_counter()
    checked = check_for_store(store, MINISTRY, dataset, content, "测量.csv")
    between = time.perf_counter()
    said = {issue.code: "性能测量" for issue in checked.queries} | {SUPERSEDES_CODE: "性能测量"}
    receipt = submit(store, MINISTRY, checked, content, "测量.csv", said)
    return between - begun, time.perf_counter() - between, receipt
