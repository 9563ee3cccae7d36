"""A briefing as one HTML page: shown full screen, handed out on a stick, asking for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from figures.axes import text_width
from figures.briefing.html_charts import slide_chart
from figures.briefing.html_tables import table_markup
from figures.briefing.story import Slide, Story
from figures.cards import Card
from figures.drawing.svg import svg_text

STYLE: Final = "present.css"
SCRIPT: Final = "present.js"
DESK_STYLE: Final = "presenter.css"
DESK_SCRIPT: Final = "presenter.js"
_LETTER: Final = 10
_LONG: Final = ((39, "longest"), (31, "long"))  # letters that no longer stand on one line
_KEYS_ZH: Final = "← → 翻页　空格 下一页　Home End 首末页　F 全屏　P 自动播放　N 讲稿"
_OPENER: Final = '<button type="button" class="opens-desk" hidden>讲者视图 S</button>'
_DESK: Final = """<div class="desk" aria-label="讲者视图">
<p class="now-title"></p>
<p class="coming"><span>下一页</span><strong class="next-title"></strong></p>
<section class="words" aria-label="讲稿"><h2>讲稿</h2><ul class="said"></ul>
<p class="silent" hidden>这一页没有讲稿</p></section>
<div class="times"><time class="elapsed" title="已讲">00:00</time>
<time class="clock" title="现在"></time><span class="place"></span>
<span class="turns"><button type="button" class="back">← 上一页</button>
<button type="button" class="forth">下一页 →</button>
<button type="button" class="pauses">暂停计时</button>
<button type="button" class="anew">重新计时</button></span>
<span class="hint">两个窗口一起翻页；← → 空格 Home End 在哪个窗口按都一样</span></div>
</div>"""
_PAGE: Final = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}　{subtitle}</title>
<link rel="icon" href="data:,">
{style}
</head>
<body{named} data-known="{known}">
<main>
{slides}
</main>
{beside}
<p class="stale" role="status" hidden></p>
{script}
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class DrawnStory:
    """A briefing of which every slide is drawn: what takes the time of its page."""

    title_zh: str
    subtitle_zh: str
    slides: str


def draw_story(story: Story) -> DrawnStory:
    """Draw every slide once, for however many pages show them."""
    return DrawnStory(story.title_zh, story.subtitle_zh, slides_markup(story))


def linked_page(story: DrawnStory, known: str, address: str, seconds: int = 0) -> str:
    """The page as it is served: style and script from addresses of ours, as the policy demands.

    Args:
        story: what it shows.
        known: names the data it was made from; the script asks whether there are newer ones.
        address: under which style and script are served, with a slash at the end.
        seconds: how long the talk's limit still is, told when it ends; 0 for none.
    """
    named = f' data-seconds="{seconds}"' if seconds else ""
    beside = f'<p class="keys">{_KEYS_ZH}{_OPENER}</p>'
    return _page(story, known, _linked(address, STYLE), _scripts(address), beside, named)


def presenter_page(story: DrawnStory, known: str, address: str, seconds: int = 0) -> str:
    """What the presenter sees: this slide and the next, small; notes, clock, time spoken."""
    named = ' class="presenter"' + (f' data-seconds="{seconds}"' if seconds else "")
    style = _linked(address, STYLE, DESK_STYLE)
    return _page(story, known, style, _scripts(address), _DESK, named)


def whole_page(story: Story, known: str, style: str, script: str) -> str:
    """The page as a file: everything in it, so that it opens from a stick."""
    keys = f'<p class="keys" aria-hidden="true">{_KEYS_ZH}</p>'
    drawn = draw_story(story)
    return _page(drawn, known, f"<style>{style}</style>", f"<script>{script}</script>", keys)


def _linked(address: str, *names: str) -> str:
    return "\n".join(f'<link rel="stylesheet" href="{address}{name}">' for name in names)


def _scripts(address: str) -> str:
    names = (SCRIPT, DESK_SCRIPT)
    return "\n".join(f'<script src="{address}{name}" defer></script>' for name in names)


def _page(
    story: DrawnStory, known: str, style: str, script: str, beside: str, named: str = ""
) -> str:
    return _PAGE.format(
        title=escape(story.title_zh),
        subtitle=escape(story.subtitle_zh),
        known=escape(known),
        named=named,
        style=style,
        script=script,
        slides=story.slides,
        beside=beside,
    )


def slides_markup(story: Story) -> str:
    """Every slide, one below the other."""
    return "\n".join(
        _slide(story, slide, number) for number, slide in enumerate(story.slides, start=1)
    )


def _slide(story: Story, slide: Slide, number: int) -> str:
    if slide.key == "cover":
        body = _points(slide.points_zh)
        foot = story.notice_zh
    else:
        body = _cards(slide.cards) + _columns(slide)
        foot = slide.foot_zh
    notes = "".join(f"<li>{escape(note)}</li>" for note in slide.notes_zh)
    return (
        f'<section class="slide {slide.key}" id="s{number}" '
        f'aria-label="{escape(slide.name_zh)}"><h1{_size(slide)}>{escape(slide.title_zh)}</h1>'
        f'<div class="body">{body}</div>'
        f"<footer><span>{escape(foot)}</span><span>{number}</span></footer>"
        f'<aside class="notes"><h2>讲稿</h2><ul>{notes}</ul></aside></section>'
    )


def _columns(slide: Slide) -> str:
    """What shows the message, and the sentences beside it."""
    shown = _shown(slide)
    if not shown:
        return _points(slide.points_zh)
    beside = f'<div class="beside">{_points(slide.points_zh)}</div>' if slide.points_zh else ""
    return f'<div class="columns"><div class="shown">{shown}</div>{beside}</div>'


def _shown(slide: Slide) -> str:
    if slide.drawing is not None:
        return svg_text(slide.drawing)
    if slide.chart is not None:
        return slide_chart(slide, slide.chart)
    return table_markup(slide) if slide.table is not None else ""


def _size(slide: Slide) -> str:
    """Smaller letters for a message that would not stand on one line."""
    letters = text_width(slide.title_zh, _LETTER) / _LETTER
    return next((f' class="{name}"' for most, name in _LONG if letters > most), "")


def _cards(cards: Sequence[Card]) -> str:
    if not cards:
        return ""
    told = "".join(
        f"<li><span>{escape(card.title_zh)}</span><strong>{escape(card.value_zh)}</strong>"
        f'<em class="{card.tone}">{escape(card.change_zh)}</em>'
        f"<small>{escape(card.note_zh)}</small></li>"
        for card in cards
    )
    return f'<ul class="cards">{told}</ul>'


def _points(points_zh: Sequence[str]) -> str:
    return "".join(f"<p>{escape(point)}</p>" for point in points_zh)
