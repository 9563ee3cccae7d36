"""`template`: the sheet to fill in, with the units' own rows and last week's values."""

import argparse
from pathlib import Path
from typing import Final

from data_access.commands.acting import acting, add_by
from data_access.commands.chinese_parser import add_dataset, add_json, day
from data_access.commands.files import write_output
from data_access.commands.opening import opened_store
from data_access.commands.printing import (
    EXIT_FINE,
    EXIT_PROBLEMS,
    print_json,
    print_text,
)
from data_access.uploads.template import template_csv
from data_access.uploads.template_book import template_xlsx
from data_access.versions import resolve_as_of
from data_access.views.blank_sheet import BlankSheet, blank_sheet
from indicators.periods import SHANGHAI, week_ending
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH, Dataset

SUMMARY_ZH: Final = "生成填报模板（XLSX 或 CSV），已填好单位和日期，附上周数"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `template` takes."""
    add_dataset(parser)
    parser.add_argument("--week", type=day, metavar="日期", help="该周任一天；缺省为本周")
    parser.add_argument(
        "--unit", action="append", metavar="代码", help="只要这个单位，可写多次；缺省为全部"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="文件", help="写入 .xlsx 或 .csv 文件"
    )
    add_by(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Write the template; unknown units are named and nothing is written."""
    dataset = Dataset(options.dataset)
    with opened_store() as store, store.reading() as session:
        today = store.clock().astimezone(SHANGHAI).date()
        week = week_ending(options.week or today)
        as_of = resolve_as_of(session)
        blank = blank_sheet(
            session, as_of, acting(store, options.by), dataset, week, min(today, week), options.unit
        )
        notice = SYNTHETIC_NOTICE_ZH if store.settings.demo else ""
    unknown = _unknown(blank, options.unit or [])
    if unknown:
        return _refuse(unknown, as_json=options.json)
    is_csv = options.out.suffix.lower() == ".csv"
    content = template_csv(dataset, blank.rows, notice) if is_csv else template_xlsx(blank, notice)
    write_output(options.out, content)
    if options.json:
        print_json({"file": str(options.out), "week_ending": str(week), "rows": len(blank.rows)})
    else:
        print_text(f"已生成 {options.out}：截至 {week} 的周，{len(blank.rows):,} 个单位")
    return EXIT_FINE


def _unknown(blank: BlankSheet, asked: list[str]) -> list[str]:
    known = set(blank.rows.iloc[:, 1])
    return [code for code in asked if code not in known]


def _refuse(unknown: list[str], *, as_json: bool) -> int:
    if as_json:
        print_json({"unknown_units": unknown})
    else:
        print_text(f"该周没有这些应报单位：{'、'.join(unknown)}；请核对代码，未生成文件")
    return EXIT_PROBLEMS
