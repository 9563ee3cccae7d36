"""高新区复工复产周报 of the sample: every value of every zone and week, as first counted."""

from typing import Final

import numpy as np
import pandas as pd

from indicators.vocabulary import SYNTHETIC_NOTICE_ZH, ReportStatus
from sample_data.draws import Floats, generator
from sample_data.zone_resumption import ZoneResumption
from sample_data.zone_schedule import zone_schedule
from sample_data.zone_sizes import zone_sizes
from sample_data.zone_targets import ANCHOR_WEEKS, SAMPLE_WEEKS

WEEKS: Final = len(SAMPLE_WEEKS)
REMARKS_ZH: Final = SYNTHETIC_NOTICE_ZH
BLANK_SHARE: Final = 0.015
# Difficulty -> share of all enterprises at the start and at the end of the sample.
DIFFICULTY_SHARES: Final = {
    "difficulty_staff_return": (0.30, 0.012),
    "difficulty_financing": (0.17, 0.075),
    "difficulty_supply_chain": (0.22, 0.045),
    "difficulty_logistics": (0.26, 0.010),
    "difficulty_protective_supplies": (0.38, 0.004),
}
DIFFICULTY_HALF_LIFE: Final = 4.5  # weeks
# Columns that may be 缺报, always with their partner.
BLANK_TOGETHER: Final = (
    ("above_scale_enterprises", "above_scale_resumed",
     "above_scale_industrial_enterprises", "above_scale_industrial_resumed"),
    ("high_tech_enterprises", "high_tech_resumed"),
    ("tech_smes", "tech_smes_resumed"),
    ("employees_remote",),
    ("capacity_recovery_rate",),
    ("electricity_ratio",),
    ("workers_short",),
    ("enterprises_suspended",),
)  # fmt: skip
POLICY_NEEDS_ZH: Final = (
    "示例：希望协调跨省员工返岗的健康码互认",
    "示例：希望扩大口罩等防疫物资的采购渠道",
    "示例：希望延长贷款期限并给予贴息",
    "示例：希望打通上游零部件的物流通道",
    "示例：希望减免小微企业的房租和社保费",
)
NEEDS_SHARE: Final = (0.55, 0.12)


