"""The only place in the pages that opens a session, and what every page asks of the store."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import streamlit as st

from data_access.actor import Actor
from data_access.settings import settings_from_environment
from data_access.store import Store, open_store
from data_access.versions import AsOf, resolve_as_of, standing
from data_access.views.trends import weeks_known
from data_access.views.usual_week import usual_week as usual_week_of
from indicators.vocabulary import Dataset
from pages.components.caching import View, cached

Loaded = TypeVar("Loaded")


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store of this process."""
    return open_store(settings_from_environment())


def now() -> datetime:
    """The product clock."""
    return store().clock()


def current_as_of(moment: datetime | None = None) -> AsOf:
    """The data version of a moment, asked anew in every run; the newest without one."""
    with store().reading() as session:
        return resolve_as_of(session, moment)


def load(read: Callable[..., Loaded], view: View, *arguments: Any) -> Loaded:
    """Call a read model of the store with the view's moment and actor."""
    with store().reading() as session:
        return read(session, standing(session, view.as_of), view.seer, *arguments)


def read_newest(of: Store, read: Callable[..., Loaded], actor: Actor, *arguments: Any) -> Loaded:
    """Call a read model at the newest version, outside any cache."""
    with of.reading() as session:
        return read(session, resolve_as_of(session), actor, *arguments)


def ask_store(read: Callable[..., Loaded], *arguments: Any, **options: Any) -> Loaded:
    """Call a read of the store that has no moment, outside any cache."""
    with store().reading() as session:
        return read(session, *arguments, **options)


@cached
def usual_week(view: View, dataset: Dataset, until: date) -> date | None:
    """The week that is shown where nobody chose one; None while nothing was reported."""
    return load(usual_week_of, view, dataset, until)


@cached
def known_weeks(view: View, dataset: Dataset) -> list[date]:
    """The weeks anybody reported, oldest first."""
    with store().reading() as session:
        return weeks_known(session, standing(session, view.as_of), dataset)
