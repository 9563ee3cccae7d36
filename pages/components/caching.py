"""What the pages keep, and by what they find it again.

Everything kept is keyed by a view: (data version, scope, week, area). What comes out is shared
between visitors and must not be changed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from inspect import signature
from typing import Any, Final, TypeVar, cast

import pandas as pd
import streamlit as st

from data_access.actor import Actor
from data_access.versions import AsOf
from data_access.views.filters import NATION, Area, looking_at
from figures.shared import Figure, shared

ENTRIES: Final = 400
TABLES: Final = 100
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

    _tell_signature(made, function)
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

    @wraps(function)
    def made(*arguments: Any) -> tuple[Any, ...]:
        return arguments, function(*arguments)

    _tell_signature(made, function)
    keep = st.cache_resource(
        max_entries=TABLES, show_spinner=False, hash_funcs={pd.DataFrame: id, dict: "|".join}
    )
    found = keep(made)
    return lambda *arguments: cast("Loaded", found(*arguments)[1])


def _tell_signature(made: Callable[..., Any], function: Callable[..., Any]) -> None:
    """Have the parameters known: the cache inspects them anew for each argument of each call."""
    made.__signature__ = signature(function)  # type: ignore[attr-defined]