def zone_reports(zones: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row per zone and week: the schedule's columns and every value field."""
    schedule = zone_schedule(zones, seed)
    sizes = zone_sizes(zones, seed)
    on_time = (schedule["status"] == ReportStatus.ON_TIME).to_numpy().reshape(len(zones), WEEKS)
    resumption = ZoneResumption(zones, sizes, on_time, seed)
    draws = generator(seed, "zone reports")
    values = _counts(sizes, resumption)
    values |= _innovative(values, draws)
    values |= _work(values, draws)
    values |= _difficulties(values, draws)
    columns = {name: _nullable(grid.ravel()) for name, grid in values.items()}
    reports = pd.concat([schedule, pd.DataFrame(columns)], axis=1)
    reports["policy_needs"] = _policy_needs(reports, draws)
    reports["remarks"] = pd.array([REMARKS_ZH] * len(reports), dtype="string")
    return _with_blanks(reports, draws)


def _nullable(values: np.ndarray) -> pd.Series:
    return pd.Series(values, dtype="Int64" if values.dtype.kind == "i" else "Float64")


def _counts(sizes: pd.DataFrame, resumption: ZoneResumption) -> dict[str, np.ndarray]:
    weekly = {
        name: np.repeat(sizes[name].to_numpy(dtype=np.int64)[:, np.newaxis], WEEKS, axis=1)
        for name in sizes.columns[1:]
    }
    weekly["enterprises_resumed"] = resumption.all
    weekly["above_scale_resumed"] = resumption.above_scale
    weekly["above_scale_industrial_resumed"] = resumption.industrial
    weekly["employees_returned"] = resumption.employees
    return weekly


def _innovative(values: dict[str, np.ndarray], draws: np.random.Generator) -> dict[str, np.ndarray]:
    """High-tech firms come back earlier, small ones later; both within what is left to them."""
    rate = values["enterprises_resumed"] / values["enterprises"]
    idle = values["enterprises"] - values["enterprises_resumed"]
    resumed = {}
    for name, part, exponent in (
        ("high_tech_enterprises", "high_tech_resumed", 0.72),
        ("tech_smes", "tech_smes_resumed", 1.05),
    ):
        totals = values[name]
        wanted = np.rint(totals * rate**exponent * draws.normal(1, 0.01, rate.shape))
        low = np.maximum(0, totals - idle)
        high = np.minimum(totals, values["enterprises_resumed"])
        resumed[part] = np.clip(wanted, low, high).astype(np.int64)
    return resumed


def _work(values: dict[str, np.ndarray], draws: np.random.Generator) -> dict[str, np.ndarray]:
    """People at a distance, capacity, electricity and missing workers: they lag behind people."""
    returned, expected = values["employees_returned"], values["employees_expected"]
    rate = returned / expected
    before = np.concatenate([rate[:, :1] * 0.5, rate[:, :-1]], axis=1)
    capacity = np.clip(
        (0.35 * rate + 0.65 * before) * draws.normal(0.985, 0.02, rate.shape), 0, 1.2
    )
    zone_use = draws.normal(1.03, 0.06, (rate.shape[0], 1))
    electricity = (0.12 + 0.88 * capacity) * zone_use * draws.normal(1, 0.02, rate.shape)
    idle = values["enterprises"] - values["enterprises_resumed"]
    weeks = np.arange(WEEKS)
    remote = returned * (0.28 * 0.85**weeks + 0.015) * draws.uniform(0.6, 1.3, rate.shape)
    short = (expected - returned) * 0.12 * draws.uniform(0.5, 1.4, rate.shape)
    return {
        "enterprises_suspended": np.floor(idle * draws.uniform(0.75, 1, rate.shape)).astype(
            np.int64
        ),
        "employees_remote": np.minimum(returned, np.rint(remote)).astype(np.int64),
        "capacity_recovery_rate": _rounded(capacity),
        "electricity_ratio": _rounded(np.clip(electricity, 0, 1.4)),
        "workers_short": np.rint(short).astype(np.int64),
    }


def _rounded(rates: np.ndarray) -> Floats:
    return np.round(rates, 3)


def _difficulties(
    values: dict[str, np.ndarray], draws: np.random.Generator
) -> dict[str, np.ndarray]:
    enterprises = values["enterprises"]
    decay = 0.5 ** (np.arange(WEEKS) / DIFFICULTY_HALF_LIFE)
    counts = {}
    for name, (first, last) in DIFFICULTY_SHARES.items():
        own = draws.lognormal(0, 0.3, (enterprises.shape[0], 1))
        shares = (last + (first - last) * decay) * own * draws.normal(1, 0.06, enterprises.shape)
        counts[name] = np.rint(enterprises * np.clip(shares, 0, 0.9)).astype(np.int64)
    return counts


def _policy_needs(reports: pd.DataFrame, draws: np.random.Generator) -> pd.Series:
    first, last = NEEDS_SHARE
    weeks = reports["week_index"].to_numpy(dtype=np.float64)
    told = draws.random(len(reports)) < last + (first - last) * 0.85**weeks
    needs = np.array(POLICY_NEEDS_ZH, dtype=object)[
        draws.integers(0, len(POLICY_NEEDS_ZH), len(reports))
    ]
    return pd.Series(needs, index=reports.index, dtype="string").where(told)


def _with_blanks(reports: pd.DataFrame, draws: np.random.Generator) -> pd.DataFrame:
    """Cells that were left empty (缺报), a total always together with its part."""
    published = reports["week_index"].isin(ANCHOR_WEEKS).to_numpy()
    for together in BLANK_TOGETHER:
        blank = (draws.random(len(reports)) < BLANK_SHARE) & ~published
        reports.loc[blank, list(together)] = pd.NA
    return reports
