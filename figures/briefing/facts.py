"""What a briefing is made of: the frames of one week, area and moment, read once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import pandas as pd

NATION_ZH: Final = "全国"


@dataclass(frozen=True)
class BriefingFacts:
    """Everything a briefing says; nothing in it moves while somebody speaks.

    Attributes:
        week_ending: the week.
        area_zh: the nation, or a province by name.
        known_zh: the moment of the last commit, as people read it.
        approved_only: whether only approved reports are counted.
        notice_zh: that the data are synthetic; empty where they are not.
        headline: per resumption indicator: indicator, value, change, numerator, denominator,
            units, expected.
        weekly: indicator, week_ending, value, up to the week.
        provinces: name_zh, adcode, value, change, units, expected of 企业复工率.
        parts: as `provinces`, of the cities of the one province told of; empty for the nation.
        zones: per zone: short_name_zh, province_zh, lon, lat, the rates, enterprises and the
            difficulties, risk_level, group, reason_zh, enterprise_change; missing where the zone
            did not report.
        levels: group, zones, change: how many zones stand in each group of risk; empty before
            the rule was issued.
        difficulties: name_zh, value, previous, change.
        relief: as `headline`, of the carriers; empty before they reported.
        relief_weekly: as `weekly`, of the money.
        rollout: as `headline`, of the sites; empty before they reported.
        stages: kind_zh, part_zh, count.
        reporting: expected_reports, actual_reports, reports_on_time, reports_late,
            reports_missing, zero_reports, reporting_rate, on_time_rate.
        missing: the zones that did not report: name_zh, province_zh.
        rollout_ending: the last period of which sites told; they report by month.
    """

    week_ending: date
    area_zh: str
    known_zh: str
    approved_only: bool
    notice_zh: str
    headline: pd.DataFrame
    weekly: pd.DataFrame
    provinces: pd.DataFrame
    zones: pd.DataFrame
    levels: pd.DataFrame
    difficulties: pd.DataFrame
    relief: pd.DataFrame
    relief_weekly: pd.DataFrame
    rollout: pd.DataFrame
    stages: pd.DataFrame
    reporting: Mapping[str, Any]
    missing: pd.DataFrame
    rollout_ending: date | None = None
    parts: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def basis_zh(self) -> str:
        """Which reports are counted, in words."""
        return "只含已审数据" if self.approved_only else "含未审数据"

    def line(self, code: str) -> Mapping[str, Any]:
        """One indicator of the week, whichever subject it is of; empty where there is none."""
        for frame in (self.headline, self.relief, self.rollout):
            if len(frame) and code in set(frame["indicator"]):
                found = frame.set_index("indicator").loc[code]
                return {str(name): value for name, value in found.items()}
        return {}

    @property
    def is_national(self) -> bool:
        """Whether the whole country is told of."""
        return self.area_zh == NATION_ZH
