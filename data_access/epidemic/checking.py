"""An epidemic file read and checked by row: what can be kept, what is listed apart, what is odd."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import pandas as pd

from data_access.epidemic.cells import counts_of, days_of, kept_text, words_of
from data_access.epidemic.findings import LISTED_PER_CODE, limited, problem
from data_access.epidemic.kinds import DAY_FIELDS, EpidemicKind, header_of
from data_access.epidemic.notice_rows import notice_rows
from data_access.epidemic.place_meaning import Resolved, resolve_place
from data_access.epidemic.sheet import read_series_texts
from data_access.epidemic.twice import one_per_day
from data_access.uploads.issues import Issue, of_severity
from data_access.uploads.wording import shown
from indicators.vocabulary import Severity

APART_COLUMNS: Final = ("adcode", "name_zh", "province_zh", "rows", "last_day", "last", "why_zh")
SAID_WORDS: Final = {
    **dict.fromkeys(("有", "是", "1", "yes", "true"), "yes"),
    **dict.fromkeys(("无", "否", "没有", "0", "no", "false"), "no"),
    **dict.fromkeys(("撤销", "撤销登记", "withdrawn"), "withdrawn"),
}
_CODE: Final = re.compile("([0-9]{6})?")
_DIGITS: Final = re.compile("[0-9]*")
_NO_PLACE: Final = re.compile(
    "境外|外地|未公布|未明确|待明确|待确认|监狱|划归|输入|不详|来[京沪津]|第.{1,3}师\\Z"
)


@dataclass(frozen=True)
class CheckedSeries:
    """What a file says.

    `rows` has the fields of the kind's table and sheet_row; `apart` one line per unit that is no
    place (APART_COLUMNS): listed, never kept.
    """

    kind: EpidemicKind
    rows: pd.DataFrame
    apart: pd.DataFrame
    rows_read: int
    issues: tuple[Issue, ...] = field(default=())

    @property
    def errors(self) -> tuple[Issue, ...]:
        """What blocks the file (强制性)."""
        return of_severity(self.issues, Severity.ERROR)


def check_series(content: bytes, file_name: str, kind: EpidemicKind, today: date) -> CheckedSeries:
    """Read and check a file by itself; what the store knows is compared later.

    Raises:
        UploadRejectedError: the file cannot be read at all.
    """
    read = read_series_texts(content, file_name, kind)
    issues = list(read.notes)
    day_field = DAY_FIELDS[kind]
    days = days_of(read.texts[day_field], header_of(kind, day_field), today, issues)
    typed = read.texts.assign(**{day_field: days}, sheet_row=read.texts.index)
    if kind is EpidemicKind.NOTICES:
        rows = notice_rows(typed, issues)
        apart = _no_units()
    else:
        typed = _typed(kind, typed, today, issues)
        rows, apart = _placed(kind, typed, issues)
    kept = one_per_day(kind, rows.dropna(subset=[day_field]), issues)
    return CheckedSeries(kind, kept, apart, len(read.texts), tuple(limited(issues)))


def _typed(
    kind: EpidemicKind, rows: pd.DataFrame, today: date, issues: list[Issue]
) -> pd.DataFrame:
    """The values of each kind; a row whose value cannot be read keeps a missing one."""
    if kind is EpidemicKind.CASES:
        return _case_values(rows, today, issues)
    if kind is EpidemicKind.CLUSTERS:
        header = header_of(kind, "said")
        said = words_of(rows["said"], SAID_WORDS, header, issues)
        texts = {name: kept_text(rows[name]) for name in ("note_zh", "source")}
        return rows.assign(said=said, **texts)
    header = header_of(kind, "correction")
    number = counts_of(rows["correction"], header, issues, signed=True)
    return rows.assign(correction=number, source=kept_text(rows["source"]))


def _case_values(rows: pd.DataFrame, today: date, issues: list[Issue]) -> pd.DataFrame:
    """Cumulative counts, and the day on which they were published where the file says it."""
    header = header_of(EpidemicKind.CASES, "confirmed")
    given = rows["published_on"] != ""
    published = rows["asof_date"].copy()
    told = header_of(EpidemicKind.CASES, "published_on")
    published[given] = days_of(rows.loc[given, "published_on"], told, today, issues)
    return rows.assign(
        confirmed=counts_of(rows["confirmed"], header, issues), published_on=published
    )


def _placed(
    kind: EpidemicKind, rows: pd.DataFrame, issues: list[Issue]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows whose place is known, under its code and name; the others listed by unit."""
    keys = ["adcode", "place", "province"]
    units = rows.groupby(keys, sort=False)["sheet_row"].agg(["first", "size"]).reset_index()
    has_codes = bool((rows["adcode"] != "").any())
    codes, names, whys, merged, unknown = [], [], [], [], 0
    for unit in units.to_dict("records"):
        is_listed = unknown < LISTED_PER_CODE
        why_zh, found = _unit(kind, unit, issues, has_codes=has_codes, is_listed=is_listed)
        unknown += found.place is None
        whys.append(why_zh)
        codes.append(found.place.adcode if found.place else None)
        names.append(found.place.name_zh if found.place else "")
        merged.append(found.merged_from)
    code = pd.Series(codes, units.index, dtype=object)
    resolved = units.assign(code=code, place_zh=names, why_zh=whys, merged_from=merged)
    told = rows.merge(resolved, on=keys, how="left").set_index(rows.index)
    kept = told[told["code"].notna()]
    return kept.assign(adcode=kept["code"], name_zh=kept["place_zh"]), _apart(
        told[told["code"].isna()], DAY_FIELDS[kind]
    )


