"""The head of a zone's page: who it is, how it reported, its four rates with their places."""

import html
from collections.abc import Hashable
from typing import Any, Final

import pandas as pd
import streamlit as st

from data_access.views.filters import NATION_ZH
from figures.cards import Card, tone_of
from figures.formats import change_zh, count_zh, is_missing, money_zh, percent, value_zh
from figures.risk_classes import GROUP_SHORT_ZH, LEVEL_CLASSES
from figures.sparklines import sparkline_points
from figures.theme import GREY_DARK
from geo.places.zone_register import zone
from indicators.cards import IndicatorCard
from indicators.periods import local_text, week_label_zh
from indicators.published import registered_enterprises
from indicators.risk_words import strategy_zh
from indicators.safe_text import escape_markdown
from indicators.vocabulary import ReportStatus
from pages.components import zone_parts as parts
from pages.components.caching import View
from pages.components.card_row import show_cards
from pages.components.cards import is_still

_WITHOUT_VALUES: Final = (ReportStatus.MISSING, ReportStatus.ZERO)
_STYLE: Final = """<style>
.zone-head { display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; align-items: center; }
.zone-head h2 { margin: 0; padding: 0; font-size: 1.45rem; color: #143761; }
.zone-head p { margin: 0; color: #55606C; }
.zone-head .level { border: 1px solid; border-left-width: 5px; border-radius: 4px;
  padding: .25rem .7rem; }
.zone-head .level b { margin-right: .5rem; }
</style>"""


def zone_head(view: View, zone_code: str) -> None:
    """Name, place, year, risk level with its reason."""
    one = zone(zone_code)
    level = parts.levels(view, zone_code).iloc[-1]
    group = LEVEL_CLASSES.get(level["group"])
    colour = group.colour if group else GREY_DARK
    where = dict.fromkeys((one.province_zh, one.city_zh, one.county_zh))
    facts = [" ".join(filter(None, where)), f"{one.year_approved}年批准为国家高新区", zone_code]
    reason = f"{level['reason_zh']}（{level['basis_zh']}）" if group else _cases_zh(level)
    if strategy := strategy_zh(level["level"], at_least=level["at_least"]):
        reason += f"。策略：{strategy}"
    if one.is_county_a_guess:
        facts.append("所在县区尚待核实")
    st.html(
        f'<div class="zone-head"><div><h2>{_text(one.name_zh)}</h2>'
        f"<p>{_text('　·　'.join(facts))}</p></div>"
        f'<div class="level" style="border-color:{colour}">'
        f'<b style="color:{colour}">{_text(GROUP_SHORT_ZH[level["group"]])}</b>'
        f"<span>{_text(reason)}</span></div></div>{_STYLE}"
    )


def status_note(view: View, zone_code: str) -> None:
    """How the zone reported this week; a missing report is said before any number."""
    statuses = parts.status(view, zone_code)
    now = statuses.iloc[-1]
    status = ReportStatus(now["status"])
    week_zh = week_label_zh(view.week_ending)
    if status is ReportStatus.MISSING:
        st.warning(
            f"**未报**：{week_zh}没有收到本区周报。{_last_zh(statuses)}", icon=":material/report:"
        )
    elif status is ReportStatus.ZERO:
        st.info(
            f"**零报告**：{week_zh}本区报告没有新情况，不参与比率计算。",
            icon=":material/exposure_zero:",
        )
    else:
        received = local_text(now["first_received_at"])
        st.caption(f"填报：{status.label_zh}（{received} 首次收到）{_registered_zh(zone_code)}")


def zone_cards(view: View, zone_code: str) -> None:
    """The four rates: value, change on last week, place in the nation and the province."""
    lines = parts.headline(view, zone_code).set_index("indicator").to_dict("index")
    status = ReportStatus(parts.status(view, zone_code)["status"].iloc[-1])
    codes = tuple(card.code for card in parts.HEADLINE_CARDS)
    weekly = parts.weekly(view, zone_code, codes)
    show_cards(
        [
            _card(
                card,
                lines[card.code],
                weekly[weekly["indicator"] == card.code],
                status,
                parts.nation(view).area.label_zh,
            )
            for card in parts.HEADLINE_CARDS
        ]
    )


def relief_cards(view: View, zone_code: str) -> None:
    """How many carriers reported, resumed and relieved rent, and whom it reached."""
    rows = parts.relief(view, zone_code)
    if rows.empty:
        st.info("到本周为止，本区的机构都还没有填报。", icon=":material/inbox:")
        return
    line = rows.iloc[0]
    cards = {
        "已报机构": f"{count_zh(line['reported'])}/{count_zh(line['expected'], '家')}",
        "机构复工率": percent(line["carrier_resumption_rate"]),
        "开展减免的机构": percent(line["rent_relief_uptake"]),
        "减免租金累计": money_zh(line["rent_reduced_cny"]),
        "惠及面": percent(line["tenants_benefited_share"]),
    }
    show_cards([Card(title, value) for title, value in cards.items()])


def report_texts(view: View, zone_code: str) -> None:
    """政策需求 and 备注 as the zone wrote them, shown literally."""
    for header, text in parts.told(view, zone_code):
        st.markdown(f"**{header}**　{escape_markdown(text)}")


def _card(
    card: IndicatorCard,
    line: dict[Hashable, Any],
    weekly: pd.DataFrame,
    status: ReportStatus,
    widest_zh: str,
) -> Card:
    value = line["value"]
    change = None if is_missing(line["change"]) else float(line["change"])
    still = is_still(change)
    # a report without this one field is neither 未报 nor 零报告
    silent = status.label_zh if status in _WITHOUT_VALUES else "缺项"
    return Card(
        card.title_zh,
        silent if is_missing(value) else value_zh(value, card.unit),
        "" if change is None else change_zh(change, card.unit),
        rises=None if change is None or still else change > 0,
        tone=tone_of(None if still else change, higher_is_better=card.higher_is_better),
        note_zh=_places_zh(line, widest_zh),
        help_zh=f"{card.formula_zh}。位次在本周填报的高新区中由高到低排列，相同者并列。",
        points=sparkline_points(weekly),
    )


def _places_zh(line: dict[Hashable, Any], widest_zh: str) -> str:
    if is_missing(line["rank"]):
        return "本周没有位次"
    compared = "" if is_missing(line["change"]) else "较上周　"
    nation = f"{compared}{widest_zh}第 {line['rank']}/{line['ranked']}"
    if line["province_ranked"] == 1 or widest_zh != NATION_ZH:
        return nation
    return f"{nation} · 省内第 {line['province_rank']}/{line['province_ranked']}"


def _cases_zh(level: "pd.Series[Any]") -> str:
    new = count_zh(level["new_confirmed_14d"], "例")
    return f"近14日新增 {new}（{level['basis_zh']}）"


def _last_zh(statuses: pd.DataFrame) -> str:
    reported = statuses[statuses["status"] != ReportStatus.MISSING]
    if reported.empty:
        return "此前也没有填报过。"
    last = week_label_zh(reported["week_ending"].iloc[-1])
    return f"最近一次填报：{last}。下面的走势和历史仍可查看。"


def _registered_zh(zone_code: str) -> str:
    one = zone(zone_code)
    names = {one.name_zh, one.short_name_zh, *one.aliases_zh}
    notes = [
        f"{row['on']}公布{count_zh(row['value'], '家')}{row['note_zh']}"
        for row in registered_enterprises(names).to_dict("records")
    ]
    return "".join(f"　·　另有公布数：{note}" for note in notes)


def _text(text: str) -> str:
    return html.escape(text)
