"""The choices of a visitor: week, area, indicator, risk level and moment, kept in the address."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_access.actor import Actor
from data_access.displays import is_display
from data_access.register import owed_datasets
from data_access.versions import Basis
from data_access.views.filters import widest_area
from indicators.cards import IndicatorCard
from indicators.periods import SHANGHAI, end_of_day
from indicators.vocabulary import Dataset, RiskLevel
from pages.components.area_choice import asked_beyond_scope, pick_area, tell_narrowed
from pages.components.caching import View, cached
from pages.components.choices import DATASET_KEY, remember_choice
from pages.components.loaders import ask_store, current_as_of, known_weeks, now
from pages.components.roles import APPROVED_FIRST
from pages.components.visit import current_actor
from pages.components.week_choice import pick_week, tell_missed

ALL_LEVELS_ZH: Final = "全部等级"
EPOCH: Final = date(2020, 1, 1)


def pick_view(
    dataset: Dataset,
    *,
    with_area: bool = True,
    line: DeltaGenerator | None = None,
    columns: Sequence[DeltaGenerator] | None = None,
) -> View | None:
    """The filter row that every page shares; None while the store is empty.

    The week defaults to the last one that is over and well told, so that a leader never meets a
    half-told week.

    Args:
        dataset: whose weeks are offered.
        with_area: whether the page can be narrowed to a province.
        line: the line under the title, where the page can leave out what nobody approved yet.
        columns: three places for week, area and moment, where the page's row holds more.
    """
    week_column, area_column, moment_column = columns or st.columns(3)
    actor = current_actor()
    with moment_column:
        day = _pick_as_of()
    basis = Basis.ALL
    if line is not None:
        with line:
            basis = _pick_basis(actor)
    as_of = replace(current_as_of(end_of_day(day) if day else None), basis=basis)
    view = View(as_of, actor, EPOCH)
    weeks = known_weeks(view, dataset)
    if not weeks:
        return None
    with week_column:
        week_ending = pick_week(view, dataset, weeks)
    beyond_scope = with_area and asked_beyond_scope(actor)
    with area_column:
        area = pick_area(actor) if with_area else widest_area(actor)
    if beyond_scope:
        tell_narrowed(actor)
    view = View(as_of, view.actor, week_ending, area)
    tell_missed(view, dataset)
    return view


def pick_dataset() -> Dataset:
    """Which report a page is about: one that the account's units can owe, or the address's.

    It begins with the account's own: a carrier owes no weekly report of a zone.
    """
    owed = _owed_datasets(View(current_as_of(), current_actor(), EPOCH))
    own_zh = owed[0].label_zh
    asked = {st.session_state.get(DATASET_KEY), st.query_params.get(DATASET_KEY)}
    labels = {
        dataset.label_zh: dataset
        for dataset in Dataset
        if dataset in owed or dataset.label_zh in asked
    }
    chosen = st.segmented_control(
        "报表",
        list(labels),
        default=own_zh,
        required=True,
        wrap=True,
        key=DATASET_KEY,
        bind="query-params",
        persist_state="session",
    )
    remember_choice(DATASET_KEY, chosen, own_zh)
    return labels[chosen or own_zh]


def search_box(label_zh: str, key: str, placeholder_zh: str, width: int) -> str:
    """What is looked for in a list of definitions, kept in the address."""
    sought = st.text_input(
        label_zh,
        key=key,
        type="search",
        placeholder=placeholder_zh,
        live="0.4s",
        bind="query-params",
        width=width,
    )
    return sought or ""


def pick_indicator(cards: Sequence[IndicatorCard], key: str = "indicator") -> IndicatorCard:
    """Which indicator the page ranks and shades."""
    titles = {card.title_zh: card for card in cards}
    chosen = st.selectbox(
        "指标", list(titles), key=key, bind="query-params", persist_state="session"
    )
    remember_choice(key, chosen, next(iter(titles)))
    return titles[chosen or next(iter(titles))]


def pick_risk_level() -> RiskLevel | None:
    """Only zones of one risk level; None for all."""
    labels = {level.label_zh: level for level in RiskLevel}
    chosen = st.segmented_control(
        "风险等级",
        [ALL_LEVELS_ZH, *labels],
        default=ALL_LEVELS_ZH,
        required=True,
        key="risk",
        bind="query-params",
        persist_state="session",
    )
    remember_choice("risk", chosen, ALL_LEVELS_ZH)
    return labels.get(chosen or "")


@cached
def _owed_datasets(view: View) -> list[Dataset]:
    return ask_store(owed_datasets, view.actor)


def _pick_as_of() -> date | None:
    today = now().astimezone(SHANGHAI).date()
    chosen = st.date_input(
        "重现某日所见（空为最新）",
        value=None,
        min_value=EPOCH,
        max_value=today,
        format="YYYY-MM-DD",
        key="as_of",
        bind="query-params",
        persist_state="session",
        help="按当日24时已入库的数据重现当时的数字；留空看最新数据",
    )
    remember_choice("as_of", chosen, None)
    return chosen if isinstance(chosen, date) else None


def _pick_basis(actor: Actor) -> Basis:
    """Whether reports that nobody approved yet count; leaders see approved numbers first."""
    if is_display(actor.username):
        return Basis.APPROVED
    usual = actor.role not in APPROVED_FIRST
    chosen = st.toggle(
        "含未审",
        value=usual,
        key="unreviewed",
        bind="query-params",
        persist_state="session",
        help="关：只用部级审核已锁定的填报；开：也用尚未审核的填报，数字可能再变",
    )
    remember_choice("unreviewed", chosen, usual)
    return Basis.ALL if chosen else Basis.APPROVED
