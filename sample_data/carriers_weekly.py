"""创业孵化机构周报 of the sample: what every reporting carrier reports, week by week."""

from typing import Final

import numpy as np
import pandas as pd

from indicators.vocabulary import SYNTHETIC_NOTICE_ZH, CarrierType, ReportStatus
from sample_data.carrier_money import CumulativeMoney
from sample_data.carrier_schedule import carrier_statuses, received
from sample_data.carrier_targets import (
    CARRIER_WEEKS,
    COUNT_DAYS,
    MONEY_UNIT_CNY,
    POLICIES,
    PROGRESS,
    RENT_REDUCED,
    RESUMED_SHARES,
    SUBSIDIES,
    SURVEY,
    SURVEY_WEEK,
    TENANT_RATES,
)
from sample_data.draws import (
    Flags,
    Floats,
    Integers,
    calibrated_counts,
    generator,
    logit,
    picked,
    share,
    shared_out,
    shift_to,
)

FEWEST_TENANTS: Final = 3
TENANT_SPREAD: Final = 0.7
PEOPLE_SPREAD: Final = 0.3
EFFECT_SPREAD: Final = 0.8
RENT_CNY_PER_M2_MONTH: Final = 30
BLANK_SHARE: Final = 0.012


class CarrierSample:
    """The fixed traits of all carriers, and their reports week by week."""

    def __init__(self, register: pd.DataFrame, seed: int) -> None:
        draws = generator(seed, "carriers weekly")
        self._register, self._seed = register, seed
        self._members = {
            kind: np.flatnonzero(register["kind"].to_numpy() == str(kind)) for kind in CarrierType
        }
        self._status = carrier_statuses(register, seed)
        size = len(register)
        self._rank = draws.random(size)
        self._effect = draws.normal(0, EFFECT_SPREAD, size)
        self._tenants, self._people = self._sizes(draws)
        self._policy = np.array(list(picked(draws, POLICIES, size)), dtype=np.float64)
        self._covered = draws.uniform(0.35, 0.97, size) * (self._policy.sum(axis=1) > 0)
        self._area = np.round(self._tenants * self._covered * draws.uniform(60, 160, size), 1)
        months = self._policy @ np.array([1.0, 0.5])
        relief = self._area * RENT_CNY_PER_M2_MONTH * months
        self._rent = CumulativeMoney(relief, RENT_REDUCED)
        supported = draws.random(size) < 0.14  # noqa: PLR2004
        self._subsidy = CumulativeMoney(supported * draws.lognormal(0, 1, size), SUBSIDIES)
        self._deferred = relief * 0.3 * (draws.random(size) < 0.18)  # noqa: PLR2004

    def reports(self) -> pd.DataFrame:
        """One row per carrier and week that was reported."""
        weekly = [self._week(week) for week in range(len(CARRIER_WEEKS))]
        return pd.concat(weekly, ignore_index=True)

    def _sizes(self, draws: np.random.Generator) -> tuple[Integers, Integers]:
        """Tenants and people; those who report on 24 March add up to the published totals."""
        size = len(self._register)
        tenants = np.zeros(size, dtype=np.int64)
        people = np.zeros(size, dtype=np.int64)
        for kind, members in self._members.items():
            surveyed = self._on_time(SURVEY_WEEK)[members]
            weights = draws.lognormal(0, TENANT_SPREAD, members.size)
            tenants[members] = _scaled(SURVEY[kind].tenants, weights, surveyed, FEWEST_TENANTS)
            crowd = tenants[members] * draws.lognormal(0, PEOPLE_SPREAD, members.size)
            people[members] = _scaled(SURVEY[kind].people, crowd, surveyed, FEWEST_TENANTS)
        return tenants, people

    def _on_time(self, week: int) -> Flags:
        return np.asarray(self._status[:, week] == ReportStatus.ON_TIME)

    def _week(self, week: int) -> pd.DataFrame:
        status = self._status[:, week]
        resumed = self._resumed(week)
        tenants_back, people_back = self._back(week, resumed)
        on_time, late = self._on_time(week), status == ReportStatus.LATE
        rent = self._rent.reported(week, on_time, late) * MONEY_UNIT_CNY
        subsidy = self._subsidy.reported(week, on_time, late) * MONEY_UNIT_CNY
        share_covered = self._covered * (0.75 + 0.25 * PROGRESS[week])
        deferred = np.floor(self._deferred * PROGRESS[week] / MONEY_UNIT_CNY) * MONEY_UNIT_CNY
        reports = pd.DataFrame(
            {
                "unit_code": self._register["unit_code"],
                "week_index": week,
                "week_ending": np.datetime64(CARRIER_WEEKS[week]),
                "counted_on": np.datetime64(COUNT_DAYS[week]),
                "status": status,
                "received_at": received(week, status, self._seed),
                "is_resumed": pd.array(resumed, dtype="boolean"),
                "tenants": _whole(self._tenants),
                "tenants_resumed": _whole(tenants_back),
                "people": _whole(self._people),
                "people_resumed": _whole(people_back),
                "rent_reduced_cny": _whole(rent),
                "rent_deferred_cny": _whole(deferred),
                "area_reduced_m2": pd.array(
                    np.round(self._area * PROGRESS[week], 1), dtype="Float64"
                ),
                "tenants_benefited": _whole(np.floor(self._tenants * share_covered)),
                "months_free": pd.array(self._policy[:, 0], dtype="Float64"),
                "months_halved": pd.array(self._policy[:, 1], dtype="Float64"),
                "subsidy_cny": _whole(subsidy),
                "remarks": pd.array([SYNTHETIC_NOTICE_ZH] * len(status), dtype="string"),
            }
        )
        self._blank(reports, week)
        sent: pd.DataFrame = reports.loc[status != ReportStatus.MISSING]
        return sent

    def _resumed(self, week: int) -> Flags:
        """A carrier that has resumed stays so; the survey's count is met exactly."""
        resumed = np.zeros(len(self._register), dtype=bool)
        for kind, members in self._members.items():
            surveyed = np.sort(self._rank[members[self._on_time(SURVEY_WEEK)[members]]])
            cut = surveyed[SURVEY[kind].resumed - 1 : SURVEY[kind].resumed + 1].mean()
            shares = RESUMED_SHARES[kind]
            resumed[members] = self._rank[members] <= cut + shares[week] - shares[SURVEY_WEEK]
        return resumed

    def _back(self, week: int, resumed: Flags) -> tuple[Integers, Integers]:
        tenants = np.zeros(resumed.size, dtype=np.int64)
        people = np.zeros(resumed.size, dtype=np.int64)
        for kind, members in self._members.items():
            figures = SURVEY[kind]
            rate = TENANT_RATES[kind][week]
            tenants[members] = self._fill(
                members, week, resumed, self._tenants, figures.tenants_resumed, rate
            )
            lag = logit(figures.people_resumed / figures.people) - logit(
                figures.tenants_resumed / figures.tenants
            )
            people[members] = self._fill(
                members, week, resumed, self._people, figures.people_resumed,
                float(share(logit(rate) + lag)),
            )  # fmt: skip
        return tenants, people

    def _fill(
        self, members: Integers, week: int, resumed: Flags, totals: Integers,
        surveyed: int, rate: float,
    ) -> Integers:  # fmt: skip
        """Resumed parts of one kind: those on time meet the rate, the late follow the shift."""
        exact = (self._on_time(week) & resumed)[members]
        target = round(rate * int(totals[members[self._on_time(week)[members]]].sum()))
        target = surveyed if week == SURVEY_WEEK else target
        sizes, effects = totals[members], self._effect[members]
        move = shift_to(target, sizes[exact], effects[exact])
        parts = np.rint(sizes * share(effects + move)).astype(np.int64) * resumed[members]
        parts[exact] = calibrated_counts(target, sizes[exact], effects[exact], sizes[exact])
        return parts

    def _blank(self, reports: pd.DataFrame, week: int) -> None:
        """Cells left empty (缺报), not in the survey whose sums were published."""
        if week == SURVEY_WEEK:
            return
        draws = generator(self._seed, f"carrier blanks {week}")
        for together in (["people", "people_resumed"], ["area_reduced_m2"], ["rent_deferred_cny"]):
            reports.loc[draws.random(len(reports)) < BLANK_SHARE, together] = pd.NA


def _scaled(total: int, weights: Floats, surveyed: Flags, fewest: int) -> Integers:
    exact = fewest + shared_out(total - fewest * int(surveyed.sum()), weights[surveyed])
    scale = (total - fewest * int(surveyed.sum())) / weights[surveyed].sum()
    everyone = fewest + np.rint(weights * scale).astype(np.int64)
    everyone[surveyed] = exact
    return np.asarray(everyone)


def _whole(values: np.ndarray) -> pd.api.extensions.ExtensionArray:
    return pd.array(values.astype(np.int64), dtype="Int64")
