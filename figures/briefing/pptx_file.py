"""A briefing as PowerPoint: native charts, tables and map shapes, all of them editable."""

import io
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation

from figures.briefing.pptx_canvas import Box, Canvas, canvas_of, scale_of
from figures.briefing.pptx_charts import add_chart
from figures.briefing.pptx_fit import fit_slide
from figures.briefing.pptx_map import add_map
from figures.briefing.pptx_parts import (
    add_cards,
    add_cover,
    add_foot,
    add_points,
    add_title,
    blank_slide,
    points_height,
    set_size,
)
from figures.briefing.pptx_table import add_table
from figures.briefing.story import Slide, Story

_CARD_ROW = 1.25  # [in]
_GAP = 0.2  # [in]
_ALONE = 18  # [pt] sentences that nothing is shown with


class TemplateRefusedError(Exception):
    """The office's own template cannot be taken; the sentence says what to do."""

    def __init__(self, reason_zh: str) -> None:
        self.reason_zh = reason_zh
        super().__init__(reason_zh)


def pptx_bytes(
    story: Story,
    template: bytes | None = None,
) -> bytes:
    """The slides as a file.

    Args:
        story: what they say.
        template: a PPTX of the office's own, whose masters, fonts and logo are taken; its slides
            are left out.

    Raises:
        TemplateRefusedError: the template is no PPTX.
    """
    deck = _deck(template)
    set_size(deck, keep=template is not None)
    for number, slide in enumerate(story.slides, start=1):
        fit_slide(_add(deck, story, slide, number), scale_of(deck))
    written = io.BytesIO()
    deck.save(written)
    return written.getvalue()


def check_template(content: bytes) -> None:
    """Whether slides can be made from it.

    Raises:
        TemplateRefusedError: it is no PPTX, or a damaged one.
    """
    _deck(content)


def _deck(template: bytes | None) -> Any:
    try:
        return Presentation(io.BytesIO(template) if template is not None else None)
    except (BadZipFile, KeyError, ValueError, AttributeError, SyntaxError) as error:
        reason = "模板打不开：不是 PPTX 文件，或已损坏；请在 PowerPoint、WPS 中另存为 .pptx 再试"
        raise TemplateRefusedError(reason) from error


def _add(deck: Any, story: Story, slide: Slide, number: int) -> Any:
    added, canvas = blank_slide(deck), canvas_of(deck)
    if slide.key == "cover":
        add_cover(added, story, slide, canvas)
    else:
        add_title(added, slide.title_zh, canvas)
        _body(added, slide, canvas)
        add_foot(added, slide.foot_zh, number, canvas)
    added.notes_slide.notes_text_frame.text = "\n".join(slide.notes_zh)
    return added


def _body(added: object, slide: Slide, canvas: Canvas) -> None:
    """Cards above; below them what shows the message, with the sentences beside or below it."""
    room = canvas.body
    if slide.cards:
        add_cards(added, slide.cards, Box(room.left, room.top, room.width, _CARD_ROW))
        taken = _CARD_ROW + _GAP
        room = Box(room.left, room.top + taken, room.width, room.height - taken)
    if slide.drawing or slide.chart or slide.table is not None:
        _shown(added, slide, _beside_points(added, slide, room, canvas))
    elif slide.points_zh:
        add_points(added, slide.points_zh, room, _ALONE)


def _beside_points(added: object, slide: Slide, room: Box, canvas: Canvas) -> Box:
    """What the sentences leave of the room: on a wide slide they stand to its right."""
    if not slide.points_zh:
        return room
    if canvas.is_tall:
        middle = -(-len(slide.points_zh) // 2)
        halves = slide.points_zh[:middle], slide.points_zh[middle:]
        width = room.columns(2)[0].width
        left, points = room.above(max(points_height(half, width) for half in halves))
        for half, place in zip(halves, points.columns(2), strict=True):
            add_points(added, half, place)
    else:
        left, points = room.split(0.7)
        add_points(added, slide.points_zh, points)
    return left


def _shown(added: object, slide: Slide, room: Box) -> None:
    if slide.drawing:
        add_map(added, slide.drawing, room)
    elif slide.chart:
        add_chart(added, slide.chart, room, slide.title_zh)
    elif slide.table is not None:
        add_table(added, slide.table, slide.columns, room)
