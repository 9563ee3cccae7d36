"""Sentences made from numbers: each claims what its numbers carry, and nothing where none are.

A change that disappears in rounding is 持平; a missing value is said to be missing; without a
week before, no change is told.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from figures.formats import count_zh, is_missing, money_zh, percent, points_apart, value_zh
from indicators.cards import IndicatorCard, Unit

_STILL: Final = 0.0005  # of 1: less than the decimal that is shown
STILL_ZH: Final = "持平"
NAMES_AT_MOST: Final = 5


def level_zh(card: IndicatorCard, line: Mapping[str, Any], noun_zh: str = "") -> str:
    """How high an indicator stands: 企业复工率为 79.6%."""
    if not line or is_missing(line["value"]):
        return f"{card.title_zh}暂无填报"
    if card.leads_with_count:
        share = value_zh(line["value"], card.unit)
        return f"{card.title_zh}为 {count_zh(line['numerator'], '家')}（占 {share}）"
    return f"{card.title_zh}为 {value_zh(line['value'], card.unit, noun_zh)}"


def change_zh(card: IndicatorCard, change: Any, since_zh: str = "较上周", noun_zh: str = "") -> str:
    """How it moved on the same units: 较上周提高 1.2 个百分点; empty without a week before."""
    if is_missing(change):
        return ""
    amount = abs(float(change))
    if card.unit is Unit.SHARE:
        since = f"占比{since_zh}" if card.leads_with_count else since_zh  # not that of the count
        apart = points_apart(change)
        word = "提高" if change > 0 else "下降"
        return f"{since}{word} {apart}" if apart else f"{since}{STILL_ZH}"
    told = value_zh(amount, card.unit, noun_zh)
    if not told.strip("0. 家人元倍亿万项"):
        return f"{since_zh}{STILL_ZH}"
    return f"{since_zh}{'增加' if change > 0 else '减少'} {told}"


def standing_zh(
    card: IndicatorCard, line: Mapping[str, Any], since_zh: str = "较上周", noun_zh: str = ""
) -> str:
    """Level and change in one sentence, without its full stop."""
    moved = change_zh(card, line.get("change"), since_zh, noun_zh) if line else ""
    return "，".join(filter(None, [level_zh(card, line, noun_zh), moved]))


def coverage_sentence_zh(line: Mapping[str, Any], units_zh: str) -> str:
    """On how many units a number rests."""
    if not line:
        return ""
    if not line["units"]:
        return f"{count_zh(line['expected'])} {units_zh}均未填报"
    told = f"{count_zh(line['units'])}/{count_zh(line['expected'])} {units_zh}填报"
    return f"以上由 {told}" if line["units"] == line["expected"] else f"以上由 {told}，其余未报"


def run_zh(weekly: pd.DataFrame, code: str, until: Any) -> str:
    """How long an indicator has risen or fallen up to a week: 连续 4 周提高.

    Empty for less than two weeks, and where nobody reported in that week: a run that ended
    earlier is none of its.
    """
    told = weekly.loc[weekly["indicator"] == code].sort_values("week_ending").dropna(subset="value")
    if told.empty or told["week_ending"].iloc[-1] != until:
        return ""
    values = told["value"]
    steps = values.astype(float).diff().dropna().tolist()[::-1]
    if not steps or abs(steps[0]) < _STILL:
        return ""
    length = 0
    for step in steps:
        if step * steps[0] <= 0 or abs(step) < _STILL:
            break
        length += 1
    return f"连续 {length} 周{'提高' if steps[0] > 0 else '下降'}" if length > 1 else ""


def names_zh(names: Sequence[str], most: int = NAMES_AT_MOST) -> str:
    """A few names, and how many more there are."""
    if len(names) <= most:
        return "、".join(names)
    return f"{'、'.join(names[:most])}等 {len(names)} 家"


def provinces_zh(provinces: pd.DataFrame, average: Any) -> str:
    """Which province is ahead, which behind, and how many are above the whole."""
    told = provinces.dropna(subset=["value"])
    if len(told) < 2:  # noqa: PLR2004 - one alone is neither ahead nor behind
        return ""
    ranked = told.sort_values("value", kind="stable")
    best, worst = ranked.iloc[-1], ranked.iloc[0]
    sentence = (
        f"{best['name_zh']}最高（{percent(best['value'])}），"
        f"{worst['name_zh']}最低（{percent(worst['value'])}）"
    )
    if is_missing(average):
        return sentence
    above = int((told["value"].astype(float) > float(average)).sum())
    return f"{sentence}，{above} 个省份高于全国"


def difficulty_zh(difficulties: pd.DataFrame) -> str:
    """What holds most enterprises back, and how that moved."""
    told = difficulties.dropna(subset=["value"])
    if told.empty:
        return "五类困难暂无填报"
    worst = told.sort_values("value", kind="stable").iloc[-1]
    sentence = f"“{worst['name_zh']}”最突出，占企业的 {percent(worst['value'])}"
    if is_missing(worst["change"]):
        return sentence
    apart = points_apart(worst["change"])
    if not apart:
        return f"{sentence}，较上周持平"
    return f"{sentence}，较上周{'上升' if worst['change'] > 0 else '下降'} {apart}"


def levels_zh(levels: pd.DataFrame, *, short: bool = False) -> str:
    """How many zones stand at each level, the gravest first; `short` leaves out why 「≥中」."""
    return "，".join(
        f"{line['group_zh'].partition('（')[0] if short else line['group_zh']} "
        f"{count_zh(line['zones'], '家')}"
        for line in levels.to_dict("records")
        if line["zones"] or line["group"] in {"high", "low"}
    )


def reporting_zh(reporting: Mapping[str, Any]) -> str:
    """Who reported, and how many in time."""
    if not reporting:
        return "本周没有应报单位"
    return (
        f"应报 {count_zh(reporting['expected_reports'], '家')}，"
        f"实报 {count_zh(reporting['actual_reports'], '家')}，"
        f"填报率 {percent(reporting['reporting_rate'])}，"
        f"准时率 {percent(reporting['on_time_rate'])}"
    )


def relief_zh(line: Mapping[str, Any]) -> str:
    """How much rent was waived since the beginning of the year."""
    if not line or is_missing(line["value"]):
        return "租金减免暂无填报"
    carried = line.get("carried") or 0
    sentence = f"累计减免租金 {money_zh(line['value'])}"
    return f"{sentence}（其中 {count_zh(carried)} 家沿用此前填报）" if carried else sentence
