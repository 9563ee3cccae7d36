"""A figure that is made ready for the browser once: the same figure, smaller."""

import json
import zlib

import plotly.graph_objects as go
import pytest

from figures.shared import Figure, packed, shared


@pytest.fixture
def bars() -> Figure:
    return go.Figure(go.Bar(x=["湖北", "安徽"], y=[0.62, 0.9]), {"height": 300})


def test_what_the_browser_gets_is_the_figure(bars: Figure) -> None:
    told = json.loads(zlib.decompress(packed(bars)))

    assert told == json.loads(bars.to_json())


def test_a_shared_figure_is_packed_once(bars: Figure) -> None:
    assert packed(shared(bars)) is packed(bars)


def test_a_figure_of_one_visitor_is_packed_as_it_is_now(bars: Figure) -> None:
    before = packed(bars)

    bars.update_layout(height=400)

    assert packed(bars) != before
