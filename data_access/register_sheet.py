"""The register as a sheet (名录表): written out, and read back line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from data_access.register_cells import UnreadableCellError, cell_text, typed_cell
from data_access.uploads.reader import read_sheet
from indicators.vocabulary import Dataset

HEADERS_ZH: Final[Mapping[str, str]] = {
    "unit_code": "代码",
    "name_zh": "名称",
    "short_name_zh": "简称",
    "aliases_zh": "别名",
    "province_zh": "省份",
    "kind": "类型",
    "grade": "等级",
    "zone_code": "所属高新区代码",
    "theme_zh": "主题",
    "lon": "经度",
    "lat": "纬度",
    "valid_from": "生效日期",
    "valid_until": "失效日期",
}
_REQUIRED: Final = ("unit_code", "name_zh", "province_zh")


@dataclass(frozen=True, slots=True)
class RegisterProblem:
    """What is wrong in a line of the sheet; `row` is the sheet's own, None for the whole."""

    row: int | None
    column_zh: str
    message_zh: str


@dataclass
class RegisterSheet:
    """What a sheet says: one line per unit, typed, and what could not be read.

    `units` has the fields of HEADERS_ZH and `sheet_row`; columns the sheet lacks are absent.
    """

    units: pd.DataFrame
    problems: list[RegisterProblem] = field(default_factory=list)


def register_lines(register: pd.DataFrame, dataset: Dataset) -> list[list[str]]:
    """Header and lines of the register, as `read_register_sheet` takes them back."""
    units = register[list(HEADERS_ZH)].to_dict("records")
    lines = [[cell_text(name, unit[str(name)], dataset) for name in HEADERS_ZH] for unit in units]
    return [list(HEADERS_ZH.values()), *lines]


def read_register_sheet(content: bytes, file_name: str, dataset: Dataset) -> RegisterSheet:
    """Read a register sheet; the header is its first row, columns in any order.

    Raises:
        UploadRejectedError: the file cannot be read at all.
    """
    sheet = read_sheet(content, file_name, header_row=1)
    places = {header.strip(): position for position, header in enumerate(sheet.headers)}
    names = [name for name in HEADERS_ZH if HEADERS_ZH[name] in places]
    problems = [
        RegisterProblem(1, HEADERS_ZH[name], f"缺少“{HEADERS_ZH[name]}”一列；请从导出的名录改起")
        for name in _REQUIRED
        if name not in names
    ]
    if problems:
        return RegisterSheet(pd.DataFrame(columns=["sheet_row", *names]), problems)
    lines = []
    for row, cells in zip(sheet.row_numbers, sheet.cells.itertuples(index=False), strict=True):
        texts = {name: str(cells[places[HEADERS_ZH[name]]]).strip() for name in names}
        lines.append({"sheet_row": row, **_typed(texts, row, dataset, problems)})
    units = pd.DataFrame(lines, columns=["sheet_row", *names], dtype=object)
    problems += _repeats(units)
    return RegisterSheet(units, problems)


def _typed(
    texts: Mapping[str, str], row: int, dataset: Dataset, problems: list[RegisterProblem]
) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for name, text in texts.items():
        try:
            typed[name] = typed_cell(name, text, dataset)
        except UnreadableCellError as error:
            typed[name] = None
            problems.append(RegisterProblem(row, HEADERS_ZH[name], str(error)))
    first, last = typed.get("valid_from"), typed.get("valid_until")
    if first and last and last < first:
        problems.append(RegisterProblem(row, HEADERS_ZH["valid_until"], "失效日期早于生效日期"))
    return typed


def _repeats(units: pd.DataFrame) -> list[RegisterProblem]:
    given = units[units["unit_code"].notna()]
    again = given[given["unit_code"].duplicated()]
    pairs = zip(again["sheet_row"], again["unit_code"], strict=True)
    return [RegisterProblem(row, "代码", f"{code} 在表中重复") for row, code in pairs]
