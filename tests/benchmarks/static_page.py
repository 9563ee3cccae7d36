"""The baseline: one HTML file with the same figures and table, plotly.js inlined."""

import gzip
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from figures.formats import value_zh
from figures.maps import MAP_CONFIG
from figures.tables import display_frame
from figures.theme import PLOT_CONFIG
from geo import boundaries
from pages.components import overview_parts as parts
from pages.components.caching import View
from pages.components.loaders import current_as_of
from tests.actors import MINISTRY

LEVELS: Final = (boundaries.Level.PROVINCE, boundaries.Level.COUNTRY)
CODE: Final = parts.HEADLINE_CARDS[0].code
_PAGE: Final = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>总览</title>
<style>body{{font-family:'Noto Sans CJK SC',sans-serif;margin:2rem}}
.cards{{display:grid;grid-template-columns:repeat(4,1fr)}} .two{{display:grid;
grid-template-columns:3fr 2fr;gap:1rem}} td{{font-variant-numeric:tabular-nums}}</style>
<script>{plotly}</script></head><body><nav>{buttons}</nav><div class="cards" id="cards"></div>
<div class="two"><div id="map"></div><div><div id="lagging"></div><div id="difficulties"></div>
</div><div id="trend"></div><div id="provinces"></div></div><div id="zones"></div><script>
const WEEKS = {weeks};
function show(week) {{
  for (const [id, html] of Object.entries(WEEKS[week].html))
    document.getElementById(id).innerHTML = html;
  for (const [id, drawn] of Object.entries(WEEKS[week].figures))
    Plotly.react(id, drawn.figure.data, drawn.figure.layout, drawn.config);
  document.body.dataset.week = week;
}}
for (const button of document.querySelectorAll("button"))
  button.addEventListener("click", () => show(button.textContent));
show("{first}");</script></body></html>"""


def write_static_pages(folder: Path, weeks: Sequence[date]) -> None:
    """`one.html` with the first week, `all.html` with every week, and the outlines beside them."""
    told = {str(week): _week(week) for week in weeks}
    first = str(weeks[0])
    (folder / "one.html").write_text(_page({first: told[first]}), encoding="utf-8")
    (folder / "all.html").write_text(_page(told), encoding="utf-8")
    outlines = folder / "geo" / boundaries.boundary_version()
    outlines.mkdir(parents=True)
    for level in LEVELS:
        (outlines / f"{level.value}.json").write_bytes(_plain(boundaries.boundary_bytes(level)))
    (outlines / "world_110m.json").write_bytes(_plain(boundaries.empty_topology()))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder behind an ordinary web server; yields its address."""
    handler = partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as web:
        thread = Thread(target=web.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{web.server_address[1]}"
        finally:
            web.shutdown()
            thread.join()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the table is what people read."""


def _page(told: dict[str, Any]) -> str:
    buttons = "".join(f"<button>{week}</button>" for week in told)
    weeks = json.dumps(told, ensure_ascii=False).replace("</", "<\\/")
    return _PAGE.format(plotly=get_plotlyjs(), buttons=buttons, weeks=weeks, first=next(iter(told)))


def _week(week: date) -> dict[str, Any]:
    view = View(current_as_of(), MINISTRY, week)
    figures = {
        "map": (parts.map_figure(view, CODE, None, "desk", ""), MAP_CONFIG),
        "difficulties": (parts.difficulty_figure(view, compact=False), PLOT_CONFIG),
        "trend": (parts.trend(view, CODE, compact=False), PLOT_CONFIG),
        "provinces": (parts.province_bars(view, CODE, compact=False), PLOT_CONFIG),
    }
    lagging_columns = parts.lagging_columns(parts.HEADLINE_CARDS[0])
    return {
        "figures": {name: _drawn(*drawn) for name, drawn in figures.items()},
        "html": {
            "cards": _cards(view),
            "lagging": _table(display_frame(parts.lagging(view, CODE), lagging_columns)),
            "zones": _table(display_frame(parts.zones(view), parts.ZONE_COLUMNS)),
        },
    }


def _drawn(figure: go.Figure, config: Any) -> dict[str, Any]:
    return {"figure": json.loads(figure.to_json(validate=False)), "config": dict(config)}


def _table(shown: Any) -> str:
    html: str = shown.to_html(index=False, na_rep="—", border=0)
    return html


def _cards(view: View) -> str:
    values = parts.headline(view).set_index("indicator")["value"]
    return "".join(
        f'<div class="card"><p>{escape(card.title_zh)}</p>'
        f"<b>{escape(value_zh(values[card.code], card.unit))}</b></div>"
        for card in parts.HEADLINE_CARDS
    )


def _plain(body: bytes) -> bytes:
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body
