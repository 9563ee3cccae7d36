"""What the carriers really sent, and the corrections that followed."""

from typing import Final

import numpy as np
import pandas as pd

from indicators.vocabulary import ReportStatus
from sample_data.carrier_targets import CARRIER_WEEKS, SURVEY_DAYS
from sample_data.delivery import CORRECTION_TIME, fridays_after, instants
from sample_data.draws import Flags, generator
from sample_data.explanations import JUMP, JUMP_ZH

UNDERCOUNT_SHARE: Final = 0.026
SLIP_SHARE: Final = 0.006
SLIP_FACTOR: Final = 10
UNDERCOUNT: Final = (0.85, 0.98)
UNDERCOUNT_REASON_ZH: Final = "示例更正：核实后补计漏报的已复工企业和人员"
SLIP_REASON_ZH: Final = "示例更正：减免面积小数点错位，误为十倍"


def carrier_deliveries(reports: pd.DataFrame, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What arrived first, and what later replaced it; money is never touched by either."""
    draws = generator(seed, "carrier deliveries")
    sent = reports.assign(
        is_zero=False, is_correction=False, query_code="", explanation="", reason=""
    )
    chance = draws.random(len(reports))
    free = _free(reports)
    undercounted = free & (chance < UNDERCOUNT_SHARE)
    slipped = free & (chance > 1 - SLIP_SHARE) & _has_area(reports)
    _undercount(sent, undercounted, draws)
    sent.loc[slipped, "area_reduced_m2"] *= SLIP_FACTOR
    sent.loc[slipped, ["query_code", "explanation"]] = (JUMP, JUMP_ZH)
    right = reports.assign(is_zero=False, is_correction=True, query_code="", explanation="")
    right["reason"] = np.where(slipped, SLIP_REASON_ZH, UNDERCOUNT_REASON_ZH)
    right = right.loc[undercounted | slipped]
    endings = right["week_ending"].to_numpy(dtype="datetime64[D]")
    weeks = np.ones(len(right), dtype=np.int64)
    right["received_at"] = instants(fridays_after(endings, weeks), CORRECTION_TIME)
    return sent, right


def _free(reports: pd.DataFrame) -> Flags:
    weeks = reports["week_index"].between(len(SURVEY_DAYS), len(CARRIER_WEEKS) - 2)
    return (weeks & (reports["status"] == ReportStatus.ON_TIME)).to_numpy(dtype=bool)


def _has_area(reports: pd.DataFrame) -> Flags:
    return (reports["area_reduced_m2"].fillna(0) > 0).to_numpy(dtype=bool)


def _undercount(sent: pd.DataFrame, rows: Flags, draws: np.random.Generator) -> None:
    shares = draws.uniform(*UNDERCOUNT, int(rows.sum()))
    for name in ("tenants_resumed", "people_resumed"):
        counted = sent.loc[rows, name].astype("Float64")
        sent.loc[rows, name] = (counted * shares).round().astype("Int64")