def _unit(
    kind: EpidemicKind,
    unit: dict[Any, Any],
    issues: list[Issue],
    *,
    has_codes: bool,
    is_listed: bool,
) -> tuple[str, Resolved]:
    """Why a unit is listed apart, empty where it is kept or blocks the file; and its place.

    In a case file that has codes, a unit without one is no place: its count may be within that
    of a place that has one. Only of units that are listed are candidates looked for.
    """
    code, name, row = unit["adcode"], unit["place"], int(unit["first"])
    is_cases = kind is EpidemicKind.CASES
    if is_cases and _is_no_place(code, name):
        return _why_no_place(name), Resolved(None)
    found = resolve_place(code, name, unit["province"])
    if is_cases and has_codes and not code and found.place is not None:
        found = Resolved(None, "没有代码", (found.place,))
    if found.note_zh:
        issues.append(problem("N01", found.note_zh, row=row, column_zh="行政区划代码", value=code))
    if found.place is not None:
        return "", found
    said = {"row": row, "column_zh": "行政区划代码" if code else "地名", "value": code or name}
    told = found.told_zh if is_listed else found.why_zh
    if is_cases and "不符" not in found.why_zh and _CODE.fullmatch(code):
        apart = f"{shown(name or code)}：{told}；{unit['size']:,} 行单列，不作为地方入库"
        issues.append(problem("Q01", apart, **said))
        return found.why_zh, found
    issues.append(problem("E05", told, **said))
    return found.why_zh, found


def _is_no_place(code: str, name: str) -> bool:
    """境外输入, 外地来京, 监狱系统, 兵团各师: units that the case file numbers with letters.

    A code of digits alone is meant as one, however many they are.
    """
    return bool(_NO_PLACE.search(name)) or not _DIGITS.fullmatch(code)


def _why_no_place(name: str) -> str:
    if "境外" in name:
        return "境外输入，不计入地方"
    if _NO_PLACE.search(name):
        return "不是行政区划，不计入地方"
    return "功能区或兵团，没有行政区划代码"


def _apart(rows: pd.DataFrame, day_field: str) -> pd.DataFrame:
    """One line per unit that is not kept."""
    if rows.empty:
        return _no_units()
    value = "confirmed" if "confirmed" in rows else "sheet_row"
    ordered = rows.sort_values(day_field, kind="stable", na_position="first")
    keys = ["adcode", "place", "province", "why_zh"]
    by_unit = ordered.groupby(keys, sort=False, dropna=False)
    told = by_unit.agg(rows=(value, "size"), last_day=(day_field, "last"), last=(value, "last"))
    named = told.reset_index().rename(columns={"place": "name_zh", "province": "province_zh"})
    return named[list(APART_COLUMNS)].sort_values(["province_zh", "adcode"], ignore_index=True)


def _no_units() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=object) for name in APART_COLUMNS})
