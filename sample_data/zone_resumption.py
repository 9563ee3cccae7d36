"""How many enterprises and employees of each zone are back, week by week, to the last unit."""

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from sample_data.draws import (
    Flags,
    Floats,
    Integers,
    calibrated_counts,
    generator,
    logit,
    share,
    shift_to,
)
from sample_data.zone_targets import (
    ABOVE_SCALE_RATE,
    ALL_RATE,
    ANCHOR_WEEKS,
    EMPLOYEE_RATE,
    HUBEI,
    HUBEI_ABOVE_SCALE_RATE,
    HUBEI_ALL_RATE,
    HUBEI_EMPLOYEE_RATE,
    HUBEI_INDUSTRIAL_RATE,
    INDUSTRIAL_RATE,
    OWN_CURVES,
    OWN_INDUSTRIAL_RATES,
    OWN_OTHER_ABOVE_SCALE_RATES,
    PROVINCE_LEAD,
    SAMPLE_WEEKS,
    WEEK_WITHOUT_HUBEI,
    ZONE_WEEK,
    ZONES_FULLY_RESUMED,
)

WEEKS: Final = len(SAMPLE_WEEKS)
NEVER: Final = WEEKS
ZONE_SPREAD: Final = 0.55  # log-odds
NOISE: Final = 0.06
LARGEST_FULL_ZONE: Final = 1_000  # 西安 apart, zones at 100 % are small
HOLDS_ABOVE: Final = 0.95
WUHAN: Final = "HTZ099"
WUHAN_LAG: Final = -1.2
JILIN: Final = "HTZ022"
JILIN_OUTBREAK: Final = slice(15, 19)  # 舒兰, weeks ending 17 May to 7 June
JILIN_SETBACK: Final = -0.6
FULL_ZONES_BY_WEEK: Final = {7: 8, 8: 10, 9: 17, 10: 5, 11: 5, 12: 4, 13: 4, 15: 6, 17: 6, 19: 6}


class ZoneResumption:
    """Resumed counts per zone and week, in three groups without overlap, and employees."""

    def __init__(self, zones: pd.DataFrame, sizes: pd.DataFrame, known: Flags, seed: int) -> None:
        draws = generator(seed, "zone resumption")
        self._zones = zones
        self._known = known | ~np.isin(np.arange(WEEKS), ANCHOR_WEEKS)
        self._in_hubei = (zones["province"] == HUBEI).to_numpy()
        self._leads = _leads(zones, draws)
        self._noise = draws.normal(0, NOISE, (len(zones), WEEKS))
        self._noise[self._row(JILIN), JILIN_OUTBREAK] += JILIN_SETBACK
        self.full_from = _full_from(zones, sizes, self._leads, draws)
        totals = {name: sizes[name].to_numpy(dtype=np.int64) for name in sizes.columns[1:]}
        self.industrial = self._industrial(totals["above_scale_industrial_enterprises"])
        self.above_scale = self._above_scale(totals)
        self.all = self._all(totals)
        self.employees = self._calibrated(
            totals["employees_expected"], np.zeros_like(self.all), EMPLOYEE_RATE,
            HUBEI_EMPLOYEE_RATE, totals["employees_expected"], full_counts=False,
        )  # fmt: skip

    def _industrial(self, totals: Integers) -> Integers:
        pinned = self._pinned(totals, OWN_INDUSTRIAL_RATES)
        nothing_below = np.zeros_like(pinned)
        return self._calibrated(
            totals, nothing_below, INDUSTRIAL_RATE, HUBEI_INDUSTRIAL_RATE, totals, pinned
        )

    def _above_scale(self, totals: dict[str, Integers]) -> Integers:
        others = totals["above_scale_enterprises"] - totals["above_scale_industrial_enterprises"]
        return self.industrial + self._calibrated(
            others, self.industrial, ABOVE_SCALE_RATE, HUBEI_ABOVE_SCALE_RATE,
            totals["above_scale_enterprises"], self._pinned(others, OWN_OTHER_ABOVE_SCALE_RATES),
        )  # fmt: skip

    def _pinned(self, totals: Integers, own_rates: dict[tuple[str, date], float]) -> Integers:
        """Counts fixed by a zone's own published rate; a high one holds from then on."""
        pinned = np.full((totals.size, WEEKS), -1, dtype=np.int64)
        for (code, ending), rate in own_rates.items():
            row, week = self._row(code), SAMPLE_WEEKS.index(ending)
            until = WEEKS if rate > HOLDS_ABOVE else week + 1
            pinned[row, week:until] = round(rate * totals[row])
        return pinned

    def _all(self, totals: dict[str, Integers]) -> Integers:
        below = totals["enterprises"] - totals["above_scale_enterprises"]
        pinned = np.full((below.size, WEEKS), -1, dtype=np.int64)
        for code, knots in OWN_CURVES.items():
            row = self._row(code)
            weeks = [SAMPLE_WEEKS.index(ending) for ending in knots]
            curve = share(np.interp(np.arange(WEEKS), weeks, logit(list(knots.values()))))
            own = np.rint(curve * totals["enterprises"][row]).astype(np.int64)
            pinned[row] = np.clip(own - self.above_scale[row], 0, below[row] - 1)
        return self.above_scale + self._calibrated(
            below, self.above_scale, ALL_RATE, HUBEI_ALL_RATE, totals["enterprises"], pinned,
            leave_one_out=True,
        )  # fmt: skip

    def _row(self, code: str) -> int:
        return int(np.flatnonzero(self._zones["zone_code"].to_numpy() == code)[0])

    def _calibrated(
        self,
        group: Integers,
        counted_already: Integers,
        rates: tuple[float, ...],
        hubei_rates: tuple[float, ...],
        totals: Integers,
        pinned: Integers | None = None,
        *,
        full_counts: bool = True,
        leave_one_out: bool = False,
    ) -> Integers:
        """Parts of one group such that group plus what is counted already meets the rates.

        In a week with a published figure only the zones that report on time are calibrated,
        because only they were known then; late zones follow the same shift.
        """
        counts = np.full((group.size, WEEKS), -1, dtype=np.int64) if pinned is None else pinned
        caps = group - 1 if leave_one_out else group
        for week in range(WEEKS):
            if full_counts:
                full = self.full_from <= week
                counts[full, week] = group[full]
            goal = _WeekGoal(rates[week], hubei_rates[week], week == WEEK_WITHOUT_HUBEI)
            logits = self._leads + self._noise[:, week]
            for members, target in goal.shares_of(totals, self._known[:, week], self._in_hubei):
                already = int(counted_already[members & self._known[:, week], week].sum())
                _fill(counts[:, week], group, logits, caps, members, self._known[:, week],
                      target - already)  # fmt: skip
        return counts


