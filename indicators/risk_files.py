"""Plain tables for the risk command: bytes to text cells, every problem in Chinese."""

import csv
import gzip
import io
import zlib
from pathlib import Path
from typing import Final

import pandas as pd

from indicators.safe_text import remove_controls
from indicators.system_refusals import system_reason_zh

MAX_BYTES: Final = 60_000_000  # [bytes] after unpacking; the whole of 2020 takes 15 MB
MAX_ROWS: Final = 1_000_000
TITLE_ROWS: Final = 10  # rows above the header that are skipped, such as 演示数据（合成）
VALUE_SHOWN_CHARACTERS: Final = 30
_GZIP_MAGIC: Final = b"\x1f\x8b"
_ENCODINGS: Final = ("utf-8-sig", "gb18030")  # never the other way round: UTF-8 often passes as GB


class RiskInputError(Exception):
    """The files cannot be used; carries every problem found, so that all are mended at once."""

    def __init__(self, *problems_zh: str) -> None:
        self.problems_zh = problems_zh
        super().__init__("；".join(problems_zh[:3]))


def read_table(path: Path, required: tuple[str, ...], optional: tuple[str, ...]) -> pd.DataFrame:
    """The named columns of a .csv or .csv.gz file as stripped text.

    Returns:
        Columns `required` and `optional` ("" where the file has none), indexed by the file's own
        line number; lines without any value are left out.

    Raises:
        RiskInputError: the file is missing, damaged, not text, ragged or lacks a column.
    """
    rows = _rows(_text(path), path)
    header_at = _header_position([cells for _, cells in rows[:TITLE_ROWS]], required)
    header = [cell.strip().lower() for cell in rows[header_at][1]]
    _check_header(header, required, path)
    body = rows[header_at + 1 :]
    _check_widths(body, len(header), path)
    if not body:
        raise RiskInputError(f"{path.name}：只有表头，没有数据")
    places = {name: header.index(name) for name in (*required, *optional) if name in header}
    columns = {name: [row[place].strip() for _, row in body] for name, place in places.items()}
    table = pd.DataFrame(columns, index=[line for line, _ in body], dtype="str")
    return table.reindex(columns=[*required, *optional], fill_value="")


def shown(value: str) -> str:
    """A cell as a message quotes it: short and without control characters."""
    clean = remove_controls(value)
    return (
        f"“{clean[:VALUE_SHOWN_CHARACTERS]}…”"
        if len(clean) > VALUE_SHOWN_CHARACTERS
        else f"“{clean}”"
    )


def _text(path: Path) -> str:
    content = _content(path)
    if b"\x00" in content:
        raise RiskInputError(f"{path.name}：不是文本文件（含空字节），请另存为 UTF-8 编码的 CSV")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RiskInputError(f"{path.name}：编码无法识别，请另存为 UTF-8 或 GB18030 编码的 CSV")


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        if content.startswith(_GZIP_MAGIC):
            with gzip.open(io.BytesIO(content)) as packed:
                content = packed.read(MAX_BYTES + 1)
        elif path.suffix.lower() == ".gz":
            raise RiskInputError(f"{path.name}：扩展名是 .gz，但不是 gzip 压缩文件")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise RiskInputError(f"{path.name}：gzip 压缩文件已损坏，请重新取得") from error
    except (OSError, ValueError) as error:
        raise RiskInputError(f"{shown(str(path))}：{system_reason_zh(error)}") from error
    if len(content) > MAX_BYTES:
        raise RiskInputError(f"{path.name}：文件超过 {MAX_BYTES // 1_000_000} MB 的上限")
    if not content.strip():
        raise RiskInputError(f"{path.name}：文件为空")
    return content


def _rows(text: str, path: Path) -> list[tuple[int, list[str]]]:
    """Line number and cells of every line that holds a value."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    try:
        for cells in reader:
            if any(cells):
                rows.append((reader.line_num, cells))
            if len(rows) > MAX_ROWS:
                raise RiskInputError(f"{path.name}：超过 {MAX_ROWS} 行的上限")
    except csv.Error as error:
        problem = f"{path.name}：第{reader.line_num}行不是合格的 CSV（引号未闭合或格式有误）"
        raise RiskInputError(problem) from error
    if not rows:
        raise RiskInputError(f"{path.name}：文件为空")
    return rows


def _header_position(first_rows: list[list[str]], required: tuple[str, ...]) -> int:
    """The row that names most of the required columns."""
    named = [len({cell.strip().lower() for cell in cells} & {*required}) for cells in first_rows]
    return named.index(max(named))


def _check_header(header: list[str], required: tuple[str, ...], path: Path) -> None:
    missing = [name for name in required if name not in header]
    doubled = [name for name in required if header.count(name) > 1]
    problems = [f"{path.name}：缺少列 {'、'.join(missing)}"] if missing else []
    problems += [f"{path.name}：列 {'、'.join(doubled)} 出现多次"] if doubled else []
    if problems:
        raise RiskInputError(*problems)


def _check_widths(body: list[tuple[int, list[str]]], width: int, path: Path) -> None:
    """Never shift a value into another column: each line has as many cells as the header."""
    problems = [
        f"{path.name}：第{line}行有{len(cells)}个值，表头有{width}列"
        for line, cells in body
        if len(cells) != width
    ]
    if problems:
        raise RiskInputError(*problems)
