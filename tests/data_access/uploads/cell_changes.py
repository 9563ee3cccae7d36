"""What goes wrong in the cells of a sheet: odd values, lost and repeated cells, rows, columns."""

import random
from collections.abc import Callable
from typing import Final

_ODD_WORDS: Final = """
0 -0 +5 －5 −5 1e3 1.5e-2 1E+05 1e999 0x1F NaN inf Infinity １２３４ １，２３４ 1,234 12,34,567
1.2.3 1.234,5 1'234 1_000 ½ ² 1² ① ٣ 一千 85% 85％ 0.85 约85 85～90 >85 1.2万 1.2亿 12人 3家 5元
5千元 5百万元 0.00005 1.005 2.675 12.345 TRUE 是 N/A — 无 #REF! =1+1 2020-02-30 4月5日 43926
2020/6/28 20200628 合计 备注 示例行 <b> 😀 𨙸
"""
ODD_CELLS: Final = (
    *_ODD_WORDS.split(),
    *("", " ", "1 234", "12.5 人", "1\u00a0234", "1\u200b234", "12\u202e34", "9" * 23),
    *('"', '""', "\x00", "\x0b", "\n", "\t"),
)
ODD_PIECES: Final = (
    *(",", ";", '"', "，", "、", ".", "-", "e", "%", "万", "0", "1", "０", "·", "'", " ", "\ufeff"),
    *("\t", "\n", "\r", "\r\n", "\u200b", "\u00a0", "\u3000", "\x00", "\x85", "\u2028"),
)
Rows = list[list[str]]


def _odd_cell(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    row[chance.randrange(len(row))] = chance.choice(ODD_CELLS)


def _piece_in_cell(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    place = chance.randrange(len(row))
    at = chance.randint(0, len(row[place]))
    row[place] = row[place][:at] + chance.choice(ODD_PIECES) + row[place][at:]


def _swapped_cells(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    one, other = chance.randrange(len(row)), chance.randrange(len(row))
    row[one], row[other] = row[other], row[one]


def _lost_cell(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    if len(row) > 2:
        del row[chance.randrange(len(row))]


def _more_cells(chance: random.Random, rows: Rows) -> None:
    row = chance.choice(rows)
    row.insert(chance.randint(0, len(row)), chance.choice(ODD_CELLS))


def _repeated_row(chance: random.Random, rows: Rows) -> None:
    rows.insert(chance.randint(0, len(rows)), list(chance.choice(rows)))


def _lost_row(chance: random.Random, rows: Rows) -> None:
    if len(rows) > 1:
        del rows[chance.randrange(len(rows))]


def _odd_row(chance: random.Random, rows: Rows) -> None:
    odd = chance.choice((["××高新区复工周报"], [""], ["合计", "", "", "1000"], ["备注：无"]))
    rows.insert(chance.randint(0, len(rows)), list(odd))


def _turned_columns(chance: random.Random, rows: Rows) -> None:
    order = random.Random(chance.random())  # noqa: S311 - sample data
    places = list(range(max(map(len, rows))))
    order.shuffle(places)
    rows[:] = [[row[place] for place in places if place < len(row)] for row in rows]


def _repeated_column(chance: random.Random, rows: Rows) -> None:
    place = chance.randrange(len(rows[0]))
    for row in rows:
        row.append(row[place] if place < len(row) else "")


CELL_CHANGES: Final[tuple[Callable[[random.Random, Rows], None], ...]] = (
    _odd_cell, _odd_cell, _odd_cell, _odd_cell, _piece_in_cell, _piece_in_cell, _swapped_cells,
    _lost_cell, _more_cells, _repeated_row, _lost_row, _odd_row, _turned_columns, _repeated_column,
)  # fmt: skip
