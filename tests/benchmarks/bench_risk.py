"""What the risk command and the check of an import take for a whole year's case file."""

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Final

from data_access.epidemic.checking import check_series
from data_access.epidemic.kinds import EpidemicKind
from tests.benchmarks.report import Results
from tests.conftest import PROJECT

SECONDS: Final = 3
CHECK_SECONDS: Final = 8


def test_the_risk_levels_of_a_day(reference: Path, results: Results) -> None:
    files = ["--cases", str(reference / "cases_city_daily.csv.gz")]
    files += ["--corrections", str(reference / "case_corrections.csv")]
    files += ["--notices", str(reference / "published_risk_hubei_sample.csv")]
    command = [sys.executable, "-m", "indicators.risk", *files, "--on", "2020-03-09", "--json"]

    begun = time.perf_counter()
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)
    took = time.perf_counter() - begun

    assert len(json.loads(ended.stdout)) > 400  # every unit of the case file

    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import pandas"], check=True)
    start = time.perf_counter() - begun
    note = f"全年病例数，含启动；同一次运行里只启动并载入 pandas 用 {start:.1f} 秒"
    results.add("风险等级命令：一天的全部单位", took, "秒", SECONDS, note_zh=note)


def test_a_year_of_daily_cases_is_checked(reference: Path, results: Results) -> None:
    content = (reference / "cases_city_daily.csv.gz").read_bytes()

    begun = time.perf_counter()
    found = check_series(content, "cases.csv.gz", EpidemicKind.CASES, date(2020, 12, 31))
    took = time.perf_counter() - begun

    assert found.errors == ()
    note = f"{found.rows_read:,} 行，逐行核对地方、日期和数"
    results.add("疫情数据：核对全年每日病例", took, "秒", CHECK_SECONDS, note_zh=note)
