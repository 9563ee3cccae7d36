"""The slides of the policies and of the data: 百城百园, rent relief, reporting, sources."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from figures.briefing import sentences as say
from figures.briefing.facts import BriefingFacts
from figures.briefing.parts import cards_of, foot_zh
from figures.briefing.story import Slide
from figures.cards import Card
from figures.drawing.charts import Chart, ChartKind, Series
from figures.formats import count_zh, percent, plain
from figures.tables import ColumnFormat, Columns, TableKind
from indicators.catalogue import CARDS
from indicators.rent_relief import (
    CARRIER_RESUMPTION_RATE,
    RENT_REDUCED,
    RENT_RELIEF_UPTAKE,
    TENANTS_BENEFITED_SHARE,
)
from indicators.rollout import (
    CENTRAL_FUNDS,
    ENTERPRISES_BENEFITED,
    LEVERAGE,
    SITES_LAUNCHED,
    TECHNOLOGIES,
)
from indicators.rollout_progress import NO_STAGE_ZH
from indicators.vocabulary import RolloutStage

ROLLOUT_CARDS: Final = (
    SITES_LAUNCHED, CENTRAL_FUNDS, LEVERAGE, TECHNOLOGIES, ENTERPRISES_BENEFITED,
)  # fmt: skip
RELIEF_CARDS: Final = (
    RENT_REDUCED, RENT_RELIEF_UPTAKE, TENANTS_BENEFITED_SHARE, CARRIER_RESUMPTION_RATE,
)  # fmt: skip
NOUNS_ZH: Final = {TECHNOLOGIES.code: "项"}
_YI: Final = 100_000_000
_WAN: Final = 10_000
_STAGES_ZH: Final = (*(stage.label_zh for stage in RolloutStage), NO_STAGE_ZH)
_STAGE_COLUMNS: Final[Columns] = {"kind_zh": ColumnFormat("单位类型")}
_MISSING_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("未报高新区"),
    "province_zh": ColumnFormat("省份"),
}
_SOURCE_COLUMNS: Final[Columns] = {
    "title_zh": ColumnFormat("指标"),
    "formula_zh": ColumnFormat("怎么算"),
    "source_zh": ColumnFormat("口径来源"),
}
_DEFINED: Final = (
    "enterprise_resumption_rate", "above_scale_resumption_rate", "employee_return_rate",
    "difficulty_staff_return_share", "rent_reduced_cny", "rent_relief_uptake",
)  # fmt: skip
_MISSING_LISTED: Final = 8


def policy_slides(facts: BriefingFacts) -> Iterator[Slide]:
    """Every slide for which there are numbers; reporting always."""
    if len(facts.rollout):
        yield _rollout(facts)
    if len(facts.relief):
        yield _relief(facts)
    yield _reporting(facts)


def closing_slide(facts: BriefingFacts) -> Slide:
    """Where the numbers are from and how they are counted."""
    rows = [CARDS[code] for code in _DEFINED]
    table = pd.DataFrame(
        [(card.title_zh, card.formula_zh, card.source_zh) for card in rows],
        columns=list(_SOURCE_COLUMNS),
    )
    return Slide(
        "sources",
        "来源与口径",
        "来源与口径",
        table=table,
        columns=_SOURCE_COLUMNS,
        foot_zh=foot_zh(facts, {}, ""),
    )


def _rollout(facts: BriefingFacts) -> Slide:
    line = facts.line(SITES_LAUNCHED.code)
    kinds = facts.stages["kind_zh"].drop_duplicates().tolist()
    told = set(facts.stages["part_zh"])
    parts = [stage for stage in _STAGES_ZH if stage in told]
    counts = facts.stages.set_index(["kind_zh", "part_zh"])["count"]
    table = pd.DataFrame(
        [[kind, *(counts.get((kind, part), 0) for part in parts)] for kind in kinds],
        columns=["kind_zh", *parts],
    )
    notes = [say.standing_zh(CARDS.get(card.code, card), facts.line(card.code), "较上期",
                            NOUNS_ZH.get(card.code, "")) for card in ROLLOUT_CARDS]  # fmt: skip
    period = period_zh(facts)
    return Slide(
        "rollout",
        "百城百园",
        f"“百城百园”：{say.standing_zh(SITES_LAUNCHED, line, '较上期')}",
        cards=cards_of(facts, ROLLOUT_CARDS, "家单位", "较上期", NOUNS_ZH),
        table=table,
        columns={**_STAGE_COLUMNS, **{part: ColumnFormat(part, TableKind.COUNT) for part in parts}},
        notes_zh=[*notes, *filter(None, [period])],
        foot_zh="　·　".join(filter(None, [period, foot_zh(facts, line, "家单位")])),
    )


def period_zh(facts: BriefingFacts) -> str:
    """Which month the sites told of: it may end weeks before the briefing's."""
    ending = facts.rollout_ending
    return f"按月填报，本期截至 {ending.month}月{ending.day}日" if ending else ""


