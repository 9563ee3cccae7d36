"""Good sheets of each dataset, and the same with something broken, as CSV or XLSX bytes."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from indicators.vocabulary import Dataset
from tests.drawn import csv_text

GOOD = {
    Dataset.WEEKLY: {
        "统计日期": "2020-04-05",
        "高新区代码": "HTZ057",
        "高新区名称": "合肥高新技术产业开发区",
        "企业总数": "1200",
        "已复工企业数": "960",
        "停产停工企业数": "240",
        "规上企业数": "310",
        "规上已复工企业数": "301",
        "规上工业企业数": "180",
        "规上工业已复工企业数": "178",
        "应返岗人数": "86000",
        "已返岗人数": "64000",
        "其中远程办公人数": "5200",
        "产能恢复率(%)": "76.5",
        "尚缺工人数": "1500",
        "物流配送难企业数": "31",
        "备注": "",
    },
    Dataset.CARRIERS: {
        "统计日期": "2020-04-05",
        "机构代码": "CAR00001",
        "机构名称": "示例孵化器00001",
        "机构类型": "孵化器",
        "级别": "国家级",
        "所在高新区": "合肥高新区",
        "省": "安徽",
        "是否复工": "是",
        "在孵企业(团队)总数": "46",
        "已复工企业(团队)数": "34",
        "在孵人员总数": "612",
        "已复工人数": "443",
        "减免租金累计(万元)": "21.4",
        "惠及企业数": "38",
        "备注": "",
    },
    Dataset.ROLLOUT: {
        "统计日期": "2020-03-29",
        "单位代码": "BCY001",
        "单位名称": "无锡市",
        "主题或产业": "人工智能",
        "阶段": "启动",
        "项目数": "3",
        "中央资金(万元)": "500",
    },
}
Change = Mapping[str, str]


def sheet_rows(
    dataset: Dataset,
    *changes: Change,
    without: Sequence[str] = (),
    renamed: Mapping[str, str] | None = None,
) -> list[list[str]]:
    """Header and one row per change; a change may bring a column of its own."""
    rows = [{**GOOD[dataset], **change} for change in changes or ({},)]
    headers = list(dict.fromkeys(name for row in rows for name in row))
    kept = [name for name in headers if name not in without]
    new_names = renamed or {}
    return [
        [new_names.get(name, name) for name in kept],
        *([row.get(name, "") for name in kept] for row in rows),
    ]


def weekly_csv(*changes: Change, **options: Any) -> bytes:
    """Zone rows as UTF-8 CSV."""
    return csv_text(sheet_rows(Dataset.WEEKLY, *changes, **options)).encode()


def carriers_csv(*changes: Change, **options: Any) -> bytes:
    """Carrier rows as UTF-8 CSV."""
    return csv_text(sheet_rows(Dataset.CARRIERS, *changes, **options)).encode()


def rollout_csv(*changes: Change, **options: Any) -> bytes:
    """Site rows as UTF-8 CSV."""
    return csv_text(sheet_rows(Dataset.ROLLOUT, *changes, **options)).encode()


def workbook(
    rows: Sequence[Sequence[Any]],
    change: Callable[[Worksheet, openpyxl.Workbook], object] | None = None,
) -> bytes:
    """Rows as an XLSX, after whatever else is done to its sheet and book."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet, book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A workbook with one part of its container rewritten, or added where it is new."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            text = old.read(entry)
            new.writestr(entry, change(text.decode()) if entry == name else text)
        if name not in old.namelist():
            new.writestr(name, change(""))
    return buffer.getvalue()
