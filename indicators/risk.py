"""The risk subject (疫情风险等级): what other rooms import, and `python -m indicators.risk`."""

import sys

from indicators.risk_cases import count_cases, mark_clusters
from indicators.risk_command import main
from indicators.risk_comparison import Agreement, compare_with_notices
from indicators.risk_decision import Basis, decide_levels
from indicators.risk_notices import OfficialLevel, official_level, official_levels
from indicators.risk_rule import (
    BEFORE_RULE_ZH,
    RULE_ISSUED_ON,
    SuggestedLevel,
    grade_units,
    level_text_zh,
    suggest_level,
)
from indicators.risk_units import unit_risk
from indicators.risk_zones import ZONE_RISK_COLUMNS, zone_risk

__all__ = [
    "BEFORE_RULE_ZH",
    "RULE_ISSUED_ON",
    "ZONE_RISK_COLUMNS",
    "Agreement",
    "Basis",
    "OfficialLevel",
    "SuggestedLevel",
    "compare_with_notices",
    "count_cases",
    "decide_levels",
    "grade_units",
    "level_text_zh",
    "main",
    "mark_clusters",
    "official_level",
    "official_levels",
    "suggest_level",
    "unit_risk",
    "zone_risk",
]

if __name__ == "__main__":
    sys.exit(main())
