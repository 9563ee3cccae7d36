"""The parts of a slide: title, cards, sentences, foot; Chinese typefaces on every run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Length, Pt

from figures.briefing.pptx_colours import rgb
from figures.briefing.story import Slide, Story
from figures.cards import Card, Tone
from figures.theme import GREY, GREY_DARK, GRID, GROUND, INK, PRIMARY, PRIMARY_DARK

TYPEFACE_ZH: Final = "微软雅黑"
WIDTH: Final = 13.333  # [in]
HEIGHT: Final = 7.5
_TONES: Final = {Tone.GOOD: "#1D7A5F", Tone.BAD: "#A11D21", Tone.PLAIN: GREY_DARK}
_NO_TITLE_LAYOUT: Final = 6
_TITLE_ONLY: Final = ("仅标题", "Title Only")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a slide [in]."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def split(self, share: float, gap: float = 0.25) -> "tuple[Box, Box]":
        """Its left part and the rest."""
        left = self.width * share
        return (
            Box(self.left, self.top, left, self.height),
            Box(self.left + left + gap, self.top, self.width - left - gap, self.height),
        )

    def columns(self, count: int, gap: float = 0.15) -> "list[Box]":
        """Equal parts side by side."""
        width = (self.width - gap * (count - 1)) / count
        return [
            Box(self.left + (width + gap) * n, self.top, width, self.height) for n in range(count)
        ]

    @property
    def place(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height as the file keeps them."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


BODY: Final = Box(0.55, 1.25, WIDTH - 1.1, 5.55)


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


def add_title(slide: Any, title_zh: str) -> None:
    """The message, in the title's own place so that outlines and readers find it."""
    box = Box(0.55, 0.35, WIDTH - 1.1, 0.75)
    title = slide.shapes.title or slide.shapes.add_textbox(*box.place)
    title.left, title.top, title.width, title.height = box.place
    size = 26 if len(title_zh) <= 38 else 21  # noqa: PLR2004 - one line holds as many
    _write(title.text_frame, [title_zh], size, PRIMARY_DARK, bold=True)
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    rule = slide.shapes.add_connector(1, *Box(0.55, 1.12, 0, 0).place[:2], Inches(WIDTH - 0.55),
                                      Inches(1.12))  # fmt: skip
    rule.line.color.rgb, rule.line.width = rgb(PRIMARY), Pt(1.5)


def add_cover(slide: Any, story: Story, cover: Slide) -> None:
    """Title, what and when, and the headline; deep blue on the left."""
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(0, 0, 0.45, HEIGHT).place)
    _plain(band, PRIMARY)
    title = slide.shapes.title or slide.shapes.add_textbox(*BODY.place)
    title.left, title.top, title.width, title.height = Box(1.2, 2.0, 11, 1.1).place
    _write(title.text_frame, [story.title_zh], 40, PRIMARY_DARK, bold=True)
    add_points(slide, cover.points_zh, Box(1.2, 3.3, 11, 1.6), 20)
    if story.notice_zh:
        add_points(slide, [story.notice_zh], Box(1.2, 6.4, 11, 0.5), 14)


def add_cards(slide: Any, cards: Sequence[Card], box: Box) -> None:
    """A row of numbers, each with its change and coverage."""
    for card, place in zip(cards, box.columns(len(cards)), strict=True):
        frame = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place.place)
        _plain(frame, GROUND)
        frame.line.color.rgb, frame.line.width = rgb(GRID), Pt(1)
        text = frame.text_frame
        _write(text, [card.title_zh], 13, GREY_DARK)
        _add_line(text, card.value_zh, 24, INK, bold=True)
        _add_line(text, card.change_zh or "　", 12, _TONES[card.tone])
        _add_line(text, card.note_zh or "　", 10, GREY)
        text.vertical_anchor = MSO_ANCHOR.MIDDLE


def add_points(slide: Any, points_zh: Sequence[str], box: Box, size: float = 15) -> None:
    """Sentences, one paragraph each."""
    text = slide.shapes.add_textbox(*box.place).text_frame
    text.word_wrap = True
    _write(text, points_zh, size, INK, space_after=6)


def add_foot(slide: Any, foot_zh: str, number: int) -> None:
    """Moment, coverage and source on the left, the slide's number on the right."""
    left, right = Box(0.55, 6.95, WIDTH - 1.1, 0.35).split(0.93)
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


def _plain(shape: Any, colour: str) -> None:
    """One colour, no edge, no shadow: the theme's style goes."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)
