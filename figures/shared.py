"""A finished figure that many visitors look at, serialised once."""

from typing import Any

from plotly.graph_objects import Figure

__all__ = ["Figure", "shared"]


def shared(figure: Figure) -> Figure:
    """The figure with its dictionary made once: it must not be changed any more.

    Streamlit turns a figure into a dictionary on every run, with a deep copy of every trace;
    for a figure that is handed to every visitor that is most of the cost of showing it.
    """
    prepared: dict[str, Any] = figure.to_dict()
    figure.to_dict = lambda: prepared
    return figure
