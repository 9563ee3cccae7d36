"""XLSX files: handed to a bounded process, its answer turned into rows and issues."""

import json
import logging
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final

from data_access.uploads.catalogue import found
from data_access.uploads.issues import Issue, UploadRejectedError

WALL_LIMIT_SECONDS: Final = 60  # on a busy machine; the worker's own limit is processor time
MAX_COLUMNS: Final = 200
_LOG: Final = logging.getLogger(__name__)
_PROJECT: Final = Path(__file__).resolve().parents[2]
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv.pop(1));"
    "from data_access.uploads.workbook_worker import main; main()"
)
_AT_ONCE: Final = BoundedSemaphore(2)  # each may take 256 MB
_SAVE_AGAIN: Final = "请用 Excel 或 WPS 打开后另存为 .xlsx 再上传"
_SAVE_AS: Final = "请在 WPS 中“文件→另存为→Excel 文件（*.xlsx）”，或另存为 CSV 后上传"
_REFUSALS: Final = {
    "F05": "这是{detail}，不是报表；请上传 .xlsx 或 .csv",
    "F07": "工作簿含宏；请另存为不含宏的 .xlsx（文件→另存为→Excel 工作簿）后上传",
    "F08": "这是{detail}；" + _SAVE_AS,
    "F09": "文件有密码；请取消密码后重新上传",
    "F10": f"工作簿已损坏或不完整；{_SAVE_AGAIN}",
    "F11": "工作簿解压后的内容过大；请只保留报表所在的工作表后重新上传",
    "F12": f"工作簿内含文档类型声明或实体，不予读取；{_SAVE_AGAIN}",
    "F13": "工作簿引用了其他文件；请在“数据→编辑链接”中断开链接，粘贴为数值后上传",
    "F21": "数据超过 {detail} 行；请拆成几个文件上传",
    "F22": "第 {detail} 列之后还有内容；请删除多余的列后上传",
    "F24": "读取工作簿所需的时间或内存超限；请删除多余内容后上传，或另存为 CSV",
}


@dataclass(frozen=True)
class WorkbookSheet:
    """One visible worksheet: rows by the sheet's own number, merges as (row, column) corners."""

    name: str
    rows: list[tuple[int, list[str]]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas: int = 0
    unset_formulas: list[tuple[int, int]] = field(default_factory=list)
    is_1904: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def issues(self, headers: Sequence[str] = ()) -> tuple[Issue, ...]:
        """What reading already shows: formulas read by their result, or without one."""
        names = dict(enumerate(headers))
        unset = [
            found(
                "F43",
                f"第 {column + 1} 列只有公式，没有计算结果；请在 Excel 或 WPS 中打开并保存",
                row=row,
                column_zh=names.get(column, "").strip(),
            )
            for row, column in self.unset_formulas
        ]
        if self.formulas:
            unset.append(found("F38", f"{self.formulas} 个公式单元格取保存的计算结果"))
        return tuple(unset)


def read_workbook_sheets(content: bytes, max_rows: int) -> tuple[WorkbookSheet, ...]:
    """Every visible worksheet of an XLSX.

    Raises:
        UploadRejectedError: damaged, protected, oversized, or not a workbook at all.
    """
    answer = _ask_worker(content, max_rows)
    if "refused" in answer:
        raise _refusal(answer["refused"], answer["detail"])
    return tuple(
        WorkbookSheet(
            name=sheet["name"],
            rows=[(number, cells) for number, cells in sheet["rows"]],
            merges=[tuple(corners) for corners in sheet["merges"]],
            formulas=sheet["formulas"],
            unset_formulas=[(row, column) for row, column in sheet["unset_formulas"]],
            is_1904=answer["is_1904"],
            hidden_rows=sheet["hidden_rows"],
            hidden_columns=[(first, last) for first, last in sheet["hidden_columns"]],
        )
        for sheet in answer["sheets"]
    )


def worker_command(max_rows: int) -> list[str]:
    """How the process that reads one workbook is started: nothing but the standard library."""
    arguments = [str(_PROJECT), str(max_rows), str(MAX_COLUMNS)]
    return [sys.executable, "-I", "-S", "-c", _START, *arguments]


def _ask_worker(content: bytes, max_rows: int) -> dict[str, Any]:
    try:
        with _AT_ONCE:
            done = subprocess.run(  # noqa: S603 - a fixed command, the file goes through stdin
                worker_command(max_rows),
                input=content,
                capture_output=True,
                timeout=WALL_LIMIT_SECONDS,
                check=True,
            )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise _refusal("F24") from None
    except subprocess.CalledProcessError as error:
        _LOG.warning("workbook worker ended with %s: %s", error.returncode, error.stderr[-500:])
        raise _refusal("F24" if error.returncode < 0 else "F10") from None
    return answer


def _refusal(code: str, detail: str = "") -> UploadRejectedError:
    return UploadRejectedError([found(code, _REFUSALS[code].format(detail=detail))])
