"""How far the 百城百园 sites have come: stages, themes and money, grouped for the page."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from indicators.cards import IndicatorCard
from indicators.comparison import headline_line
from indicators.measures import add_rate, sum_measure
from indicators.rollout import LEVERAGE
from indicators.vocabulary import ReportStatus, RolloutStage, SiteType

LAUNCHED_STAGES: Final = (
    RolloutStage.LAUNCHED, RolloutStage.ROLLING_OUT, RolloutStage.CONCLUDED,
)  # fmt: skip
FUNDS: Final = {
    "central_funds_cny": "中央资金",
    "local_funds_cny": "地方资金",
    "social_funds_cny": "社会资金",
}
NO_STAGE_ZH: Final = ReportStatus.MISSING.label_zh
_NO_THEME_ZH: Final = "未填主题"


def with_progress(sites: pd.DataFrame) -> pd.DataFrame:
    """The sites with what is derived from their reports; missing where a site never reported.

    Returns:
        The sites with is_launched (启动及以后), matching_funds_cny (地方和社会), funds_cny (all
        three), named_theme_zh (the reported theme, else the registered one) and is_city, which
        tells 一城一主题 from 一园一产业.
    """
    stage = sites["stage"]
    matching = sites["local_funds_cny"] + sites["social_funds_cny"]
    theme = sites["theme"].fillna(sites["theme_zh"]).replace("", pd.NA)
    return sites.assign(
        is_launched=stage.isin(LAUNCHED_STAGES).astype("boolean").mask(stage.isna()),
        matching_funds_cny=matching,
        funds_cny=matching + sites["central_funds_cny"],
        named_theme_zh=theme.fillna(_NO_THEME_ZH),
        is_city=sites["kind"] == SiteType.CITY,
    )


def rollout_lines(
    current: pd.DataFrame, previous: pd.DataFrame, cards: Sequence[IndicatorCard]
) -> pd.DataFrame:
    """The cards with their change on the sites that have values in both periods.

    Returns:
        As `headline_line`, with expected (all sites) and carried: how many of the values stand
        from an earlier period.
    """
    lines = [headline_line(card, current, previous) for card in cards]
    carried = current[current["is_carried"]]
    stale = [len(carried.dropna(subset=list(card.measure.fields))) for card in cards]
    return pd.DataFrame(lines).assign(expected=len(current), carried=stale)


def stage_counts(sites: pd.DataFrame) -> pd.DataFrame:
    """How many sites of each type stand in each stage: kind_zh, part_zh, count.

    A site that never reported stands under 未报, never under the first stage.
    """
    labels = {stage.value: stage.label_zh for stage in RolloutStage}
    kinds = {kind.value: kind.label_zh for kind in SiteType}
    named = pd.DataFrame(
        {
            "kind_zh": pd.Categorical(sites["kind"].map(kinds), list(kinds.values())),
            "part_zh": sites["stage"].map(labels).fillna(NO_STAGE_ZH).astype(object),
        }
    )
    counts = named.groupby(["kind_zh", "part_zh"], observed=True).size()
    return counts.rename("count").reset_index().astype({"kind_zh": object})


def funds_by(sites: pd.DataFrame, by: str) -> pd.DataFrame:
    """Money in place by one column of the sites, the largest sum first.

    Returns:
        name_zh (the group), sites, launched, the three funds and funds_cny [yuan, missing where
        nobody reported], leverage (on the sites that gave all three) and enterprises_benefited.
    """
    amounts = [*FUNDS, "enterprises_benefited", "technologies"]
    groups = sites.groupby(by, observed=True)
    sums = (
        groups[amounts]
        .sum(min_count=1)
        .assign(sites=groups.size(), launched=groups["is_launched"].sum())
    )
    ratios = add_rate(sum_measure(sites, LEVERAGE.measure, [by])).set_index(by)["value"]
    sums = sums.assign(funds_cny=sums[list(FUNDS)].sum(axis=1, min_count=1), leverage=ratios)
    ranked = sums.sort_values("funds_cny", ascending=False, na_position="last", kind="stable")
    return ranked.rename_axis("name_zh").reset_index()


def funds_parts(funds: pd.DataFrame) -> pd.DataFrame:
    """The rows of `funds_by` by source of money: kind_zh, part_zh, count [yuan]."""
    long = funds.melt("name_zh", list(FUNDS), "fund", "count")
    parts = long.assign(kind_zh=long["name_zh"], part_zh=long["fund"].map(FUNDS))
    return parts[["kind_zh", "part_zh", "count"]]
