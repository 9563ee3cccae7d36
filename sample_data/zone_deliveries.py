"""What the zones really sent: slips, sheets sent twice, and the corrections that followed."""

from typing import Final

import numpy as np
import pandas as pd

from data_access.datasets.registry import DEFINITIONS
from indicators.vocabulary import Dataset, ReportStatus
from sample_data.delivery import CORRECTION_TIME, fridays_after, instants
from sample_data.draws import Flags, generator
from sample_data.explanations import (
    ABOVE_HUNDRED,
    ABOVE_HUNDRED_ZH,
    JUMP,
    JUMP_ZH,
    SAME_AS_LAST_WEEK,
    SAME_ZH,
)
from sample_data.zone_targets import ANCHOR_WEEKS, LAST_WEEK, OWN_CURVES

UNDERCOUNT_SHARE: Final = 0.036
SLIP_SHARE: Final = 0.007
REPEAT_SHARE: Final = 0.005
UNDERCOUNT: Final = (0.955, 0.99)
SLIP_FACTOR: Final = 10
WEEK_OF_SLIPS: Final = 3  # before, there is nothing to compare with
UNDERCOUNT_REASON_ZH: Final = "示例更正：核实后补计漏报的已复工企业和已返岗人数"
DETAIL_REASON_ZH: Final = "示例更正：核实后修订缺工人数和困难企业数"
SLIP_REASON_ZH: Final = "示例更正：小数点错位，数值误为十倍或十分之一"