class _WeekGoal:
    """What the country and Hubei should show in one week."""

    def __init__(self, rate: float, hubei_rate: float, without_hubei: bool) -> None:
        self._rate, self._hubei_rate, self._without_hubei = rate, hubei_rate, without_hubei

    def shares_of(
        self, totals: Integers, known: Flags, in_hubei: Flags
    ) -> tuple[tuple[Flags, int], tuple[Flags, int]]:
        hubei = round(self._hubei_rate * int(totals[known & in_hubei].sum()))
        if self._without_hubei:
            others = round(self._rate * int(totals[known & ~in_hubei].sum()))
        else:
            others = round(self._rate * int(totals[known].sum())) - hubei
        return (in_hubei, hubei), (~in_hubei, others)


def _fill(
    counts: Integers, group: Integers, logits: Floats, caps: Integers,
    members: Flags, known: Flags, target: int,
) -> None:  # fmt: skip
    """Fill the open counts of the members in place; those already set are part of the target."""
    left = target - int(counts[members & known & (counts >= 0)].sum())
    free = members & (counts < 0)
    exact = free & known
    left = min(max(left, 0), int(caps[exact].sum()))
    late = free & ~known
    move = shift_to(left, group[exact], logits[exact])
    expected = np.rint(group[late] * share(logits[late] + move)).astype(np.int64)
    counts[late] = np.minimum(expected, caps[late])
    counts[exact] = calibrated_counts(left, group[exact], logits[exact], caps[exact])


def _leads(zones: pd.DataFrame, draws: np.random.Generator) -> Floats:
    leads = zones["province"].map(PROVINCE_LEAD).to_numpy(dtype=np.float64)
    leads = leads + draws.normal(0, ZONE_SPREAD, len(zones))
    return np.where(zones["zone_code"] == WUHAN, WUHAN_LAG, leads)


def _full_from(
    zones: pd.DataFrame, sizes: pd.DataFrame, leads: Floats, draws: np.random.Generator
) -> Integers:
    """The week from which a zone stands at 100 %; exactly 35 of them by 1 April."""
    if sum(n for week, n in FULL_ZONES_BY_WEEK.items() if week <= ZONE_WEEK) != ZONES_FULLY_RESUMED:
        raise ValueError("the zones at 100 % on 1 April must be those that were published")
    own = zones["zone_code"].isin(list(OWN_CURVES)).to_numpy()
    large = (sizes["enterprises"] > LARGEST_FULL_ZONE).to_numpy()
    able = np.flatnonzero(~own & ~large & (zones["province"] != HUBEI).to_numpy())
    ranked = able[np.argsort(-(leads[able] + draws.normal(0, 0.3, able.size)))]
    full_from = np.full(len(zones), NEVER)
    weeks = [week for week, n in FULL_ZONES_BY_WEEK.items() for _ in range(n)]
    full_from[ranked[: len(weeks)]] = weeks
    return full_from
