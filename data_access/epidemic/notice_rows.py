"""The rows of a file of official notices (风险等级公告): unit, place, level, issuer, document."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import pandas as pd

from data_access.epidemic.cells import kept_text, words_of
from data_access.epidemic.findings import LISTED_PER_CODE, problem
from data_access.epidemic.kinds import EpidemicKind, header_of
from data_access.epidemic.place_meaning import Resolved, resolve_place, resolve_urban, split_since
from data_access.epidemic.places import place_of
from data_access.uploads.issues import Issue
from data_access.uploads.wording import quoted
from indicators.risk_notices import UNIT_TYPES_ZH
from indicators.risk_rule import BEFORE_RULE_ZH, RULE_ISSUED_ON
from indicators.vocabulary import RiskLevel

LEVEL_WORDS: Final = {
    word: level.value
    for level in RiskLevel
    for word in (level.value, level.label_zh, level.label_zh[0])
}
UNIT_WORDS: Final = {
    **{kind: kind for kind in UNIT_TYPES_ZH},
    **{label_zh: kind for kind, label_zh in UNIT_TYPES_ZH.items()},
    "县": "county", "区": "county", "县区": "county", "street": "township",
    "乡镇": "township", "街道": "township",
}  # fmt: skip
_TEXTS: Final = ("place", "issuer_zh", "document_zh", "source")
_TOWNSHIP_ENDINGS: Final = ("街道", "镇", "乡", "社区", "村")
_STREET_DIGITS: Final = 12
_COUNTY, _URBAN, _TOWNSHIP = "county", "urban", "township"
_COLUMNS: Final = ["announced_on", "issuer_zh", "place_zh", "adcode", "unit_type", "risk_level",
                   "document_zh", "source", "merged_from", "sheet_row"]  # fmt: skip


def notice_rows(rows: pd.DataFrame, issues: list[Issue]) -> pd.DataFrame:
    """The notices with their place; a row whose place or level cannot be told is named.

    A row that does not say its unit type is urban where its name ends in 城区, a township where
    it ends so, else a county.
    """
    header = header_of(EpidemicKind.NOTICES, "unit_type")
    given = rows["unit_type"].where(rows["unit_type"] != "", rows["place"].map(_type_by_name))
    typed = rows.assign(
        unit_type=words_of(given, UNIT_WORDS, header, issues),
        risk_level=words_of(
            rows["risk_level"], LEVEL_WORDS, header_of(EpidemicKind.NOTICES, "risk_level"), issues
        ),
        **{name: kept_text(rows[name]) for name in _TEXTS},
    )
    lines = typed.to_dict("records")
    placed = [_placed(row) for row in lines]
    issues += _place_issues(lines, placed)
    codes = [found.place.adcode if found.place else None for found in placed]
    names = [_shown_name(row, found) for row, found in zip(lines, placed, strict=True)]
    told = typed.assign(
        adcode=pd.Series(codes, typed.index, dtype=object),
        place_zh=names,
        merged_from=[found.merged_from for found in placed],
    )
    issues += _remarks(told)
    return told.dropna(subset=["adcode", "unit_type", "risk_level"])[_COLUMNS]


def _type_by_name(name: str) -> str:
    if name.endswith("城区") and name != "城区":
        return _URBAN
    return _TOWNSHIP if name.endswith(_TOWNSHIP_ENDINGS) else _COUNTY


def _placed(row: dict[Any, Any]) -> Resolved:
    code, name, kind = row["adcode"], row["place"], row["unit_type"]
    if kind == _URBAN:
        return resolve_urban(code, name, row["province"])
    if kind == _TOWNSHIP:
        return _township(code, name)
    return resolve_place(code, name, row["province"])


def _place_issues(lines: list[dict[Any, Any]], placed: list[Resolved]) -> Iterable[Issue]:
    """Why places are not known, with candidates for as many as are listed; and what is odd."""
    unknown = 0
    for row, found in zip(lines, placed, strict=True):
        code, name = row["adcode"], row["place"]
        at = {"row": row["sheet_row"], "column_zh": "行政区划代码" if code else "地名",
              "value": code or name}  # fmt: skip
        if found.place is None:
            unknown += 1
            told = found.told_zh if unknown <= LISTED_PER_CODE else found.why_zh
            yield problem("E05", told, **at)
        elif row["unit_type"] == _COUNTY and _is_whole_city(found.place.adcode):
            told = f"{found.place.label_zh}是整个地市；城区公告请把单位类型写作“城区”，否则逐县写明"
            yield problem("E07", told, **at)
        if found.note_zh:
            yield problem("N01", found.note_zh, **at)


def _township(code: str, name: str) -> Resolved:
    """A street or town lies in the county whose code the row gives; its own name stays."""
    if not code:
        return Resolved(None, f"乡镇街道{quoted(name)}要写明所在县区的代码")
    return resolve_place(code[:6] if len(code) == _STREET_DIGITS else code, "")


def _is_whole_city(adcode: str) -> bool:
    """嘉峪关, 东莞, 中山, 儋州 have no counties, and are graded whole."""
    return adcode.endswith("00") and adcode not in {"620200", "441900", "442000", "460400"}


def _shown_name(row: dict[Any, Any], found: Resolved) -> str:
    if row["unit_type"] == _URBAN and found.place:
        return row["place"] or f"{found.place.name_zh}城区"
    if row["unit_type"] == _TOWNSHIP:
        return str(row["place"])
    return found.place.name_zh if found.place else str(row["place"])


def _remarks(rows: pd.DataFrame) -> Iterable[Issue]:
    """What nobody must mend, but somebody should see."""
    for name in ("document_zh", "source"):
        missing = rows[rows[name] == ""]
        if len(missing):
            header = header_of(EpidemicKind.NOTICES, name)
            told = f"{len(missing):,} 行没有写{header}；公告应能查到出处"
            yield problem("Q05", told, row=int(missing["sheet_row"].iloc[0]), column_zh=header)
    for row in rows.dropna(subset=["announced_on"]).to_dict("records"):
        at = {"row": row["sheet_row"], "value": row["place_zh"]}
        day: date = row["announced_on"]
        if day < RULE_ISSUED_ON:
            yield problem("Q07", f"{day} 在{BEFORE_RULE_ZH}，只记录，不作等级", **at)
        if row["unit_type"] == _COUNTY and row["adcode"]:
            yield from _split_remark(row["adcode"], day, at)


def _split_remark(adcode: str, day: date, at: dict[str, Any]) -> Iterable[Issue]:
    change = split_since(adcode, day.year)
    if change is not None:
        others = [place.label_zh for code in change.new_adcodes
                  if code != adcode and (place := place_of(code))]  # fmt: skip
        told = f"{change.old_name_zh}{change.year}年{change.note_zh}；公告若也指今日的 "
        yield problem("Q06", f"{told}{'、'.join(others)}，请另加一行", **at)