def zone_deliveries(reports: pd.DataFrame, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What arrived first, and what later replaced it; both with the columns of `delivered`."""
    draws = generator(seed, "zone deliveries")
    sent = reports.assign(
        is_zero=reports["status"] == ReportStatus.ZERO,
        is_correction=False, query_code="", explanation="", reason="",
    )  # fmt: skip
    free = _free(reports)
    chance = draws.random(len(reports))
    slipped = free & (chance < SLIP_SHARE)
    undercounted = free & ~slipped & (chance < SLIP_SHARE + UNDERCOUNT_SHARE)
    repeated = free & (chance > 1 - REPEAT_SHARE) & _after_a_report(reports)
    published = reports["week_index"].isin(ANCHOR_WEEKS).to_numpy()
    _repeat_last_week(sent, repeated & ~published)
    _undercount_people(sent, undercounted & ~published, draws)
    _miscount_details(sent, undercounted & published, draws)
    _slip(sent, slipped, published, draws)
    corrections = _corrections(reports, sent, slipped | undercounted, draws)
    _explain_high_ratios(sent)
    return sent[sent["received_at"].notna()].assign(reason=""), corrections


def _free(reports: pd.DataFrame) -> Flags:
    """Reports that may go wrong: not of a zone or week whose figure was published."""
    sent = reports["status"].isin([ReportStatus.ON_TIME, ReportStatus.LATE])
    full = reports["enterprises_resumed"] == reports["enterprises"]
    weeks = reports["week_index"]
    own = reports["unit_code"].isin(list(OWN_CURVES))
    late_at_the_end = (weeks == LAST_WEEK - 1) & (reports["status"] == ReportStatus.LATE)
    usual = weeks.between(WEEK_OF_SLIPS, LAST_WEEK - 1)
    return (sent & usual & ~own & ~full & ~late_at_the_end).to_numpy(dtype=bool)


def _after_a_report(reports: pd.DataFrame) -> Flags:
    """Whether the row above is the same zone's sent report of the week before."""
    same_zone = reports["unit_code"].eq(reports["unit_code"].shift())
    status = reports["status"].shift()
    return (same_zone & status.isin([ReportStatus.ON_TIME])).to_numpy(dtype=bool)


def _repeat_last_week(sent: pd.DataFrame, repeated: Flags) -> None:
    fields = [column.field for column in DEFINITIONS[Dataset.WEEKLY].values]
    places = np.flatnonzero(repeated)
    sent.loc[places, fields] = sent.loc[places - 1, fields].set_axis(places)
    sent.loc[places, ["query_code", "explanation"]] = (SAME_AS_LAST_WEEK, SAME_ZH)


def _undercount_people(sent: pd.DataFrame, rows: Flags, draws: np.random.Generator) -> None:
    shares = draws.uniform(*UNDERCOUNT, int(rows.sum()))
    counted = sent.loc[rows]
    resumed = (counted["enterprises_resumed"].astype("Float64") * shares).round().astype("Int64")
    resumed = _at_least(resumed, counted["above_scale_resumed"].fillna(resumed))
    sent.loc[rows, "enterprises_resumed"] = resumed
    returned = (counted["employees_returned"].astype("Float64") * shares).round().astype("Int64")
    sent.loc[rows, "employees_returned"] = returned
    for part, whole in (
        ("high_tech_resumed", "enterprises_resumed"),
        ("tech_smes_resumed", "enterprises_resumed"),
        ("employees_remote", "employees_returned"),
    ):
        _keep_below(sent, part, whole, rows)
    sent.loc[rows, "reason"] = UNDERCOUNT_REASON_ZH


def _miscount_details(sent: pd.DataFrame, rows: Flags, draws: np.random.Generator) -> None:
    for name in ("workers_short", "difficulty_staff_return", "difficulty_logistics"):
        shares = draws.uniform(0.7, 0.95, int(rows.sum()))
        counted = sent.loc[rows, name].astype("Float64")
        sent.loc[rows, name] = (counted * shares).round().astype("Int64")
    sent.loc[rows, "reason"] = DETAIL_REASON_ZH


def _slip(sent: pd.DataFrame, rows: Flags, published: Flags, draws: np.random.Generator) -> None:
    short_times_ten = rows & (published | (draws.random(len(rows)) < 0.5))  # noqa: PLR2004
    people_by_ten = rows & ~short_times_ten
    sent.loc[short_times_ten, "workers_short"] *= SLIP_FACTOR
    sent.loc[people_by_ten, "employees_returned"] //= SLIP_FACTOR
    _keep_below(sent, "employees_remote", "employees_returned", people_by_ten)
    sent.loc[rows, ["query_code", "explanation", "reason"]] = (JUMP, JUMP_ZH, SLIP_REASON_ZH)


def _explain_high_ratios(sent: pd.DataFrame) -> None:
    ratios = sent[["capacity_recovery_rate", "electricity_ratio"]]
    high = (ratios > 1).fillna(False).any(axis=1) & (sent["query_code"] == "")
    sent.loc[high, ["query_code", "explanation"]] = (ABOVE_HUNDRED, ABOVE_HUNDRED_ZH)


def _keep_below(sent: pd.DataFrame, part: str, whole: str, rows: Flags) -> None:
    sent.loc[rows, part] = sent.loc[rows, [part, whole]].min(axis=1, skipna=False).astype("Int64")


def _at_least(values: pd.Series, floor: pd.Series) -> pd.Series:
    return values.where(values >= floor, floor)


def _corrections(
    reports: pd.DataFrame, sent: pd.DataFrame, rows: Flags, draws: np.random.Generator
) -> pd.DataFrame:
    right = reports.loc[rows].assign(
        is_zero=False, is_correction=True, query_code="", explanation="",
        reason=sent.loc[rows, "reason"],
    )  # fmt: skip
    endings = right["week_ending"].to_numpy(dtype="datetime64[D]")
    late = (right["status"] == ReportStatus.LATE).to_numpy()
    last_chance = (right["week_index"] == LAST_WEEK - 1).to_numpy(dtype=bool)
    slow = (late | (draws.random(len(right)) < 0.25)) & ~last_chance  # noqa: PLR2004
    right["received_at"] = instants(fridays_after(endings, np.where(slow, 2, 1)), CORRECTION_TIME)
    return right
