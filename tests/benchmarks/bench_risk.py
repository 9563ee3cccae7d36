"""What the risk command takes for every unit of a year's case file, its start included."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from tests.benchmarks.report import Results
from tests.conftest import PROJECT

SECONDS: Final = 3


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
