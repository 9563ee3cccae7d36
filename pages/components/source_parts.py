"""What 数据来源 shows: the reports behind a number, what changed since, and one report whole."""

from datetime import date
from typing import Final

import pandas as pd

from data_access.versions import AsOf
from data_access.views import revision_values, sources
from data_access.views.changes_since import changes_since
from figures.formats import count_zh, money_zh, value_zh
from figures.tables import TableKind
from indicators.cards import IndicatorCard
from indicators.catalogue import CARDS
from indicators.measures import rates_of
from indicators.periods import local_text
from indicators.vocabulary import Dataset
from pages.components.caching import View, cached
from pages.components.loaders import load
from pages.components.source_columns import amount_kind

SHOWN: Final = 500
_SEARCHED: Final = ("name_zh", "unit_code", "province_zh", "actor_name", "file_name",
                    "receipt_number")  # fmt: skip


@cached
def reports(view: View, code: str) -> pd.DataFrame:
    """The reports behind an indicator, with what was explained and when they came in words."""
    found = load(sources.reports_behind, view, CARDS[code], view.week_ending)
    return found.assign(
        value=rates_of(found["numerator"], found["denominator"]),
        received_zh=[local_text(at) for at in found["received_at"]],
        said_zh=["；".join(said.values()) for said in found["explanations"]],
        reviewer=found["reviewer"].fillna(""),
    )


@cached
def matching(view: View, code: str, words: str) -> pd.DataFrame:
    """The reports whose unit, reporter, file or receipt holds the words."""
    found = reports(view, code)
    sought = words.strip().casefold()
    if not sought:
        return found
    texts = found[list(_SEARCHED)].astype(str).agg("\n".join, axis=1).str.casefold()
    return found[texts.str.contains(sought, regex=False)].reset_index(drop=True)


@cached
def changes(view: View, code: str, earlier: AsOf) -> pd.DataFrame:
    """What became of the reports between an earlier moment and the view's."""
    found = load(changes_since, view, CARDS[code], view.week_ending, earlier)
    return found.assign(received_zh=[local_text(at) for at in found["received_at"]])


@cached
def whole_report(
    view: View, dataset: Dataset, unit: str, week: date, revision: int
) -> pd.DataFrame:
    """Every field of a report that gives a value."""
    said = load(revision_values.report_as_said, view, dataset, (unit, week), revision)
    return said[said["said_zh"] != ""].reset_index(drop=True)


@cached
def acts(view: View, dataset: Dataset, unit: str, week: date) -> pd.DataFrame:
    """Every act of review on a unit and week."""
    found = load(sources.acts_of_review, view, dataset, (unit, week))
    return found.assign(at_zh=[local_text(at) for at in found["at"]])


def sum_zh(card: IndicatorCard, behind: pd.DataFrame, week: date) -> str:
    """How the reports add up to the number, as a sentence."""
    given = behind[behind["numerator"].notna()]
    if given.empty:
        return f"{card.title_zh}：没有一家填报。"
    write = money_zh if amount_kind(card) is TableKind.MONEY else count_zh
    part, total = given["numerator"].sum(), given["denominator"].sum(min_count=1)
    value = rates_of(pd.Series([part]), pd.Series([total], dtype="Float64"))[0]
    told = f"**{card.title_zh} {value_zh(value, card.unit)}**"
    if card.denominator_zh:
        told += f" ＝ {card.numerator_zh} {write(part)} ÷ {card.denominator_zh} {count_zh(total)}"
    carried = int((given["week_ending"] < week).sum())
    told += f"　·　由 {len(given):,} 家填报相加"
    if carried:
        told += f"，其中 {carried:,} 家沿用此前填报"
    return told
