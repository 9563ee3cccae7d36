"""`export`: a week's reports as a file that can be read back."""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Final

from data_access.commands.acting import acting, add_by
from data_access.commands.chinese_parser import add_as_of, add_dataset, add_json, day
from data_access.commands.files import write_output
from data_access.commands.opening import opened_store
from data_access.commands.printing import EXIT_FINE, print_bytes, print_json, print_text
from data_access.exports import csv_bytes
from data_access.marks import notice_zh
from data_access.versions import AsOf, resolve_as_of
from data_access.views.week_sheet import WeekSheet, week_sheet
from indicators.periods import local_text, week_ending
from indicators.vocabulary import Dataset

SUMMARY_ZH: Final = "导出一周的现版（或当时所知的版本）为 CSV"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `export` takes."""
    add_dataset(parser)
    parser.add_argument("--week", type=day, required=True, metavar="日期", help="该周任一天")
    add_as_of(parser)
    parser.add_argument("--out", type=Path, metavar="文件", help="写入文件；缺省写到标准输出")
    add_by(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Write the sheet; with --json and no file, the sheet travels in the JSON."""
    dataset, week = Dataset(options.dataset), week_ending(options.week)
    with opened_store() as store, store.reading() as session:
        as_of = resolve_as_of(session, options.as_of)
        actor = acting(store, options.by)
        sheet = week_sheet(session, as_of, actor, dataset, week)
        notice = notice_zh(store.settings, actor)
        title = f"{notice} {dataset.label_zh}" if notice else ""
    content = csv_bytes(sheet.lines, title)
    if options.out:
        write_output(options.out, content)
    if options.json:
        print_json({**_facts(sheet, as_of, title), **_place(options.out, sheet, content)})
    elif options.out:
        print_text(_done_zh(sheet, as_of, options.out))
    else:
        print_bytes(content)
    return EXIT_FINE


def _facts(sheet: WeekSheet, as_of: AsOf, title: str) -> dict[str, object]:
    return {
        "dataset": sheet.dataset.value,
        "week_ending": sheet.week_ending.isoformat(),
        "as_of": as_of.at.isoformat() if as_of.at else None,
        "notice": title,
        "rows": len(sheet.lines) - 1,
        "expected": sheet.expected,
        "zero_reports": sheet.zero_reports,
    }


def _place(out: Path | None, sheet: WeekSheet, content: bytes) -> dict[str, object]:
    if out:
        return {"file": str(out), "sha256": hashlib.sha256(content).hexdigest()}
    return {"lines": json.loads(json.dumps(sheet.lines))}


def _done_zh(sheet: WeekSheet, as_of: AsOf, out: Path) -> str:
    known = local_text(as_of.at) if as_of.at else "尚无数据"
    return (
        f"已导出 {len(sheet.lines) - 1} 行到 {out}；数据截至 {known}，"
        f"应报 {sheet.expected} 家，另有零报告 {sheet.zero_reports} 家"
    )
