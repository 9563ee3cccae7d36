"""The figures and frames of 百城百园, each made once per view."""

from typing import Final

import pandas as pd

from data_access.views import rollout
from figures.formats import multiple_zh
from figures.maps import site_map
from figures.shared import Figure
from figures.short_names import short_place_zh
from figures.stacks import WIDTH, stacked_bars
from figures.tables import ColumnFormat, Columns, TableKind
from indicators.cards import Unit
from indicators.rollout import (
    CENTRAL_FUNDS,
    ENTERPRISES_BENEFITED,
    LEVERAGE,
    SITES_LAUNCHED,
    TECHNOLOGIES,
)
from indicators.rollout_progress import (
    FUNDS,
    NO_STAGE_ZH,
    funds_by,
    funds_parts,
    stage_counts,
    with_progress,
)
from indicators.vocabulary import Dataset, RolloutStage, SiteType
from pages.components.caching import View, cached
from pages.components.cards import CardWords
from pages.components.loaders import known_weeks, load

HEADLINE_CARDS: Final = (
    SITES_LAUNCHED, CENTRAL_FUNDS, LEVERAGE, TECHNOLOGIES, ENTERPRISES_BENEFITED,
)  # fmt: skip
CARD_WORDS: Final = CardWords(
    units_zh="家单位",
    since_zh="较上期",
    compared_zh="只比两期都有数的单位",
    nouns_zh={TECHNOLOGIES.code: "项"},
    by_period=True,
)
ACTION_ZH: Final = (
    "“科技抗疫—先进技术推广应用‘百城百园’行动”（国科办区〔2020〕24号，科技部、财政部，"
    "2020年3月27日公布，2020—2021年实施）：省级遴选100个左右国家创新型城市（县市）和100个左右"
    "国家高新区、国家农高区、国家农业科技园区；每省份城市、园区各不超过3个，湖北不限，"
    "计划单列市和新疆兵团各1城1园。"
)
_TOP_PROVINCES: Final = 12
_WALL_HEIGHT: Final = 880  # [px]
_SIDE_WIDTH: Final = 520  # [px] of the narrow column beside the map


@cached
def headline(view: View) -> pd.DataFrame:
    """The headline numbers with their change against the last reported period."""
    return load(rollout.rollout_headline, view, view.week_ending, HEADLINE_CARDS)


@cached
def periods(view: View) -> pd.DataFrame:
    """The headline numbers of every reported period up to the view's."""
    weeks = [week for week in known_weeks(view, Dataset.ROLLOUT) if week <= view.week_ending]
    return load(rollout.rollout_periods, view, weeks, HEADLINE_CARDS)


@cached
def sites(view: View) -> pd.DataFrame:
    """Every site with its last report, and in words whether that is an earlier one."""
    known = with_progress(load(rollout.sites_of_week, view, view.week_ending))
    carried = known["is_carried"].map({True: "沿用", False: ""})
    return known.assign(carried_zh=carried.mask(known["reported_week"].isna(), NO_STAGE_ZH))


@cached
def map_figure(view: View, size: str) -> Figure:
    """Sites by stage and type."""
    points = sites(view).rename(columns={"unit_code": "site_code", "kind": "site_type"})
    return site_map(
        points.assign(theme_zh=points["named_theme_zh"]),
        week_ending=view.week_ending,
        compact=size == "compact",
        height=_WALL_HEIGHT if size == "wall" else None,
    )


@cached
def stages(view: View) -> pd.DataFrame:
    """How many sites of each type stand in each stage."""
    return stage_counts(sites(view))


@cached
def stage_figure(view: View, compact: bool) -> Figure:
    """Stages by type of site; 未报 stands grey behind them."""
    counts = stages(view)
    unreported = bool((counts["part_zh"] == NO_STAGE_ZH).any())
    return stacked_bars(
        counts,
        [stage.label_zh for stage in RolloutStage],
        absent_zh=NO_STAGE_ZH if unreported else "",
        width=_SIDE_WIDTH,
        compact=compact,
    )


