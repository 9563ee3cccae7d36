"""A figure in the browser: changed where it stands, not built anew.

`st.plotly_chart` gives every changed figure a new identity; its frontend builds the chart from
nothing, then draws it a second time. Ours hands the same place the next figure.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from figures.shared import Figure, packed

COMPONENT: Final = "resumption.figure"
SCRIPT: Final = "drawn_figure.js"
LENGTH_BYTES: Final = 4
_HERE: Final = Path(__file__).parent
_registered: Final = WeakKeyDictionary[Any, Any]()
_MANIFEST: Final = ComponentManifest(
    name="resumption",
    version="1",
    components=[ComponentConfig(name="figure", asset_dir="browser")],
)


def drawn_figure(
    figure: Figure,
    *,
    key: str,
    alt_zh: str,
    config: Mapping[str, Any],
    on_pick: Callable[[], None] | None = None,
) -> str:
    """Show a figure in the width there is.

    Args:
        figure: with a height in its layout.
        key: of its place: the next figure under the same key changes the one that is there.
        alt_zh: what it shows, for those who cannot see it.
        config: Plotly's configuration.
        on_pick: called before the run that a click on a mark or an area begins; without it
            nothing can be picked.

    Returns:
        The first of the picked point's customdata in the run that follows the click, else "".
    """
    picks = on_pick is not None
    head = {"alt": alt_zh, "config": dict(config), "picks": picks}
    shown = _component()(
        key=key,
        data=_framed(json.dumps(head, ensure_ascii=False).encode(), packed(figure)),
        height=int(figure.layout.height),
        **({"on_picked_change": on_pick} if picks else {}),
    )
    return str(shown.get("picked") or "") if picks else ""


def picked(key: str) -> str:
    """What was picked in the figure of a place, for use in its `on_pick`."""
    state: Any = st.session_state.get(key)
    return str((state or {}).get("picked") or "")


def _framed(head: bytes, body: bytes) -> bytes:
    """The two parts one after the other, the length of the first in front."""
    return len(head).to_bytes(LENGTH_BYTES, "big") + head + body


def _component() -> Any:
    """The component, registered with the runtime that runs: a page under test has its own.

    A script under an address of this server passes the content security policy; one sent inline
    would need `blob:` in it.
    """
    manager = get_bidi_component_manager()
    if manager not in _registered:
        manager.register_from_manifest(_MANIFEST, _HERE)
        _registered[manager] = st.components.v2.component(
            COMPONENT, js=SCRIPT, isolate_styles=False
        )
    return _registered[manager]
