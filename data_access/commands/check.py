"""`check`: what is wrong with a file, and what it would replace; nothing is stored."""

import argparse
from pathlib import Path
from typing import Final

from data_access.commands.acting import acting, add_by
from data_access.commands.chinese_parser import add_dataset, add_json
from data_access.commands.files import read_input
from data_access.commands.opening import opened_store
from data_access.commands.printing import (
    EXIT_FINE,
    EXIT_PROBLEMS,
    check_as_json,
    issue_lines_zh,
    print_json,
    print_text,
)
from data_access.uploads.checked import CheckedUpload
from data_access.uploads.reader import MAX_ROWS
from data_access.uploads.review import check_for_store
from indicators.vocabulary import Dataset

SUMMARY_ZH: Final = "核对一个文件，列出全部问题；不入库"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `check` takes."""
    add_file_arguments(parser)
    add_by(parser)


def add_file_arguments(parser: argparse.ArgumentParser) -> None:
    """The file and how to read it, for `check` and `submit`."""
    parser.add_argument("file", type=Path, metavar="文件", help="CSV 或 XLSX")
    add_dataset(parser)
    parser.add_argument(
        "--max-rows", type=int, default=MAX_ROWS, metavar="行数", help="一个文件最多多少行"
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Check the file; queries alone (核实性) are no failure."""
    content = read_input(options.file)
    with opened_store() as store:
        checked = check_for_store(
            store,
            acting(store, options.by),
            Dataset(options.dataset),
            content,
            options.file.name,
            max_rows=options.max_rows,
        )
    if options.json:
        print_json(check_as_json(checked))
    else:
        print_text("\n".join([*issue_lines_zh(checked.issues), _verdict_zh(checked)]))
    return EXIT_PROBLEMS if checked.errors else EXIT_FINE


def _verdict_zh(checked: CheckedUpload) -> str:
    read = f"读到 {checked.rows_read} 行（{checked.encoding or '未能读取'}）"
    if checked.errors:
        return f"{read}；有 {len(checked.errors)} 条强制性问题，改正前不能提交"
    if checked.queries:
        codes = "、".join(dict.fromkeys(issue.code for issue in checked.queries))
        return f"{read}；可以提交，提交时请用 --explain 逐项说明：{codes}"
    return f"{read}；没有问题，可以提交"
