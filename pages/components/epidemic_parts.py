"""What 疫情数据 shows, each made once per view."""

from dataclasses import asdict
from datetime import date
from typing import Final

import pandas as pd

from data_access.epidemic.keeping import plan_series
from data_access.epidemic.kinds import EpidemicKind, template_lines
from data_access.epidemic.places import Place, every_place
from data_access.epidemic.plan import SeriesPlan
from data_access.exports import csv_bytes, xlsx_bytes
from data_access.views import epidemic
from figures.formats import count_zh
from geo.places.divisions_of_2020 import urban_districts
from indicators.periods import local_text
from indicators.risk_notices import UNIT_TYPES_ZH
from indicators.risk_variants import risk_variants
from indicators.vocabulary import RiskLevel
from pages.components.caching import View, cached, cached_briefly
from pages.components.loaders import ask_store, load
from pages.components.unit_choice import today

FRESH_SHOWN: Final = 500  # rows of a preview; the file itself holds them all
_PROVINCE_DIGITS: Final = "0000"
_WITH_SAMPLE_ZH: Final = "随演示数据装入"
_SAID_ZH: Final = {"yes": "有", "no": "无", "withdrawn": "撤销登记"}
_LEVELS_ZH: Final = {level.value: level.label_zh for level in RiskLevel}
_WHOLE_FILE_ZH: Final = "整份文件"
_SEARCHED: Final = ("place_zh", "issuer_zh", "document_zh", "source", "province_zh", "adcode")
_HINTS_ZH: Final = (
    "列名一行（深色）不要改动；示例行请改成实际的数或删去",
    "地名和行政区划代码至少写一个，同名的县区须写代码",
    "境外输入、外地来京等不是地方的单位可以留在表里，导入时单列，不入库",
    "本省审核员只能导入本省的地方",
)


def state(view: View) -> pd.DataFrame:
    """How far each series goes, as the table shows it."""
    return _state(view, today())


def state_zh(rows: pd.DataFrame) -> str:
    """The state in a sentence: how many series lag."""
    stale = int(rows["is_stale"].sum())
    told = count_zh(len(rows), "项")
    if not stale:
        return f"共 {told}（按数据和省份），都在 {epidemic.STALE_DAYS} 天内更新过或按需登记。"
    return f"共 {told}（按数据和省份），其中 **{count_zh(stale, '项')}** 超过 " \
           f"{epidemic.STALE_DAYS} 天未更新。"  # fmt: skip


@cached
def imports(view: View) -> pd.DataFrame:
    """Every import, newest first."""
    made = load(epidemic.imports_made, view)
    return made.assign(
        at_zh=[local_text(at) for at in made["at"]],
        stands_zh=["已撤回" if gone else "有效" for gone in made["is_taken_back"]],
    )


@cached
def notices(view: View) -> pd.DataFrame:
    """The official levels, newest first."""
    return _notice_words(load(epidemic.notices_known, view))


@cached
def matching_notices(view: View, words: str) -> pd.DataFrame:
    """The notices whose place, issuer, document or source holds the words."""
    found: pd.DataFrame = notices(view)
    sought = words.strip().casefold()
    if not sought or found.empty:
        return found
    texts = found[list(_SEARCHED)].agg("\n".join, axis=1).str.casefold()
    return found[texts.str.contains(sought, regex=False)].reset_index(drop=True)


@cached
def clusters(view: View) -> pd.DataFrame:
    """What was recorded of clusters, newest first."""
    found = load(epidemic.clusters_known, view)
    return found.assign(said_zh=found["said"].map(_SAID_ZH))


@cached
def variants(_view: View) -> pd.DataFrame:
    """The provinces' own schemes."""
    return risk_variants()


@cached
def urban_areas(_view: View) -> pd.DataFrame:
    """The districts of each 「XX市城区」, a row per area."""
    rows = pd.DataFrame([asdict(one) for one in urban_districts()])
    keys = ["city_adcode", "urban_area_zh", "source_zh"]
    return rows.groupby(keys)["district_zh"].agg("、".join).reset_index()


@cached_briefly
def plan(view: View, kind: EpidemicKind, content: bytes, file_name: str, day: date) -> SeriesPlan:
    """What a file would do; asked anew on another day, for the future is judged by it."""
    return ask_store(plan_series, view.actor, kind, content, file_name, day)


def issue_lines(found: SeriesPlan) -> pd.DataFrame:
    """Everything found, what blocks first, then by row."""
    lines = [
        (issue.row, issue.severity.label_zh, issue.message_zh, issue.column_zh, issue.value,
         issue.code)
        for issue in found.issues
    ]  # fmt: skip
    columns = ["row", "severity_zh", "message_zh", "column_zh", "value", "code"]
    told = pd.DataFrame(lines, columns=columns).astype({"row": "Int64"})
    order = {"强制性": 0, "核实性": 1}
    ranks = told["severity_zh"].map(order).fillna(2)
    ordered = told.assign(rank=ranks).sort_values(["rank", "row"], kind="stable")
    places = ordered["row"].astype("str").where(ordered["row"].notna(), _WHOLE_FILE_ZH)
    return ordered.assign(row=places).reset_index(drop=True)


def fresh_lines(found: SeriesPlan) -> pd.DataFrame:
    """The first rows that say something new, in words."""
    rows = found.fresh.head(FRESH_SHOWN)
    if found.kind is EpidemicKind.NOTICES:
        return _notice_words(_with_province(rows)).assign(before_zh=rows["before"].map(_LEVELS_ZH))
    if found.kind is EpidemicKind.CLUSTERS:
        words = {"said_zh": rows["said"].map(_SAID_ZH), "before_zh": rows["before"].map(_SAID_ZH)}
        return _with_province(rows).assign(**words)
    return rows.astype({"before": "Int64"})


def template(kind: EpidemicKind, ending: str) -> bytes:
    """A file to begin from, with one example row."""
    lines = template_lines(kind)
    return csv_bytes(lines) if ending == "csv" else xlsx_bytes({kind.label_zh: lines}, _HINTS_ZH)


def places_of(province_zh: str) -> list[Place]:
    """The cities and counties of a province."""
    within = [one for one in every_place() if one.province_zh == province_zh]
    return [one for one in within if not one.adcode.endswith(_PROVINCE_DIGITS)]


@cached
def _state(view: View, day: date) -> pd.DataFrame:
    rows = load(epidemic.series_state, view, day)
    marks = ["⚠ 超过3天未更新" if stale else "" for stale in rows["is_stale"]]
    return rows.assign(
        mark_zh=marks,
        moved_zh=[local_text(at) for at in rows["moved_at"]],
        actor_name=rows["actor_name"].replace("", _WITH_SAMPLE_ZH),
    )


def _with_province(rows: pd.DataFrame) -> pd.DataFrame:
    names = {one.adcode: one.province_zh for one in every_place()}
    return rows.assign(province_zh=rows["adcode"].map(names))


def _notice_words(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(
        unit_zh=rows["unit_type"].map(UNIT_TYPES_ZH), level_zh=rows["risk_level"].map(_LEVELS_ZH)
    )