def _relief(facts: BriefingFacts) -> Slide:
    line = facts.line(RENT_REDUCED.code)
    weekly = facts.relief_weekly.sort_values("week_ending")
    return Slide(
        "relief",
        "租金减免",
        f"孵化机构{say.relief_zh(line)}",
        cards=cards_of(facts, RELIEF_CARDS, "家机构"),
        chart=_money_over_weeks(weekly) if weekly["value"].notna().any() else None,
        notes_zh=[say.standing_zh(card, facts.line(card.code)) for card in RELIEF_CARDS],
        foot_zh=foot_zh(facts, line, "家机构"),
    )


def _money_over_weeks(weekly: pd.DataFrame) -> Chart:
    """What was waived so far, in the unit in which the last number reads best."""
    unit_zh, size = ("亿元", _YI) if float(weekly["value"].max()) >= _YI else ("万元", _WAN)
    return Chart(
        ChartKind.LINES,
        tuple(f"{week.month}/{week.day}" for week in weekly["week_ending"]),
        (Series(f"累计减免租金（{unit_zh}）", tuple(_in(size, one) for one in weekly["value"])),),
        number_format="0.0",
    )


def _how_reported(told: Mapping[str, Any]) -> Chart | None:
    """On time, late, zero: where nobody is missing."""
    if not told:
        return None
    counts = (told["reports_on_time"] - told["zero_reports"], told["reports_late"],
              told["zero_reports"])  # fmt: skip
    return Chart(
        ChartKind.BARS,
        ("准时报表", "迟报", "零报告"),
        (Series("高新区数", tuple(float(count) for count in counts)),),
        number_format="0",
    )


def _in(size: int, value: object) -> float | None:
    amount = plain(value)  # type: ignore[arg-type]
    return None if amount is None else amount / size


def _reporting(facts: BriefingFacts) -> Slide:
    told = facts.reporting
    cards = [
        Card("应报", count_zh(told.get("expected_reports"), "家")),
        Card("实报", count_zh(told.get("actual_reports"), "家"),
             note_zh=f"填报率 {percent(told.get('reporting_rate'))}"),
        Card("准时", count_zh(told.get("reports_on_time"), "家"),
             note_zh=f"准时率 {percent(told.get('on_time_rate'))}"),
        Card("零报告", count_zh(told.get("zero_reports"), "家")),
    ]  # fmt: skip
    missing = facts.missing
    listed = missing.head(_MISSING_LISTED)
    rest = len(missing) - len(listed)
    return Slide(
        "reporting",
        "填报质量",
        say.reporting_zh(told),
        cards=cards,
        chart=None if len(listed) else _how_reported(told),
        table=listed if len(listed) else None,
        columns=_MISSING_COLUMNS,
        points_zh=[f"另有 {rest} 家未报"] if rest > 0 else [],
        notes_zh=["未报不等于零，不参与计算"],
        foot_zh=foot_zh(facts, {}, ""),
    )
