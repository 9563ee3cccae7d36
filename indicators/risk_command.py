"""The command `python -m indicators.risk`: files in, one level per unit out, no store."""

import argparse
import json
import os
import sys
from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, NoReturn

import pandas as pd

from indicators.risk_files import RiskInputError
from indicators.risk_inputs import read_cases, read_clusters, read_corrections, read_notices
from indicators.risk_rule import WINDOW_DAYS
from indicators.risk_table import table_zh
from indicators.risk_units import unit_risk

EXIT_FINE: Final = 0
EXIT_PROBLEMS: Final = 1
PROBLEMS_LISTED: Final = 200
EARLIEST_DAY: Final = date(2019, 12, 1)
_OPTIONAL_READERS: Final = {
    "clusters": read_clusters,
    "notices": read_notices,
    "corrections": read_corrections,
}
_EPILOG_ZH: Final = """文件（.csv 或 .csv.gz，UTF-8 或 GB18030，第一行为列名）：
  病例  asof_date, adcode, confirmed（累计确诊）；可有 date（发布日期）、city（名称）
  聚集性疫情  adcode, date；可有 cluster（是/否，缺省为是）
              只看所给日期在内的14天；未登记的单位不作推断
  公告  date, adcode, unit_type（county/urban/township）, risk_level（low/medium/high）
        可有 province, place, source
  订正  adcode, asof_date, correction（不是新增的订正数）

退出码：0 正常；1 文件有问题（逐条列出）；2 用法有误。"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Grade every unit of a case file on one day and print the levels."""
    options = _parser().parse_args(arguments)
    try:
        inputs = _read_all(options)
    except RiskInputError as error:
        _print_problems(error.problems_zh)
        return EXIT_PROBLEMS
    for note_zh in _span_notes_zh(inputs["daily"], options.on):
        sys.stderr.write(f"提示：{note_zh}\n")
    decided = unit_risk(on=options.on, **inputs)
    _print(_as_json(decided) if options.json else table_zh(decided, options.on))
    return EXIT_FINE


def _read_all(options: argparse.Namespace) -> dict[str, Any]:
    """The frames by the argument names of `unit_risk`; the problems of all files at once."""
    wanted = {"daily": (read_cases, options.cases)}
    for name, read in _OPTIONAL_READERS.items():
        if (path := getattr(options, name)) is not None:
            wanted[name] = (read, path)
    frames: dict[str, pd.DataFrame] = {}
    problems: list[str] = []
    for name, (read, path) in wanted.items():
        try:
            frames[name] = read(path)
        except RiskInputError as error:
            problems += error.problems_zh
    if problems:
        raise RiskInputError(*problems)
    return frames


def _span_notes_zh(daily: pd.DataFrame, on: date) -> list[str]:
    """What a reader must know when the case file does not span the 14 days."""
    first, last = daily["asof_date"].min().date(), daily["asof_date"].max().date()
    notes = []
    if first > on - timedelta(days=WINDOW_DAYS):
        notes.append(f"病例文件始于{first}，不足{WINDOW_DAYS}天，各单位首个累计数计为新增")
    if last < on:
        notes.append(f"病例文件止于{last}，其后沿用最后已知数")
    return notes


def _as_json(decided: pd.DataFrame) -> str:
    units = [_unit_json(row) for row in decided.to_dict("records")]
    return json.dumps(units, ensure_ascii=False, indent=1) + "\n"


def _unit_json(row: dict[Hashable, Any]) -> dict[str, object]:
    source, basis_zh = row["source"], row["basis_zh"]
    return {
        "unit_code": row["unit_code"],
        "name": row["name"],
        "on": row["on"].isoformat(),
        "level": None if pd.isna(row["level"]) else row["level"],
        "at_least": bool(row["at_least"]),
        "reason": row["reason_zh"],
        "source": f"{basis_zh}：{source}" if source else basis_zh,
    }


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough; the interpreter must not complain on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_problems(problems_zh: tuple[str, ...]) -> None:
    sys.stderr.write(f"文件有 {len(problems_zh)} 处问题，未计算：\n")
    for problem in problems_zh[:PROBLEMS_LISTED]:
        sys.stderr.write(f"  {problem}\n")
    if len(problems_zh) > PROBLEMS_LISTED:
        sys.stderr.write(f"  …… 仅列出前 {PROBLEMS_LISTED} 处\n")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Wrong use in Chinese, with argparse's own exit code 2."""
        self.exit(2, f"用法有误：{message}\n查看说明：python -m indicators.risk --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m indicators.risk",
        description="按2020年2月17日分区分级规则推算各单位的疫情风险等级；有官方公告的以公告为准。",
        epilog=_EPILOG_ZH,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    group = parser.add_argument_group("参数")
    group.add_argument("--cases", type=Path, required=True, metavar="文件", help="每日累计确诊病例")
    group.add_argument("--on", type=_day, required=True, metavar="日期", help="如 2020-03-09")
    group.add_argument("--clusters", type=Path, metavar="文件", help="聚集性疫情登记")
    group.add_argument("--notices", type=Path, metavar="文件", help="官方风险等级公告")
    group.add_argument("--corrections", type=Path, metavar="文件", help="病例数订正")
    group.add_argument("--json", action="store_true", help="输出 JSON 列表，每个单位一项")
    group.add_argument("-h", "--help", action="help", help="显示本说明")
    return parser


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是 2020-03-09 这样的日期") from error
    if day < EARLIEST_DAY:
        raise argparse.ArgumentTypeError(f"“{text}”早于疫情")
    return day
