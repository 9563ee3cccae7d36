"""A briefing as PowerPoint: native charts, tables and map shapes, all of them editable."""

import io
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation

from figures.briefing.pptx_charts import add_chart
from figures.briefing.pptx_fit import fit_slide
from figures.briefing.pptx_map import add_map
from figures.briefing.pptx_parts import (
    BODY,
    Box,
    add_cards,
    add_cover,
    add_foot,
    add_points,
    add_title,
    blank_slide,
    set_size,
)
from figures.briefing.pptx_table import add_table
from figures.briefing.story import Slide, Story

_CARD_ROW = 1.25  # [in]
_GAP = 0.2  # [in]


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
        fit_slide(_add(deck, story, slide, number), deck.slide_width, deck.slide_height)
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
    added = blank_slide(deck)
    if slide.key == "cover":
        add_cover(added, story, slide)
    else:
        add_title(added, slide.title_zh)
        _body(added, slide)
        add_foot(added, slide.foot_zh, number)
    added.notes_slide.notes_text_frame.text = "\n".join(slide.notes_zh)
    return added


def _body(added: object, slide: Slide) -> None:
    """Cards above; below them what shows the message, with the sentences beside it."""
    top = BODY.top
    if slide.cards:
        add_cards(added, slide.cards, Box(BODY.left, top, BODY.width, _CARD_ROW))
        top += _CARD_ROW + _GAP
    shown = slide.drawing or slide.chart or slide.table is not None
    room = Box(BODY.left, top, BODY.width, BODY.bottom - top)
    if slide.points_zh and shown:
        room, beside = room.split(0.7)
        add_points(added, slide.points_zh, beside)
    elif slide.points_zh:
        add_points(added, slide.points_zh, room)
    if slide.drawing:
        add_map(added, slide.drawing, room)
    elif slide.chart:
        add_chart(added, slide.chart, room, slide.title_zh)
    elif slide.table is not None:
        add_table(added, slide.table, slide.columns, room)
