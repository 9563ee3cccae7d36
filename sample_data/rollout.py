"""百城百园进展 of the sample: stages that advance and money that arrives, month by month."""

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from indicators.vocabulary import SYNTHETIC_NOTICE_ZH, RolloutStage
from sample_data.delivery import (
    CORRECTION_TIME,
    DAYS_TO_TUESDAY,
    IMPORT_TIME,
    Days,
    days,
    fridays_after,
    instants,
    late_days,
    on_time_days,
)
from sample_data.draws import Flags, Floats, Integers, generator, picked

MONTHS: Final = (date(2020, 4, 26), date(2020, 5, 31), date(2020, 6, 28))
STAGES: Final = tuple(RolloutStage)
FIRST_STAGES: Final = {0: 0.15, 1: 0.45, 2: 0.35, 3: 0.05}
STEPS: Final = {0: 0.2, 1: 0.7, 2: 0.1}
LAST_STAGE: Final = STAGES.index(RolloutStage.ROLLING_OUT)
PLAN_FILED: Final = STAGES.index(RolloutStage.PLAN_FILED)
LAUNCHED: Final = STAGES.index(RolloutStage.LAUNCHED)
SHARE_BY_STAGE: Final = np.array([0.0, 0.0, 0.2, 0.55, 1.0, 1.0])  # of what a site will reach
CNY_PER_LOT: Final = 100_000  # funds come in round sums of 10 万元
LATE_SHARE: Final = 0.08
MISSING_SHARE: Final = 0.05
UNDERCOUNT_SHARE: Final = 0.04
REASON_ZH: Final = "示例更正：社会资金到位数漏计"


def rollout_reports(register: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row per site and month that was reported, with the columns of `delivered`."""
    draws = generator(seed, "rollout")
    stages = _stages(len(register), draws)
    reach = _reach(len(register), draws)
    late = draws.random(stages.shape) < LATE_SHARE
    missing = draws.random(stages.shape) < MISSING_SHARE
    months = [
        _month(register, month, stages[:, month], reach, late[:, month], draws)[~missing[:, month]]
        for month in range(len(MONTHS))
    ]
    return pd.concat(months, ignore_index=True)


def rollout_deliveries(reports: pd.DataFrame, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What arrived first, and what later replaced it."""
    draws = generator(seed, "rollout deliveries")
    before_last = (reports["month_index"] < len(MONTHS) - 1).to_numpy()
    wrong = before_last & (draws.random(len(reports)) < UNDERCOUNT_SHARE)
    wrong &= (reports["social_funds_cny"] > 0).to_numpy(dtype=bool)
    right = reports.loc[wrong].assign(is_correction=True, reason=REASON_ZH)
    endings = right["week_ending"].to_numpy(dtype="datetime64[D]")
    two_weeks = np.full(len(right), 2)
    right["received_at"] = instants(fridays_after(endings, two_weeks), CORRECTION_TIME)
    sent = reports.copy()
    halved = sent.loc[wrong, "social_funds_cny"] // CNY_PER_LOT // 2 * CNY_PER_LOT
    sent.loc[wrong, "social_funds_cny"] = halved
    return sent, right


def _stages(size: int, draws: np.random.Generator) -> Integers:
    """Stage of each site and month; a stage is never taken back."""
    first = picked(draws, FIRST_STAGES, size).astype(np.int64)
    steps = np.stack([picked(draws, STEPS, size).astype(np.int64) for _ in MONTHS[1:]], axis=1)
    walked = np.concatenate([first[:, np.newaxis], steps], axis=1).cumsum(axis=1)
    return np.asarray(np.minimum(walked, LAST_STAGE), dtype=np.int64)


def _reach(size: int, draws: np.random.Generator) -> dict[str, Floats]:
    """What each site will reach; money in lots."""
    central = draws.integers(20, 81, size).astype(np.float64)
    local = central * draws.uniform(0.6, 2.0, size)
    return {
        "technologies": draws.integers(6, 40, size).astype(np.float64),
        "scenarios": draws.integers(2, 16, size).astype(np.float64),
        "projects": draws.integers(1, 9, size).astype(np.float64),
        "central_funds_cny": central * CNY_PER_LOT,
        "local_funds_cny": local * CNY_PER_LOT,
        "social_funds_cny": (central + local) * draws.lognormal(0.4, 0.5, size) * CNY_PER_LOT,
        "enterprises_benefited": draws.lognormal(4.4, 0.7, size),
    }


def _month(
    register: pd.DataFrame, month: int, stages: Integers, reach: dict[str, Floats],
    late: Flags, draws: np.random.Generator,
) -> pd.DataFrame:  # fmt: skip
    shares = SHARE_BY_STAGE[stages] * (month + 1) / len(MONTHS)
    values = {name: _reached(name, amounts, shares, stages) for name, amounts in reach.items()}
    return pd.DataFrame(
        {
            "unit_code": register["unit_code"],
            "month_index": month,
            "week_ending": np.datetime64(MONTHS[month]),
            "counted_on": np.datetime64(MONTHS[month]),
            "received_at": _received(month, late, draws),
            "is_zero": False, "is_correction": False,
            "query_code": "", "explanation": "", "reason": "",
            "theme": register["theme"].astype("string"),
            "stage": pd.array([str(STAGES[stage]) for stage in stages], dtype="string"),
            **values,
            "remarks": pd.array([SYNTHETIC_NOTICE_ZH] * len(stages), dtype="string"),
        }
    )  # fmt: skip


def _reached(
    name: str, amounts: Floats, shares: Floats, stages: Integers
) -> pd.api.extensions.ExtensionArray:
    """Whole amounts so far; money in round lots, central and social money from the launch on."""
    if not name.endswith("_cny"):
        return pd.array(np.floor(amounts * shares).astype(np.int64), dtype="Int64")
    begins = PLAN_FILED if name == "local_funds_cny" else LAUNCHED
    lots = np.floor(amounts * shares / CNY_PER_LOT).astype(np.int64) * (stages >= begins)
    return pd.array(lots * CNY_PER_LOT, dtype="Int64")


def _received(month: int, late: Flags, draws: np.random.Generator) -> pd.DatetimeIndex:
    endings: Days = np.full(late.size, days([MONTHS[month]])[0])
    arrival = on_time_days(endings, endings, draws.random(late.size) > 0.6)  # noqa: PLR2004
    if month < len(MONTHS) - 1:
        return instants(np.where(late, late_days(endings, draws), arrival), IMPORT_TIME)
    arrival = np.where(late, endings + DAYS_TO_TUESDAY, arrival)
    return instants(arrival, IMPORT_TIME, evening=late)
