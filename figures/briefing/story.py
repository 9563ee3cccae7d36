"""The slides of a briefing, before they are drawn by any program."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from figures.cards import Card
from figures.drawing.charts import Chart
from figures.drawing.shapes import Drawing
from figures.tables import Columns


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its message as the title, what shows it, and what is said to it.

    Attributes:
        key: names the slide in links and settings.
        name_zh: what the slide is about, for the list of slides.
        title_zh: the message, a sentence that the numbers carry.
        cards: a row of numbers.
        drawing: a map.
        chart: a chart.
        table: a frame and how its columns are shown.
        columns: of the table.
        points_zh: sentences beside what is shown.
        notes_zh: what the presenter may say; editable in the file.
        foot_zh: coverage, moment and source.
        is_edited: whether the notes were written by hand.
    """

    key: str
    name_zh: str
    title_zh: str
    cards: Sequence[Card] = ()
    drawing: Drawing | None = None
    chart: Chart | None = None
    table: pd.DataFrame | None = None
    columns: Columns = field(default_factory=dict)
    points_zh: Sequence[str] = ()
    notes_zh: Sequence[str] = ()
    foot_zh: str = ""
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """A briefing as it is told: cover, slides, and what stands on every one of them."""

    title_zh: str
    subtitle_zh: str
    notice_zh: str
    slides: Sequence[Slide]
