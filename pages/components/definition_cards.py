"""Indicator cards (指标卡) as a reader studies them: definition, direction, source, example."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import pandas as pd
import streamlit as st

from data_access.datasets.columns import Column
from data_access.datasets.registry import DEFINITIONS
from data_access.datasets.rendering import to_text
from figures.formats import decimal_zh, money_zh, value_zh
from indicators.cards import IndicatorCard, Unit
from indicators.measures import MeasureKind

_UNITS_ZH: Final = {
    Unit.SHARE: "百分比",
    Unit.COUNT: "家",
    Unit.PEOPLE: "人",
    Unit.MONEY: "元，按大小显示为万元、亿元",
    Unit.MULTIPLE: "倍",
}
_DIRECTIONS_ZH: Final[Mapping[bool | None, str]] = {
    True: "越高越好",
    False: "越低越好",
    None: "升降不论好坏",
}
_UNIT_NAMES_ZH: Final = ("单位甲", "单位乙", "单位丙", "单位丁")
_NOT_GIVEN_ZH: Final = "未填"
_Cell = float | bool | None
_RULES: Final = """
<style>
.card-grid { display: grid; gap: .9rem; grid-template-columns: repeat(auto-fill,
  minmax(min(100%, 26rem), 1fr)); }
.card-one { border: 1px solid #D5DBE3; border-radius: 4px; padding: .9rem 1.1rem;
  break-inside: avoid; }
.card-one h4 { margin: 0; padding: 0; color: #143761; font-size: 1.08rem; }
.card-one code { color: #55606C; background: #F3F5F8; font-size: .78rem; padding: .05rem .35rem;
  overflow-wrap: anywhere; }
.card-one .formula { background: #F3F5F8; border-left: 3px solid #1F4E8C; margin: .55rem 0;
  padding: .45rem .7rem; }
.card-one dl { display: grid; grid-template-columns: 4.6em 1fr; gap: .22rem .6rem; margin: 0;
  padding: 0; font-size: .9rem; }
.card-one dl > * { margin: 0; padding: 0; }
.card-one dt { color: #55606C; }
.card-one table { border-collapse: collapse; font-size: .85rem; margin-top: .6rem; width: 100%; }
.card-one caption { text-align: left; color: #55606C; }
.card-one th, .card-one td { border-bottom: 1px solid #E6E9ED; padding: .2rem .4rem;
  text-align: right; font-weight: 400; }
.card-one th:first-child, .card-one td:first-child { text-align: left; }
.card-one thead th { color: #55606C; }
.card-one .result { font-size: .9rem; margin: .4rem 0 0; }
</style>
"""


def definition_cards(cards: Sequence[IndicatorCard]) -> None:
    """The cards side by side; each can be reached as #code."""
    articles = "".join(_article(card) for card in cards)
    st.html(f'{_RULES}<div class="card-grid">{articles}</div>')


def _article(card: IndicatorCard) -> str:
    facts = {
        "分子": card.numerator_zh,
        "分母": card.denominator_zh or "无（合计数）",
        "单位": _noun_zh(card) or _UNITS_ZH[card.unit],
        "好坏": _DIRECTIONS_ZH[card.higher_is_better],
        "说明": card.why_zh,
        "来源": card.source_zh,
    }
    listed = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in facts.items())
    return (
        f'<article class="card-one" id="{card.code}"><h4>{escape(card.title_zh)} '
        f"<code>{card.code}</code></h4>"
        f'<div class="formula">{escape(card.formula_zh)}</div>'
        f"<dl>{listed}</dl>{_example(card)}</article>"
    )


def _example(card: IndicatorCard) -> str:
    fields = card.measure.fields
    heads = "".join(f"<th>{escape(_header_zh(card, field))}</th>" for field in fields)
    rows = "".join(
        f"<tr><td>{name}</td>{''.join(_cell(field, report.get(field)) for field in fields)}</tr>"
        for name, report in zip(_UNIT_NAMES_ZH, card.example.reports, strict=False)
    )
    return (
        f"<table><caption>算例</caption><thead><tr><th></th>{heads}</tr></thead>"
        f'<tbody>{rows}</tbody></table><p class="result">{_result_zh(card)}</p>'
    )


def _cell(field: str, value: _Cell) -> str:
    return f"<td>{escape(_written(field, value))}</td>"


def _written(field: str, value: _Cell) -> str:
    """A value as it stands in a sheet; fields that are derived have no column of their own."""
    if value is None:
        return _NOT_GIVEN_ZH
    column = _columns().get(field)
    if column is not None:
        return str(to_text(pd.Series([value]), column).iloc[0])
    if isinstance(value, bool):
        return "是" if value else "否"
    return money_zh(value) if field.endswith("_cny") else decimal_zh(value)


def _header_zh(card: IndicatorCard, field: str) -> str:
    column = _columns().get(field)
    if column is not None:
        return column.header_zh
    return card.numerator_zh if field == card.measure.part else card.denominator_zh


def _result_zh(card: IndicatorCard) -> str:
    example = card.example
    value = value_zh(example.value, card.unit, _noun_zh(card))
    if example.denominator is None:
        return f"合计 <b>{value}</b>"
    amounts = (example.numerator, example.denominator)
    fields = card.measure.fields if card.measure.kind is MeasureKind.RATIO else ("", "")
    top, bottom = (
        money_zh(amount) if field.endswith("_cny") else decimal_zh(amount, 0)
        for amount, field in zip(amounts, fields, strict=True)
    )
    return f"{top} ÷ {bottom} ＝ <b>{value}</b>"


def _noun_zh(card: IndicatorCard) -> str:
    """What a count counts, such as 项."""
    column = _columns().get(card.measure.part)
    return column.unit_zh if column is not None and card.unit is Unit.COUNT else ""


def _columns() -> dict[str, Column]:
    return {
        column.field: column for definition in DEFINITIONS.values() for column in definition.columns
    }
