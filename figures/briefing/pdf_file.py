"""The briefing as PDF: cover, header and footer, charts that stay whole; set by typst."""

from collections.abc import Iterator
from typing import Final

from figures.briefing.report import NUMERALS_ZH, Report, Section
from figures.briefing.story import Slide, Story
from figures.briefing.table_texts import fitting_rows, table_texts
from figures.drawing.chart_drawing import draw_chart
from figures.drawing.chinese_fonts import sans_family, serif_family
from figures.drawing.shapes import Drawing
from figures.drawing.svg import svg_text
from figures.drawing.typesetting import MAIN, typeset
from figures.theme import PRIMARY, PRIMARY_DARK

_ROWS: Final = 24
_HEAD: Final = """
#set document(title: {title})
#set page(paper: "a4", margin: (top: 28mm, bottom: 24mm, x: 24mm),
  header: context if counter(page).get().first() > 1 [#set text(8pt, fill: rgb("#55606C"));
    #{title} #h(1fr) #{notice} #h(1fr) #{subtitle}],
  footer: context if counter(page).get().first() > 1 [#set text(8pt, fill: rgb("#55606C"));
    #{closing} #h(1fr) #counter(page).display()])
#set text(font: {serif}, size: 11pt, lang: "zh", region: "cn")
#set par(leading: 0.9em, first-line-indent: (amount: 2em, all: true), justify: true)
#show heading: it => block(above: 1.4em, below: 0.8em)[
  #set text(font: {sans}, size: 14pt, fill: rgb("{dark}"), weight: "bold"); #it.body]
#set table(stroke: 0.5pt + rgb("#C9CFD6"), inset: 5pt)
#align(center + horizon)[
  #text(font: {sans}, size: 28pt, fill: rgb("{dark}"), weight: "bold")[#{title}]
  #v(8pt) #line(length: 60%, stroke: 1.5pt + rgb("{primary}")) #v(8pt)
  #text(font: {sans}, size: 13pt)[#{subtitle}]
  #v(6pt) #text(size: 11pt)[#{closing}]
  #v(20pt) #text(size: 11pt, fill: rgb("#A11D21"))[#{notice}]
]
#pagebreak()
"""


def pdf_bytes(report: Report, story: Story) -> bytes:
    """The report with the map and every chart of the slides.

    Raises:
        ChineseFontMissingError: its words would be blank.
    """
    files: dict[str, bytes] = {}
    slides = {slide.key: slide for slide in story.slides}
    body = [
        _head(report),
        *(
            line
            for number, part in zip(NUMERALS_ZH, report.sections, strict=False)
            for line in _section(number, part, files)
        ),
        *_picture(slides.get("map"), files),
        *_picture(slides.get("provinces"), files),
        *_picture(slides.get("relief"), files),
    ]
    files[MAIN] = "\n".join(body).encode()
    return typeset(files, "pdf")


def _head(report: Report) -> str:
    return _HEAD.format(
        title=_quoted(report.title_zh),
        subtitle=_quoted(report.subtitle_zh),
        closing=_quoted(report.closing_zh.partition("；")[0]),
        notice=_quoted(report.notice_zh),
        serif=_quoted(serif_family()),
        sans=_quoted(sans_family()),
        primary=PRIMARY,
        dark=PRIMARY_DARK,
    )


def _section(number: str, part: Section, files: dict[str, bytes]) -> Iterator[str]:
    yield f"#heading[#{_quoted(f'{number}、{part.heading_zh}')}]"
    yield f"#{_quoted(''.join(part.sentences_zh))}\n"
    yield from _picture(part.shown, files)


def _picture(slide: Slide | None, files: dict[str, bytes]) -> Iterator[str]:
    """A chart, a map or a table in a block that no page cuts."""
    if slide is None:
        return
    if slide.table is not None:
        yield _table(slide)
        return
    drawing = slide.drawing or (draw_chart(slide.chart, slide.title_zh) if slide.chart else None)
    if drawing is not None:
        yield _figure(drawing, slide, files)


def _figure(drawing: Drawing, slide: Slide, files: dict[str, bytes]) -> str:
    name = f"{slide.key}.svg"
    files[name] = svg_text(drawing, font=sans_family()).encode()
    caption = _quoted(slide.title_zh)
    return (
        f'#block(breakable: false, above: 1em, below: 1em)[#align(center)[#image("{name}", '
        f"width: 100%, alt: {caption}) #text(9pt)[#{caption}]]]"
    )


def _table(slide: Slide) -> str:
    header, lines = table_texts(slide.table, slide.columns)  # type: ignore[arg-type]
    lines = fitting_rows(lines, _ROWS)
    aligned = ", ".join("right" if one.is_number else "left" for one in slide.columns.values())
    cells = ", ".join(f"[#{_quoted(text)}]" for line in lines for text in line)
    heads = ", ".join(f"[*#{_quoted(text)}*]" for text in header)
    return (
        f"#block(above: 1em, below: 1em)[#set text(8.5pt); #set par(first-line-indent: 0pt); "
        f"#table(columns: {len(header)}, align: ({aligned}), "
        f'fill: (_, y) => if y == 0 {{ rgb("#E8F0F8") }}, table.header({heads}), {cells})]'
    )


def _quoted(text: str) -> str:
    """Text as a string of typst: nothing in it is markup."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
