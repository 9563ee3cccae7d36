"""A hand-out as a folder of pages (讲义): the slides, and a page per zone; no script, no server."""

from collections.abc import Hashable, Iterator, Mapping
from html import escape
from typing import Any, Final

from figures.briefing.facts import BriefingFacts
from figures.briefing.html_file import STYLE, slides_markup
from figures.briefing.story import Story
from figures.briefing.zone_pages import ZonesOverWeeks, zone_page_name, zone_pages
from figures.formats import is_missing, percent
from figures.risk_classes import GROUP_SHORT_ZH, LEVEL_TINTS
from indicators.resumption import ENTERPRISE_RESUMPTION_RATE
from indicators.risk_groups import RiskGroup

INDEX: Final = "index.html"
FOLDER_STYLE: Final = "handout.css"
_RATE: Final = ENTERPRISE_RESUMPTION_RATE
_PAGE: Final = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{up}{style}">
<link rel="stylesheet" href="{up}{own_style}">
</head>
<body class="handout">
{body}
</body>
</html>
"""


def handout_pages(
    facts: BriefingFacts, story: Story, over_weeks: ZonesOverWeeks
) -> Iterator[tuple[str, str]]:
    """Every page by its place in the folder, the index first."""
    yield INDEX, _page(f"{story.title_zh}　{story.subtitle_zh}", _index(facts, story))
    for zone, body in zone_pages(facts, over_weeks):
        name = str(zone["name_zh"])
        yield (
            zone_page_name(zone["unit_code"]),
            _page(name, _zone(facts, story, zone, body), up="../"),
        )


def handout_style(style: str, own_style: str) -> dict[str, str]:
    """The style files; a level's tint is that of the screen."""
    tints = "\n".join(
        f".level.{group} {{ background: {LEVEL_TINTS[group]}; }}"
        for group in RiskGroup
        if group in LEVEL_TINTS
    )
    return {STYLE: style, FOLDER_STYLE: f"{own_style}{tints}\n"}


def _page(title_zh: str, body: str, up: str = "") -> str:
    return _PAGE.format(
        title=escape(title_zh), up=up, style=STYLE, own_style=FOLDER_STYLE, body=body
    )


def _index(facts: BriefingFacts, story: Story) -> str:
    links = "".join(
        f'<a href="#s{number}">{escape(slide.name_zh)}</a>'
        for number, slide in enumerate(story.slides, start=1)
    )
    return (
        f'<nav aria-label="目录">{links}<a href="#zones">各高新区</a></nav>'
        f"<main>{slides_markup(story)}{_zones(facts)}</main>"
    )


def _zones(facts: BriefingFacts) -> str:
    """Every zone with its page, in the order of the register."""
    rows = facts.zones.sort_values("unit_code").to_dict("records")
    return (
        f'<section class="zones" id="zones"><h1>各高新区（{len(rows)} 家）</h1>'
        f"<table><thead><tr><th>高新区</th><th>省份</th><th>{_RATE.title_zh}</th>"
        f"<th>风险等级</th></tr></thead><tbody>{''.join(map(_zone_row, rows))}</tbody></table>"
        f"<footer><span>{escape(_foot(facts))}</span></footer></section>"
    )


def _zone_row(zone: Mapping[Hashable, Any]) -> str:
    value = zone[_RATE.code]
    group = "" if is_missing(zone["group"]) else str(zone["group"])
    return (
        f'<tr><td><a href="{zone_page_name(zone["unit_code"])}">{escape(zone["name_zh"])}</a></td>'
        f"<td>{escape(zone['province_zh'])}</td>"
        f'<td class="number">{"—" if is_missing(value) else percent(value)}</td>'
        f'<td class="level {escape(group)}">{escape(GROUP_SHORT_ZH.get(group, "—"))}</td></tr>'
    )


def _zone(facts: BriefingFacts, story: Story, zone: Mapping[Hashable, Any], body: str) -> str:
    name, province = escape(zone["name_zh"]), escape(zone["province_zh"])
    return (
        f'<nav><a href="../{INDEX}#zones">← 各高新区</a><a href="../{INDEX}">讲义首页</a></nav>'
        f'<main class="zone"><h1>{name}</h1><p class="under">{province}　'
        f"{escape(story.subtitle_zh.partition('　')[2])}</p>{body}"
        f"<footer><span>{escape(_foot(facts))}</span></footer></main>"
    )


def _foot(facts: BriefingFacts) -> str:
    moment = [f"数据截至 {facts.known_zh}", facts.basis_zh]
    return "　·　".join(filter(None, [*moment, "来源：各单位填报", facts.notice_zh]))
