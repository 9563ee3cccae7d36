"""The parts of a slide: title, cards, sentences, foot; Chinese typefaces on every run."""

from collections.abc import Sequence
from typing import Any, Final

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from figures.axes import text_width
from figures.briefing.pptx_canvas import HEIGHT, WIDTH, Box, Canvas
from figures.briefing.pptx_colours import rgb
from figures.briefing.story import Slide, Story
from figures.cards import Card, Tone
from figures.theme import GREY, GREY_DARK, GRID, GROUND, INK, PRIMARY, PRIMARY_DARK

TYPEFACE_ZH: Final = "微软雅黑"
_TITLE_SIZES: Final = (26, 22, 19, 17)  # [pt] the largest in which it stands on one line
_LETTER: Final = 10
_POINTS_PER_INCH: Final = 72
_TONES: Final = {Tone.GOOD: "#1D7A5F", Tone.BAD: "#A11D21", Tone.PLAIN: GREY_DARK}
_NO_TITLE_LAYOUT: Final = 6
_TITLE_ONLY: Final = ("仅标题", "Title Only")


def set_size(deck: Any, *, keep: bool) -> None:
    """Wide slides, unless a template has its own; slides of the template are left out."""
    if not keep:
        deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    listed = deck.slides._sldIdLst
    for one in list(listed):
        deck.part.drop_rel(one.rId)
        listed.remove(one)


def blank_slide(deck: Any) -> Any:
    """A slide with a title of its own and nothing else."""
    named = {layout.name: layout for layout in deck.slide_layouts}
    found = next((named[name] for name in _TITLE_ONLY if name in named), None)
    layouts = deck.slide_layouts
    return deck.slides.add_slide(found or layouts[min(_NO_TITLE_LAYOUT, len(layouts) - 1)])


def add_title(slide: Any, title_zh: str, canvas: Canvas) -> None:
    """The message, in the title's own place so that outlines and readers find it."""
    box = canvas.line(0.35, 0.75)
    title = slide.shapes.title or slide.shapes.add_textbox(*box.place)
    title.left, title.top, title.width, title.height = box.place
    room = (box.width - 0.25) * _POINTS_PER_INCH
    needed = text_width(title_zh, _LETTER) / _LETTER
    size = next((size for size in _TITLE_SIZES if needed * size <= room), _TITLE_SIZES[-1])
    _write(title.text_frame, [title_zh], size, PRIMARY_DARK, bold=True)
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    left, top, width, _ = canvas.line(1.12, 0).place
    rule = slide.shapes.add_connector(1, left, top, left + width, top)
    draw_line(rule, PRIMARY, 1.5)


def add_cover(slide: Any, story: Story, cover: Slide, canvas: Canvas) -> None:
    """Title, what and when, and the headline; deep blue on the left."""
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(0, 0, 0.45, canvas.height).place)
    _plain(band, PRIMARY)
    middle, width = canvas.height / 2, canvas.width - 2.3
    place = Box(1.2, middle - 1.75, width, 1.1).place
    title = slide.shapes.title or slide.shapes.add_textbox(*place)
    title.left, title.top, title.width, title.height = place
    _write(title.text_frame, [story.title_zh], 40, PRIMARY_DARK, bold=True)
    add_points(slide, cover.points_zh, Box(1.2, middle - 0.45, width, 1.8), 20)
    if story.notice_zh:
        add_points(slide, [story.notice_zh], Box(1.2, canvas.height - 1.1, width, 0.5), 14)


def add_cards(slide: Any, cards: Sequence[Card], box: Box) -> None:
    """A row of numbers, each with its change and coverage."""
    for card, place in zip(cards, box.columns(len(cards)), strict=True):
        frame = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place.place)
        _plain(frame, GROUND)
        frame.line.color.rgb, frame.line.width = rgb(GRID), Pt(1)
        text = frame.text_frame
        _write(text, [card.title_zh], 13, GREY_DARK)
        _add_line(text, card.value_zh, 24, INK, bold=True)
        needed = text_width(card.change_zh, _LETTER) / _LETTER
        room = (place.width - 0.25) * _POINTS_PER_INCH
        size = min(12.0, room // max(needed, 1))  # a second line would leave the card
        _add_line(text, card.change_zh or "　", size, _TONES[card.tone])
        _add_line(text, card.note_zh or "　", 10, GREY)
        text.vertical_anchor = MSO_ANCHOR.MIDDLE


def add_points(slide: Any, points_zh: Sequence[str], box: Box, size: float = 15) -> None:
    """Sentences, one paragraph each."""
    text = slide.shapes.add_textbox(*box.place).text_frame
    text.word_wrap = True
    _write(text, points_zh, size, INK, space_after=6)


def points_height(points_zh: Sequence[str], width: float, size: float = 15) -> float:
    """How high some sentences stand in a box of some width [in]."""
    room = (width - 0.3) * _POINTS_PER_INCH
    lines = sum(-(-text_width(one, _LETTER) / _LETTER * size // room) for one in points_zh)
    return float(0.15 + lines * (size * 1.25 + 6) / _POINTS_PER_INCH)


def add_foot(slide: Any, foot_zh: str, number: int, canvas: Canvas) -> None:
    """Moment, coverage and source on the left, the slide's number on the right."""
    left, right = canvas.line(canvas.height - 0.55, 0.35).split(0.93)
    foot = slide.shapes.add_textbox(*left.place).text_frame
    foot.word_wrap = True  # a mark beside a changed register needs a second line
    _write(foot, [foot_zh], 10, GREY_DARK)
    page = slide.shapes.add_textbox(*right.place).text_frame
    _write(page, [str(number)], 10, GREY_DARK)
    page.paragraphs[0].alignment = PP_ALIGN.RIGHT


def style_run(run: Any, size: float, colour: str, *, bold: bool = False) -> None:
    """Size, colour and typeface; PowerPoint keeps one for Latin letters and one for Chinese."""
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = rgb(colour)
    run.font.name = TYPEFACE_ZH
    set_east_asian(run.font._element)


def set_east_asian(properties: Any) -> None:
    """The typeface of Chinese characters in the properties of a run."""
    for old in properties.findall(qn("a:ea")):
        properties.remove(old)
    element = etree.SubElement(properties, qn("a:ea"))
    element.set("typeface", TYPEFACE_ZH)


def _write(
    text: Any,
    lines: Sequence[str],
    size: float,
    colour: str,
    *,
    bold: bool = False,
    space_after: float = 0,
) -> None:
    """Replace what a frame says."""
    text.clear()
    text.word_wrap = True
    for position, line in enumerate(lines):
        paragraph = text.paragraphs[0] if position == 0 else text.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(space_after)
        run = paragraph.add_run()
        run.text = line
        style_run(run, size, colour, bold=bold)


def _add_line(text: Any, line: str, size: float, colour: str, *, bold: bool = False) -> None:
    paragraph = text.add_paragraph()
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = line
    style_run(run, size, colour, bold=bold)


def draw_line(line: Any, colour: str, width: float) -> None:
    """One colour and width [pt], without the shadow of the theme."""
    line.line.color.rgb, line.line.width = rgb(colour), Pt(width)
    _without_style(line)


def _plain(shape: Any, colour: str) -> None:
    """One colour, no edge, no shadow: the theme's style goes."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    _without_style(shape)


def _without_style(shape: Any) -> None:
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)
