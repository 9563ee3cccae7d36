"""A province's own colours, a bar per day: each part says its colour, so that none is needed."""

from collections.abc import Hashable
from html import escape
from typing import Any, Final

import pandas as pd

from figures.dates import date_zh

# Deep enough for white words, or pale enough for dark ones.
_COLOURS: Final = {
    "红": ("#A11D21", "#fff"),
    "橙": ("#C2691B", "#fff"),
    "黄": ("#EBC95A", "#1D2733"),
    "蓝": ("#2F66A8", "#fff"),
    "绿": ("#1F7A5C", "#fff"),
}
_OTHER: Final = ("#E6E9ED", "#1D2733")
_STYLE: Final = """<style>
.scheme { display: grid; grid-template-columns: max-content 1fr; gap: .35rem .7rem;
  align-items: center; max-width: 60rem; font-size: .92rem; }
.scheme .bar { display: flex; height: 1.9rem; border-radius: 3px; overflow: hidden; }
.scheme .bar span { min-width: 2.1rem; padding: 0 .3rem; line-height: 1.9rem; text-align: center;
  white-space: nowrap; overflow: hidden; font-variant-numeric: tabular-nums; }
@media (max-width: 640px) { .scheme { font-size: .8rem; gap: .3rem .4rem; }
  .scheme .bar span { min-width: 2.45rem; padding: 0; } }
.scheme-key { display: flex; flex-wrap: wrap; gap: .3rem .9rem; font-size: .88rem;
  color: #55606C; margin-bottom: .5rem; }
.scheme-key i { display: inline-block; width: .9em; height: .9em; border-radius: 2px;
  margin-right: .35em; vertical-align: -.1em; }
</style>"""


def colour_scheme_markup(rows: pd.DataFrame) -> str:
    """The key in the province's own words, then a bar per day with the number of counties.

    Args:
        rows: one scheme of `indicators.risk_variants`: counted_on, rank, colour_zh, label_zh,
            counties. A class in which no county stands has no part.
    """
    classes = rows.drop_duplicates("rank").sort_values("rank")
    key = "".join(_key(line) for line in classes.to_dict("records"))
    days = "".join(_day(on, of_day) for on, of_day in rows.groupby("counted_on", sort=True))
    return f'{_STYLE}<div class="scheme-key">{key}</div><div class="scheme">{days}</div>'


def _key(line: dict[Hashable, Any]) -> str:
    ground, _ = _COLOURS.get(line["colour_zh"], _OTHER)
    told = escape(f"{line['colour_zh']}：{line['label_zh']}")
    return f'<span><i style="background:{ground}"></i>{told}</span>'


def _day(on: Any, rows: pd.DataFrame) -> str:
    present = rows[rows["counties"] > 0].sort_values("rank")
    parts = "".join(_part(line) for line in present.to_dict("records"))
    return f'<div>{escape(date_zh(on))}</div><div class="bar">{parts}</div>'


def _part(line: dict[Hashable, Any]) -> str:
    ground, ink = _COLOURS.get(line["colour_zh"], _OTHER)
    told = escape(f"{line['colour_zh']} {line['counties']}")
    style = f"flex:{line['counties']} 1 0;background:{ground};color:{ink}"
    return f'<span style="{style}">{told}</span>'
