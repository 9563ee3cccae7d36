"""How the suggested levels compare with the published ones."""

from datetime import date
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from indicators.risk_rule import level_text_zh
from indicators.vocabulary import RiskLevel


class Agreement(StrEnum):
    """Whether a suggestion and a notice say the same, where they can be compared at all."""

    AGREE = "agree"
    DISAGREE = "disagree"
    NOT_COMPARABLE = "not_comparable"


AGREEMENT_ZH: Final = {
    Agreement.AGREE: "一致",
    Agreement.DISAGREE: "不一致",
    Agreement.NOT_COMPARABLE: "不可比",
}
_SUGGESTED: Final = ["unit_code", "on", "level", "at_least", "reason_zh"]


def compare_with_notices(suggested: pd.DataFrame, notices: pd.DataFrame) -> pd.DataFrame:
    """Each notice beside the level suggested for its place on its day.

    Only a county notice whose own county has a case series is compared. A notice of finer or
    other grain than the cases (a street; a 「XX市城区」, which takes the highest level of its
    districts, beside a whole city; a county that is counted with its city) is not comparable and
    counts neither as agreement nor as disagreement. A suggestion that is `at_least` medium
    agrees with medium and with high: it claims no more than the bound.

    Args:
        suggested: Rows of `grade_units`, with the days of the notices among them.
        notices: announced_on, adcode, unit_type, risk_level; further columns are kept.

    Returns:
        The notices in their order with level, at_least, reason_zh, suggested_zh, published_zh,
        agreement, agreement_zh and why_zh (why not comparable, else empty).

    Source: the rule of 17 February 2020 as read in `indicators.risk_rule`.
    """
    engine = suggested[_SUGGESTED].assign(joined_on=_days(suggested["on"])).drop(columns="on")
    placed = notices.assign(joined_on=_days(notices["announced_on"]))
    beside = placed.merge(
        engine, how="left", left_on=["adcode", "joined_on"], right_on=["unit_code", "joined_on"]
    ).drop(columns=["joined_on", "unit_code"])
    beside["suggested_zh"] = [
        "" if pd.isna(level) else level_text_zh(level, bool(at_least))
        for level, at_least in zip(beside["level"], beside["at_least"], strict=True)
    ]
    beside["published_zh"] = [RiskLevel(level).label_zh for level in beside["risk_level"]]
    counted = set(suggested["unit_code"])
    beside["why_zh"] = [_why_not_zh(row, counted) for row in beside.to_dict("records")]
    beside["agreement"] = [_agreement(row).value for row in beside.to_dict("records")]
    beside["agreement_zh"] = [AGREEMENT_ZH[Agreement(value)] for value in beside["agreement"]]
    return beside


def _days(days: "pd.Series[Any]") -> "list[date]":
    return list(pd.to_datetime(days).dt.date)


def _why_not_zh(row: dict[Any, Any], counted: set[str]) -> str:
    """Why the notice cannot be compared; empty where it can."""
    if row["unit_type"] == "township":
        return "公告细于病例：乡镇街道"
    if row["unit_type"] == "urban":
        return "公告为城区，病例为全市"
    if row["adcode"] not in counted:
        return "公告细于病例：该县区无单独病例序列"
    return "该日无建议等级" if pd.isna(row["level"]) else ""


def _agreement(row: dict[Any, Any]) -> Agreement:
    if row["why_zh"]:
        return Agreement.NOT_COMPARABLE
    allowed = {row["level"], RiskLevel.HIGH.value} if row["at_least"] else {row["level"]}
    return Agreement.AGREE if row["risk_level"] in allowed else Agreement.DISAGREE
