"""The tables of 指标口径: data dictionary, words, rules, published figures, policy events."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from data_access.datasets.dictionary import data_dictionary
from data_access.exports import csv_bytes, xlsx_bytes
from figures.formats import count_zh, money_zh, percent
from figures.tables import Columns, display_frame, table_export_rows
from figures.theme import RISK_MARKS_ZH
from indicators.catalogue import CARDS
from indicators.events import POLICY_EVENTS
from indicators.glossary import GLOSSARY
from indicators.published import published
from indicators.risk_words import CLAUSES
from indicators.vocabulary import Dataset
from pages.components.definition_columns import (
    DICTIONARY_COLUMNS,
    EVENT_COLUMNS,
    PUBLISHED_COLUMNS,
    RISK_COLUMNS,
    WORD_COLUMNS,
)
from pages.components.downloads import offer_bytes
from pages.components.figure_tabs import column_config
from pages.components.plain_table import plain_table

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TALL: Final = 620  # [px]
_FEW: Final = 40  # rows shown without scrolling
_CONTEXT_ZH: Final = "背景"
# Published figures beyond the cards: of another population, or of others' indices.
_PUBLISHED_ZH: Final = {
    "actual_reports": "填报机构数",
    "employees_expected": "从业人员数",
    "enterprises": "企业总数",
    "registered_enterprises": "登记或监测企业数",
    "sme_resumption_rate": "中小企业复工率",
    "amap_driving_index": "高德驾车出行指数",
    "amap_return_index": "高德返岗指数",
    "baidu_resumption_index": "百度复工指数",
    "xinhua_resumption_index": "新华复工指数",
}


def show_dictionary(dataset: Dataset) -> None:
    """The columns of one dataset."""
    _show(f"数据字典_{dataset.label_zh}", data_dictionary(dataset), DICTIONARY_COLUMNS)


def offer_dictionary() -> None:
    """The dictionary of all datasets as one workbook."""
    offer_bytes("全部数据字典（XLSX）", _dictionary_book, "数据字典.xlsx", _XLSX)


def show_words() -> None:
    """The words of the field."""
    _show_plain("名词解释", pd.DataFrame(GLOSSARY), WORD_COLUMNS)


def show_risk_rule() -> None:
    """The three levels with their conditions."""
    clauses = pd.DataFrame(
        [
            (f"{RISK_MARKS_ZH[clause.level]} {clause.level.label_zh}", *clause[1:])
            for clause in CLAUSES
        ],
        columns=list(RISK_COLUMNS),
    )
    _show_plain("风险分级规则", clauses, RISK_COLUMNS)


def show_published() -> None:
    """Published figures with their sources; they are shown beside ours, never mixed in."""
    _show("公布数", published_rows(), PUBLISHED_COLUMNS)


def show_events() -> None:
    """The policy marks of every time axis."""
    events = pd.DataFrame(
        [
            (event.on, event.kind.value, event.title_zh, event.document_zh)
            for event in POLICY_EVENTS
        ],
        columns=list(EVENT_COLUMNS),
    )
    _show_plain("政策节点", events, EVENT_COLUMNS)


def offer_csv(name_zh: str, rows: pd.DataFrame, columns: Columns) -> None:
    """The table as CSV."""
    offer_bytes(
        "CSV", lambda: csv_bytes(table_export_rows(rows, columns)), f"{name_zh}.csv", "text/csv"
    )


def published_rows() -> pd.DataFrame:
    """Published figures in words: dataset_zh, title_zh, scope_zh, on, value_zh, note_zh, source."""
    figures = published()
    words = {dataset.value: dataset.label_zh for dataset in Dataset}
    titles = {code: card.title_zh for code, card in CARDS.items()} | _PUBLISHED_ZH
    values = zip(figures["value"], figures["unit"], strict=True)
    return figures.assign(
        dataset_zh=figures["dataset"].map(words).fillna(_CONTEXT_ZH),
        title_zh=figures["indicator"].map(titles),
        value_zh=[_written(value, unit) for value, unit in values],
    )


def _written(value: float, unit: str) -> str:
    match unit:
        case "share":
            return percent(value)
        case "cny":
            return money_zh(value)
        case "people":
            return count_zh(value, "人")
        case _:
            return count_zh(value, "家")


def _show(name_zh: str, rows: pd.DataFrame, columns: Columns) -> None:
    settings = column_config(columns)
    for header, width in _WIDTHS.items():
        if header in settings:
            settings[header]["width"] = width
    st.dataframe(
        display_frame(rows, columns),
        hide_index=True,
        height=_TALL if len(rows) > _FEW else "content",
        column_config=settings,
        placeholder="—",
        alt=name_zh,
        key=f"definitions-{name_zh}",
    )
    offer_csv(name_zh, rows, columns)


def _show_plain(name_zh: str, rows: pd.DataFrame, columns: Columns) -> None:
    plain_table(rows, columns)
    offer_csv(name_zh, rows, columns)


def _dictionary_book() -> bytes:
    sheets = {
        dataset.label_zh: table_export_rows(data_dictionary(dataset), DICTIONARY_COLUMNS)
        for dataset in Dataset
    }
    return xlsx_bytes(sheets, _DICTIONARY_NOTES_ZH)


_DICTIONARY_NOTES_ZH: Final[Sequence[str]] = (
    "数据字典：由程序的报表定义生成，与模板、校验一致",
    "金额在报表中以万元填写，最多四位小数；百分数填 85 或 85% 均可",
    "别名列出的列名也能识别，识别结果列在“已自动更正”中",
)
_WIDTHS: Final = {
    "列名": 190, "含义": 330, "示例": 170, "取值范围": 190, "累计": 130, "别名": 380, "用途": 190,
    "字段": 250, "说明": 420, "举例": 260, "来源": 360, "备注": 260,
}  # fmt: skip
