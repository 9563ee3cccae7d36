"""The only cache, and the only place in the pages that opens a session.

Everything cached is keyed by a view: (data version, scope, week, area). What comes out is shared
between visitors and must not be changed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, Final, TypeVar, cast

import pandas as pd
import pyarrow as pa
import streamlit as st

from data_access.actor import Actor
from data_access.settings import settings_from_environment
from data_access.store import Store, open_store
from data_access.versions import AsOf, resolve_as_of, standing
from data_access.views.filters import NATION, Area, looking_at
from data_access.views.trends import weeks_known
from data_access.views.usual_week import usual_week as usual_week_of
from figures.shared import Figure, shared
from figures.tables import Columns, display_frame
from indicators.vocabulary import Dataset

ENTRIES: Final = 400
TABLES: Final = 100
WORDS_REPEAT: Final = 4
INT32_MOST: Final = 2**31 - 1
FILE_ENTRIES: Final = 16
TYPED_ENTRIES: Final = 100
FILE_SECONDS: Final = 900
Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True)
class View:
    """What a visitor looks at; equal views show equal numbers."""

    as_of: AsOf
    actor: Actor
    week_ending: date
    area: Area = NATION

    @property
    def key(self) -> str:
        """The part of a cache key that says whose numbers of which moment these are."""
        whose = f"{self.as_of.version}|{self.as_of.basis}|{self.actor.scope.key}"
        return f"{whose}|{self.week_ending}|{self.area.province_zh}"

    @property
    def seer(self) -> Actor:
        """The actor narrowed to the area."""
        return looking_at(self.actor, self.area)


def cached(function: Callable[..., Loaded]) -> Callable[..., Loaded]:
    """Keep a frame or figure per view; the same object is handed to every visitor."""

    @wraps(function)
    def made(*arguments: Any, **options: Any) -> Loaded:
        found = function(*arguments, **options)
        return cast("Loaded", shared(found)) if isinstance(found, Figure) else found

    keep = st.cache_resource(
        max_entries=ENTRIES, show_spinner=False, hash_funcs={View: lambda view: view.key}
    )
    return cast("Callable[..., Loaded]", keep(made))


def cached_briefly(function: Callable[..., Loaded]) -> Callable[..., Loaded]:
    """As `cached`, for what visitors' own files say: few entries, since each may be large."""
    keep = st.cache_resource(
        max_entries=FILE_ENTRIES,
        ttl=FILE_SECONDS,
        show_spinner="正在读取和校验……",
        hash_funcs={View: lambda view: view.key},
    )
    return cast("Callable[..., Loaded]", keep(function))


def cached_quietly(function: Callable[..., Loaded]) -> Callable[..., Loaded]:
    """As `cached_briefly`, for what is asked again at every pause in typing."""
    keep = st.cache_resource(
        max_entries=TYPED_ENTRIES,
        ttl=FILE_SECONDS,
        show_spinner=False,
        hash_funcs={View: lambda view: view.key},
    )
    return cast("Callable[..., Loaded]", keep(function))


def kept_beside(function: Callable[..., Loaded]) -> Callable[..., Loaded]:
    """Keep what is made of frames that a view keeps, found by the identity of the frames.

    The arguments stay beside the result: as long as it is kept, no other frame can take their id.
    A mapping counts as the names of its keys.
    """

    @st.cache_resource(
        max_entries=TABLES, show_spinner=False, hash_funcs={pd.DataFrame: id, dict: "|".join}
    )
    @wraps(function)
    def made(*arguments: Any) -> tuple[Any, ...]:
        return arguments, function(*arguments)

    return lambda *arguments: cast("Loaded", made(*arguments)[1])


@kept_beside
def displayed(rows: pd.DataFrame, columns: Columns) -> pa.Table:
    """A frame as the browser takes it, made once for a frame that a view keeps."""
    shown = pa.Table.from_pandas(display_frame(rows, columns), preserve_index=False)
    slim = {name: _slim(shown.column(name).combine_chunks()) for name in shown.column_names}
    return pa.table(slim)  # without the metadata that only pandas reads


def _slim(cells: pa.Array) -> pa.Array:
    """The same cells in fewer bytes: small whole numbers, and words that come again and again."""
    if pa.types.is_int64(cells.type):
        return cells.cast(pa.int32()) if _fits(cells) else cells
    is_text = pa.types.is_string(cells.type) or pa.types.is_large_string(cells.type)
    if is_text and len(cells.unique()) * WORDS_REPEAT < len(cells):
        return cells.cast(pa.string()).dictionary_encode()
    return cells


def _fits(cells: pa.Array) -> bool:
    largest = max((abs(cell) for cell in cells.to_pylist() if cell is not None), default=0)
    return largest <= INT32_MOST


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
