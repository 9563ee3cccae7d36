"""The briefing as PDF: cover, header and footer, charts that stay whole; set by typst."""

from collections.abc import Iterator, Mapping
from typing import Final

from figures.briefing.report import NUMERALS_ZH, Report, Section
from figures.briefing.story import Slide, Story
from figures.briefing.table_texts import column_shares, fitting_rows, is_rest, table_texts
from figures.drawing.chart_drawing import draw_chart
from figures.drawing.charts import Chart
from figures.drawing.chinese_fonts import sans_family, serif_family
from figures.drawing.shapes import Drawing
from figures.drawing.svg import svg_text
from figures.drawing.typesetting import MAIN, typeset
from figures.theme import PRIMARY, PRIMARY_DARK

_ROWS: Final = 24
_DRAWN: Final = (680.0, 320.0)  # so that its letters are nearly those of the text
_WIDTH: Final = "94%"
_MAP_WIDTH: Final = "76%"  # stands below the text that it belongs to, on the same page
# What a page has room for besides what stands in the Word file.
_SHOWN_TOO: Final = {"疫情风险": "map", "地区和园区": "provinces", "租金减免": "relief"}
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
            for line in _section(number, part, slides, files)
        ),
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


def _section(
    number: str, part: Section, slides: Mapping[str, Slide], files: dict[str, bytes]
) -> Iterator[str]:
    yield f"#heading[#{_quoted(f'{number}、{part.heading_zh}')}]"
    yield f"#{_quoted(''.join(part.sentences_zh))}\n"
    yield from _picture(slides.get(_SHOWN_TOO.get(part.heading_zh, "")), files)
    yield from _picture(part.shown, files)


def _picture(slide: Slide | None, files: dict[str, bytes]) -> Iterator[str]:
    """A chart, a map or a table in a block that no page cuts."""
    if slide is None:
        return
    if slide.table is not None:
        yield _table(slide)
        return
    drawing = slide.drawing or (_drawn(slide.chart, slide.title_zh) if slide.chart else None)
    if drawing is not None:
        yield _figure(drawing, slide, files)


def _figure(drawing: Drawing, slide: Slide, files: dict[str, bytes]) -> str:
    name = f"{slide.key}.svg"
    files[name] = svg_text(drawing, font=sans_family()).encode()
    caption = _quoted(slide.title_zh)
    width = _MAP_WIDTH if slide.drawing else _WIDTH
    signs = slide.points_zh if slide.chart and slide.chart.events else ()
    told = f" #linebreak() #text(8pt)[#{_quoted('　'.join(signs))}]" if signs else ""
    return (
        f"#block(breakable: false, above: 1em, below: 1em)[#set par(first-line-indent: 0pt); "
        f'#align(center)[#image("{name}", width: {width}, alt: {caption}) '
        f"#text(9pt)[#{caption}]{told}]]"
    )


def _drawn(chart: Chart, title_zh: str) -> Drawing:
    width, height = _DRAWN
    return draw_chart(chart, title_zh, width=width, height=height)


def _table(slide: Slide) -> str:
    header, lines = table_texts(slide.table, slide.columns)  # type: ignore[arg-type]
    lines = fitting_rows(lines, _ROWS)
    aligned = ", ".join("right" if one.is_number else "left" for one in slide.columns.values())
    shares = ", ".join(f"{share:.4f}fr" for share in column_shares(header, lines))
    cells = ", ".join(_cells(line) for line in lines)
    heads = ", ".join(f"[*#{_quoted(text)}*]" for text in header)
    return (
        f"#block(above: 1em, below: 1em)[#set text(8.5pt); #set par(first-line-indent: 0pt); "
        f"#table(columns: ({shares}), align: ({aligned}), "
        f'fill: (_, y) => if y == 0 {{ rgb("#E8F0F8") }}, table.header({heads}), {cells})]'
    )


def _cells(line: list[str]) -> str:
    if is_rest(line):
        return f"table.cell(colspan: {len(line)})[#{_quoted(line[0])}]"
    return ", ".join(f"[#{_quoted(text)}]" for text in line)


def _quoted(text: str) -> str:
    """Text as a string of typst: nothing in it is markup."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
