"""`submit`: store a file, as the page does, and print its receipt."""

import argparse
import sys
from typing import Final

from data_access.actor import Actor
from data_access.commands import check
from data_access.commands.acting import acting, add_by
from data_access.commands.chinese_parser import explanation
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
from data_access.errors import (
    ExplanationMissingError,
    PermissionDeniedError,
    RevisionConflictError,
    WeekClosedError,
)
from data_access.store import Store
from data_access.uploads.checked import CheckedUpload
from data_access.uploads.intake import submit
from data_access.uploads.issues import UploadRejectedError
from data_access.uploads.receipts import Receipt
from data_access.uploads.review import check_for_store
from indicators.periods import local_text
from indicators.vocabulary import Dataset

SUMMARY_ZH: Final = "核对并入库一个文件，给出回执"
_REFUSALS: Final = (
    UploadRejectedError,
    ExplanationMissingError,
    PermissionDeniedError,
    RevisionConflictError,
    WeekClosedError,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `submit` takes."""
    check.add_file_arguments(parser)
    add_by(parser, required=True)
    parser.add_argument(
        "--explain",
        type=explanation,
        action="append",
        default=[],
        metavar="代码=说明",
        help="对一项核实性问题的说明，可重复",
    )


def run(options: argparse.Namespace) -> int:
    """Store the file, or say why nothing of it was stored."""
    content = read_input(options.file)
    with opened_store() as store:
        actor = acting(store, options.by)
        checked = check_for_store(
            store,
            actor,
            Dataset(options.dataset),
            content,
            options.file.name,
            max_rows=options.max_rows,
        )
        try:
            receipt = _submit(store, actor, checked, content, options)
        except _REFUSALS as refusal:
            return _print_refusal(checked, refusal, as_json=options.json)
    _print_receipt(checked, receipt, as_json=options.json)
    return EXIT_FINE


def _submit(
    store: Store,
    actor: Actor,
    checked: CheckedUpload,
    content: bytes,
    options: argparse.Namespace,
) -> Receipt:
    return submit(store, actor, checked, content, options.file.name, dict(options.explain))


def _print_refusal(checked: CheckedUpload, refusal: Exception, *, as_json: bool) -> int:
    if as_json:
        nothing = {"receipt": None, "revision": None, "sha256": None}
        print_json({**check_as_json(checked), "ok": False, **nothing})
    else:
        print_text("\n".join(issue_lines_zh(checked.issues)))
    sys.stderr.write(f"未入库：{_refusal_zh(refusal)}\n")
    return EXIT_PROBLEMS


def _refusal_zh(refusal: Exception) -> str:
    match refusal:
        case ExplanationMissingError():
            return f"请用 --explain 逐项说明 {'、'.join(refusal.codes)}"
        case PermissionDeniedError():
            return f"{refusal.reason_zh}；已记入审计"
        case RevisionConflictError():
            return (
                f"{refusal.unit_code}（周末 {refusal.week_ending}）刚有人提交了"
                f"第 {refusal.revision} 版；请重新核对后再提交"
            )
        case WeekClosedError():
            return (
                f"{refusal.unit_code}（周末 {refusal.week_ending}）已于 "
                f"{local_text(refusal.closed_at)} 关闭；请先提交更正申请"
            )
        case _:
            return "文件有强制性问题，已隔离保存；请改正后重新提交"


def _print_receipt(checked: CheckedUpload, receipt: Receipt, *, as_json: bool) -> None:
    if as_json:
        print_json({**check_as_json(checked), **_receipt_json(receipt)})
        return
    heading = "内容与库中现版相同，未新增版本" if receipt.is_repeat else "已入库"
    lines = [
        *issue_lines_zh(checked.issues),
        heading,
        f"  回执号   {receipt.receipt_number}",
        f"  版本     第 {receipt.revision} 版，{len(receipt.units)} 个单位·周",
        f"  时间     {local_text(receipt.committed_at)}",
        f"  SHA-256  {receipt.sha256}",
    ]
    if receipt.unchanged and not receipt.is_repeat:
        lines.append(f"  另有 {receipt.unchanged} 行与现版相同，未新增版本")
    print_text("\n".join(lines))


def _receipt_json(receipt: Receipt) -> dict[str, object]:
    return {
        "receipt": receipt.receipt_number,
        "revision": receipt.revision,
        "sha256": receipt.sha256,
        "repeat": receipt.is_repeat,
        "units": [
            {
                "unit_code": unit.unit_code,
                "week_ending": unit.week_ending.isoformat(),
                "revision": unit.revision,
            }
            for unit in receipt.units
        ],
    }
