"""A table as the browser takes it: in as few bytes as it can be."""

from typing import Final

import pandas as pd
import pyarrow as pa

from figures.tables import Columns, display_frame
from pages.components.caching import kept_beside

WORDS_REPEAT: Final = 4
INT32_MOST: Final = 2**31 - 1


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