@cached
def themes(view: View, is_city: bool) -> pd.DataFrame:
    """Sites and money by 一城一主题, or by 一园一产业."""
    known = sites(view)
    return funds_by(known[known["is_city"] == is_city], "named_theme_zh")


@cached
def theme_figure(view: View, is_city: bool, compact: bool) -> Figure:
    """Money by theme and source, with the number of sites."""
    funds = themes(view, is_city)
    ends = {
        name: f"{count} 家" for name, count in zip(funds["name_zh"], funds["sites"], strict=True)
    }
    return _funds_figure(funds, ends, compact, _SIDE_WIDTH if is_city else WIDTH)


@cached
def provinces(view: View) -> pd.DataFrame:
    """Sites and money by province."""
    return funds_by(sites(view), "province_zh")


@cached
def province_figure(view: View, compact: bool) -> Figure:
    """Money of the provinces with the most, by source, with the leverage."""
    most = provinces(view).head(_TOP_PROVINCES)
    funds = most.assign(name_zh=most["name_zh"].map(short_place_zh))
    ends = {
        name: multiple_zh(ratio)
        for name, ratio in zip(funds["name_zh"], funds["leverage"], strict=True)
    }
    return _funds_figure(funds, ends, compact)


def _funds_figure(
    funds: pd.DataFrame, ends_zh: dict[str, str], compact: bool, width: int = WIDTH
) -> Figure:
    return stacked_bars(
        funds_parts(funds),
        list(FUNDS.values()),
        unit=Unit.MONEY,
        ends_zh=ends_zh,
        width=width,
        compact=compact,
    )


_FUND_COLUMNS: Final[Columns] = {
    field: ColumnFormat(title, TableKind.MONEY) for field, title in FUNDS.items()
}
STAGE_COLUMNS: Final[Columns] = {
    "kind_zh": ColumnFormat("单位类型"),
    "part_zh": ColumnFormat("阶段"),
    "count": ColumnFormat("单位数", TableKind.COUNT),
}
_GROUP_COLUMNS: Final[Columns] = {
    "sites": ColumnFormat("单位数", TableKind.COUNT),
    "launched": ColumnFormat("启动及以后", TableKind.COUNT),
    "funds_cny": ColumnFormat("资金合计", TableKind.MONEY),
    **_FUND_COLUMNS,
    "leverage": ColumnFormat("杠杆比", TableKind.MULTIPLE, LEVERAGE.formula_zh),
    "technologies": ColumnFormat("推广技术与产品", TableKind.COUNT),
    "enterprises_benefited": ColumnFormat("惠及企业", TableKind.COUNT),
}
THEME_COLUMNS: Final[Columns] = {"name_zh": ColumnFormat("主题或产业"), **_GROUP_COLUMNS}
PROVINCE_COLUMNS: Final[Columns] = {"name_zh": ColumnFormat("省份"), **_GROUP_COLUMNS}
PLACE_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("单位"),
    "kind": ColumnFormat("单位类型", choices=SiteType),
    "province_zh": ColumnFormat("省份"),
    "stage": ColumnFormat("阶段", choices=RolloutStage),
    "carried_zh": ColumnFormat("沿用", help_zh="本期未报，沿用上次填报的值"),
}
# What a desk screen has no room for ends in words: half a number would read as another one.
SITE_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("单位"),
    "kind": ColumnFormat("单位类型", choices=SiteType),
    "province_zh": ColumnFormat("省份"),
    "named_theme_zh": ColumnFormat("主题或产业"),
    "stage": ColumnFormat("阶段", choices=RolloutStage),
    **_FUND_COLUMNS,
    "technologies": ColumnFormat("推广技术与产品", TableKind.COUNT),
    "enterprises_benefited": ColumnFormat("惠及企业", TableKind.COUNT),
    "reported_week": ColumnFormat("最近填报周", TableKind.DATE),
    "carried_zh": ColumnFormat("沿用", help_zh="本期未报，沿用上次填报的值"),
    "scenarios": ColumnFormat("应用场景", TableKind.COUNT),
    "projects": ColumnFormat("项目", TableKind.COUNT),
}
