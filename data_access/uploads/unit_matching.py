"""All rows of a sheet against the register at once; only what differs goes through the book."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data_access.uploads.units import ResolvedUnit, UnitBook

UNKNOWN: Final = -1
_TEXT: Final = pa.large_string()
_TEXT_TYPES: Final = {_TEXT: pd.StringDtype(na_value=float("nan"))}.get


@dataclass(frozen=True)
class UnitMatches:
    """Which registered unit each row means.

    `codes` is missing and `places`, the unit's row in the register, -1 where it could not be
    told. `closer` holds what the book found, by the row's index in the sheet.
    """

    codes: pd.Series
    places: np.ndarray
    closer: dict[int, ResolvedUnit] = field(default_factory=dict)


def match_units(codes: pd.Series, names: pd.Series, register: pd.DataFrame) -> UnitMatches:
    """Match rows by what they write as code and name.

    Rows that write the registered name exactly, with the registered code or none, are matched
    as whole columns; only the others go through the book, each distinct pair once.
    """
    places = _exact_places(codes, names, register)
    if (places != UNKNOWN).all():  # a long sheet's codes need no second copy
        return UnitMatches(codes, places)
    known = pa.array(register["unit_code"], _TEXT)
    if (is_uncoded := codes == "").any():
        places = np.where(is_uncoded, _places_of_names(names, register), places)
    odd = np.flatnonzero(places == UNKNOWN)
    looked_up = _looked_up(codes.iloc[odd], names.iloc[odd], register)
    found = [unit.unit_code for unit in looked_up]
    places[odd] = _places(pa.array(found, _TEXT), known)
    told = _series(known.take(pa.array(places, mask=places == UNKNOWN)), codes.index)
    return UnitMatches(told, places, dict(zip(codes.index[odd], looked_up, strict=True)))


def _looked_up(codes: pd.Series, names: pd.Series, register: pd.DataFrame) -> list[ResolvedUnit]:
    """What the book says of each row."""
    if codes.empty:
        return []
    book = UnitBook.of(register)
    pairs = list(zip(codes, names, strict=True))
    resolved = {pair: book.resolve(*pair) for pair in dict.fromkeys(pairs)}
    return [resolved[pair] for pair in pairs]


def _exact_places(codes: pd.Series, names: pd.Series, register: pd.DataFrame) -> np.ndarray:
    """Where the register holds each row's code under the very name of the row."""
    places = _places(pa.array(codes, _TEXT), pa.array(register["unit_code"], _TEXT))
    registered = pa.array(register["name_zh"], _TEXT).take(pa.array(places.clip(min=0)))
    agrees = pc.equal(registered, pa.array(names, _TEXT)).to_numpy(zero_copy_only=False)
    return np.where(agrees, places, UNKNOWN)


def _places_of_names(names: pd.Series, register: pd.DataFrame) -> np.ndarray:
    """Where the register holds each row's name, if it holds it once."""
    is_single = (~register["name_zh"].duplicated(keep=False)).to_numpy()
    known = pa.array(register["name_zh"][is_single], _TEXT)
    return _places(pa.array(names, _TEXT), known, np.flatnonzero(is_single))


def _places(texts: pa.Array, known: pa.Array, numbering: np.ndarray | None = None) -> np.ndarray:
    """Each text's position among the known ones, or what a numbering calls that position."""
    found = pc.fill_null(pc.index_in(texts, value_set=known), UNKNOWN)
    positions: np.ndarray = found.to_numpy(zero_copy_only=False)
    if numbering is None:
        return positions
    return np.where(positions == UNKNOWN, UNKNOWN, numbering[positions])


def _series(column: pa.Array, index: pd.Index) -> pd.Series:
    texts: pd.Series = column.to_pandas(types_mapper=_TEXT_TYPES)
    return texts.set_axis(index)
