"""The figures and frames of the comparison, each made once per view."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from data_access.views import comparing
from figures.line_looks import COMPARED, LineLook, looks_of
from figures.member_dots import member_dots
from figures.shared import Figure
from figures.trends import trends_figure
from indicators.catalogue import CARDS
from indicators.events import events_between
from indicators.member_sums import member_week, member_weeks
from indicators.peer_groups import members_of
from indicators.peer_places import WHOLE
from indicators.peers import Member, MemberKind, names_of
from indicators.risk_groups import UNKNOWN
from indicators.size_classes import size_class
from indicators.vocabulary import Dataset
from pages.components import overview_parts, risk_parts
from pages.components.caching import View, cached
from pages.components.loaders import known_weeks, load

Keys = tuple[str, ...]


@cached
def zones(view: View) -> pd.DataFrame:
    """Every zone of the week with what makes it like others: province, size, risk, industry."""
    traits = load(comparing.zone_traits, view, view.week_ending).set_index("unit_code")
    levels = risk_parts.levels(view)
    groups = levels[levels["on"] == view.week_ending].set_index("zone_code")["group"]
    told = overview_parts.zones(view).join(traits, on="unit_code")
    sizes = [size_class(enterprises) for enterprises in told["enterprises_known"]]
    return told.join(groups.where(groups != UNKNOWN), on="unit_code").assign(
        size=pd.Series(sizes, told.index, dtype="str")
    )


@cached
def members(view: View) -> dict[str, Member]:
    """Everything that can be compared."""
    return members_of(zones(view))


@cached
def groups(view: View) -> dict[str, Member]:
    """All zones, then the provinces and the other peer groups."""
    codes = tuple(zones(view)["unit_code"])
    whole_zh = view.area.label_zh
    # whoever sees one province only has it as the whole
    passed = {MemberKind.ZONE} | ({MemberKind.PROVINCE} if view.area.province_zh else set())
    others = {key: one for key, one in members(view).items() if one.kind not in passed}
    return {WHOLE: Member(WHOLE, MemberKind.GROUP, whole_zh, whole_zh, codes)} | others


@cached
def lines(view: View, code: str, keys: Keys) -> pd.DataFrame:
    """All that the visitor sees week by week, then the members."""
    chosen = _chosen(view, keys)
    weekly = member_weeks(_zone_sums(view, code), chosen)
    own = weekly[weekly["week_ending"] <= view.week_ending]
    names = names_of(chosen, view.area.label_zh)
    own = own.assign(series_zh=own["member"].map(names))
    whole = overview_parts.weekly(view, (code,)).assign(series_zh=view.area.label_zh)
    is_new = view.area.label_zh not in names.values()
    return pd.concat([whole, own] if is_new else [own], ignore_index=True)


@cached
def trend(view: View, code: str, keys: Keys, compact: bool) -> Figure:
    """The members as lines, all that the visitor sees as a broad grey one."""
    shown = lines(view, code, keys)
    weeks = shown["week_ending"]
    return trends_figure(
        shown,
        CARDS[code].unit,
        events=events_between(min(weeks), max(weeks)),
        looks=COMPARED,
        reference_zh=view.area.label_zh,
        compact=compact,
    )


@cached
def week(view: View, code: str, keys: Keys) -> pd.DataFrame:
    """The members this week, with their change and how many reported."""
    chosen = _chosen(view, keys)
    rows = member_week(_zone_sums(view, code), chosen, view.week_ending)
    return rows.assign(name_zh=rows["member"].map(names_of(chosen, view.area.label_zh)))


@cached
def dots(view: View, code: str, keys: Keys, compact: bool) -> Figure:
    """The members this week as dots that look as their lines do."""
    card = CARDS[code]
    rows = week(view, code, keys)
    return member_dots(
        rows,
        _looks(view, rows["name_zh"].tolist()),
        card.unit,
        reference=group_value(view, code, WHOLE),
        reference_zh=view.area.label_zh,
        higher_is_better=card.higher_is_better,
        compact=compact,
    )


def group_value(view: View, code: str, key: str) -> float | None:
    """The indicator of a peer group this week, its counts summed before dividing."""
    value = _group_values(view, code)[key]
    return None if pd.isna(value) else float(value)


@cached
def _group_values(view: View, code: str) -> dict[str, float]:
    every = list(groups(view).values())
    rows = member_week(_zone_sums(view, code), every, view.week_ending)
    return dict(zip(rows["member"], rows["value"], strict=True))


def _chosen(view: View, keys: Keys) -> list[Member]:
    return [members(view)[key] for key in keys]


def _looks(view: View, names: Sequence[str]) -> dict[str, LineLook]:
    return looks_of(names, COMPARED, view.area.label_zh)


def _zone_sums(view: View, code: str) -> pd.DataFrame:
    """The sums of every zone for all weeks: moving between weeks reads nothing anew."""
    weeks = known_weeks(view, Dataset.WEEKLY)
    return _every_sum(replace(view, week_ending=weeks[-1]), code)


@cached
def _every_sum(view: View, code: str) -> pd.DataFrame:
    weeks = known_weeks(view, Dataset.WEEKLY)
    return load(comparing.zone_sums, view, CARDS[code], weeks)
