"""Good files with something broken in them, by a seed: what people and machines do to sheets."""

import io
import random
import zipfile
from typing import Final

from indicators.vocabulary import Dataset
from tests.data_access.uploads.cell_changes import CELL_CHANGES, ODD_CELLS, ODD_PIECES, Rows
from tests.data_access.uploads.sheets import workbook
from tests.drawn import csv_text

DAY: Final = "2020-06-28"
_UNITS: Final = {
    Dataset.WEEKLY: (
        ("HTZ057", "合肥高新技术产业开发区"),
        ("HTZ058", "芜湖高新技术产业开发区"),
        ("HTZ099", "武汉东湖新技术开发区"),
    ),
    Dataset.CARRIERS: (("CAR1", "示例孵化器一"), ("CAR2", "示例众创空间二")),
    Dataset.ROLLOUT: (("BCY1", "示例市一"), ("BCY2", "示例园二")),
}
_HEADERS: Final = {
    Dataset.WEEKLY: "统计日期 高新区代码 高新区名称 企业总数 已复工企业数 规上企业数 "
    "规上已复工企业数 应返岗人数 已返岗人数 产能恢复率(%) 尚缺工人数 备注",
    Dataset.CARRIERS: "统计日期 机构代码 机构名称 是否复工 在孵企业(团队)总数 "
    "已复工企业(团队)数 减免租金累计(万元) 减免面积(平方米) 免租月数 备注",
    Dataset.ROLLOUT: "统计日期 单位代码 单位名称 阶段 项目数 中央资金(万元) 社会资金(万元) 备注",
}


def good_rows(chance: random.Random, dataset: Dataset) -> Rows:
    """A sheet as a careful reporter would send it, with numbers of its own."""
    headers = _HEADERS[dataset].split(" ")
    units = chance.sample(_UNITS[dataset], chance.randint(1, len(_UNITS[dataset])))
    return [headers, *([_good_cell(chance, name, unit) for name in headers] for unit in units)]


def _good_cell(chance: random.Random, header: str, unit: tuple[str, str]) -> str:
    fixed = {"统计日期": DAY, "备注": "", "阶段": "启动", "是否复工": "是", "免租月数": "1.5"}
    if header in fixed:
        return fixed[header]
    if header.endswith("代码"):
        return unit[0]
    if header.endswith("名称"):
        return unit[1]
    if header.endswith(("(万元)", "(平方米)", "(%)")):
        return f"{chance.randrange(9_999) / 100:.2f}"
    is_total = "总数" in header or header in ("规上企业数", "应返岗人数")
    return str(chance.randrange(500, 1_000) if is_total else chance.randrange(1, 500))


def mutated_csv(chance: random.Random, dataset: Dataset) -> bytes:
    """A CSV with one to three things wrong, in its cells, its text or its bytes."""
    rows = good_rows(chance, dataset)
    for _ in range(chance.randint(0, 2)):
        chance.choice(CELL_CHANGES)(chance, rows)
    delimiter = chance.choice(",,,,;\t|")
    text = csv_text(rows, delimiter, chance.choice(("\r\n", "\r\n", "\n", "\r")))
    for _ in range(chance.choice((0, 0, 1, 2))):
        text = _changed_text(chance, text)
    encoding = chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
    content = text.encode(encoding, "replace")
    for _ in range(chance.choice((0, 0, 0, 1, 3))):
        content = _changed_bytes(chance, content)
    return content


def mutated_workbook(chance: random.Random, dataset: Dataset) -> bytes:
    """An XLSX with something wrong in its cells, in the XML of a part, or in its bytes."""
    rows = good_rows(chance, dataset)
    for _ in range(chance.randint(0, 2)):
        chance.choice(CELL_CHANGES)(chance, rows)
    legal = [[_legal(cell) for cell in row] for row in rows]
    content = workbook([[_typed(chance, cell) for cell in row] for row in legal])
    kind = chance.random()
    if kind < 0.6:
        content = _with_changed_part(chance, content)
    if kind > 0.8:
        for _ in range(chance.choice((1, 1, 5))):
            content = _changed_bytes(chance, content)
    return content


def _legal(cell: str) -> str:
    return "".join(c for c in cell if c >= " " or c in "\t\n")


def _typed(chance: random.Random, cell: str) -> str | int | float:
    plain = cell.replace(".", "", 1)
    if not (plain.isascii() and plain.isdecimal()) or chance.random() < 0.2 or len(cell) > 14:
        return f"'{cell}" if cell.startswith("=") else cell
    return float(cell) if "." in cell else int(cell)


def _changed_text(chance: random.Random, text: str) -> str:
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.randint(0, 4))
    match chance.randrange(5):
        case 0:
            return text[:start] + chance.choice(ODD_PIECES) + text[start:]
        case 1:
            return text[:start] + text[end:]
        case 2:
            return text[:end] + text[start:]
        case 3:
            return text[:start] + chance.choice(ODD_CELLS) + text[end:]
        case _:
            return (
                text[:start]
                if chance.random() < 0.3
                else text[:start] + text[start:end][::-1] + text[end:]
            )


def _changed_bytes(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content)) if content else 0
    match chance.randrange(4):
        case 0:
            return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        case 1:
            return content[:at] + content[at + 1 :]
        case 2:
            return content[:at] + bytes([chance.randrange(256)]) + content[at:]
        case _:
            return content[:at] + content[at + chance.randint(1, 40) :]


def _with_changed_part(chance: random.Random, content: bytes) -> bytes:
    """One part's XML changed and packed again, so that the container itself is sound."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        sheets = [name for name in names if "sheet1" in name or "sharedStrings" in name]
        chosen = chance.choice(sheets if chance.random() < 0.7 else names)
        for name in names:
            part = old.read(name)
            if name == chosen:
                changed = _changed_text(chance, part.decode("utf-8", "replace"))
                part = changed.encode("utf-8", "replace")
            if not (name == chosen and chance.random() < 0.02):
                new.writestr(name, part)
    return buffer.getvalue()
