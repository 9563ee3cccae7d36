"""One row per place and day: what is said twice is taken once, what contradicts itself is named."""

from itertools import islice
from typing import Final

import pandas as pd

from data_access.epidemic.findings import LISTED_PER_CODE, problem
from data_access.epidemic.kinds import DAY_FIELDS, EpidemicKind
from data_access.uploads.issues import Issue
from indicators.vocabulary import RiskLevel

VALUE_FIELDS: Final = {
    EpidemicKind.CASES: "confirmed",
    EpidemicKind.CLUSTERS: "said",
    EpidemicKind.NOTICES: "risk_level",
    EpidemicKind.CORRECTIONS: "correction",
}
_COUNTED: Final = (EpidemicKind.CASES, EpidemicKind.CORRECTIONS)
_ROWS_NAMED: Final = 5
_PLACED_BY_NAME: Final = "township"  # many of them share the code of their county


def place_keys(kind: EpidemicKind) -> list[str]:
    """What tells the places of a kind apart."""
    return ["adcode", "unit_type", "unit_name"] if kind is EpidemicKind.NOTICES else ["adcode"]


def with_unit_name(kind: EpidemicKind, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with unit_name, by which streets of one county are told apart."""
    if kind is not EpidemicKind.NOTICES:
        return rows
    return rows.assign(unit_name=rows["place_zh"].where(rows["unit_type"] == _PLACED_BY_NAME, ""))


def one_per_day(kind: EpidemicKind, rows: pd.DataFrame, issues: list[Issue]) -> pd.DataFrame:
    """The rows without repeats.

    Of two files of one day the later is taken (6 February 2020). Two values of one place and day
    with nothing that says which is later block the file: each of the rows is named. So do the
    counts of counties that merged later, which nobody may take for one; their levels only where
    they differ.

    Args:
        kind: of the series.
        rows: the fields of the kind, sheet_row, and merged_from where a place was part of it.
        issues: to be added to.
    """
    value, keys = VALUE_FIELDS[kind], [*place_keys(kind), DAY_FIELDS[kind]]
    named = with_unit_name(kind, rows.dropna(subset=[value]))
    named = _unmerged(kind, named, keys, issues)
    if kind is EpidemicKind.CASES:
        named = _latest_file(named, keys, issues)
    repeated = named.duplicated([*keys, value], keep="first")
    if repeated.any():
        first = int(named.loc[repeated, "sheet_row"].iloc[0])
        issues.append(problem("N03", f"{int(repeated.sum()):,} 行重复，只取一次", row=first))
    single = named[~repeated]
    several = single[single.duplicated(keys, keep=False)]
    issues += _told_by_day("E06", kind, several, keys, "有不同的说法", "请只留一行")
    return single.reset_index(drop=True)


def _unmerged(
    kind: EpidemicKind, rows: pd.DataFrame, keys: list[str], issues: list[Issue]
) -> pd.DataFrame:
    """The rows without those that several parts of a place say of one day."""
    if not (rows["merged_from"] != "").any():
        return rows
    by_day = rows.groupby(keys, sort=False)
    several = by_day["merged_from"].transform("nunique") > 1
    if kind not in _COUNTED:
        several &= by_day[VALUE_FIELDS[kind]].transform("nunique") > 1
    asked_zh = f"请{'相加后' if kind in _COUNTED else ''}合为今日代码的一行"
    issues += _told_by_day("E08", kind, rows[several], keys, "由后来合并的县区各写一行", asked_zh)
    return rows[~several]


def _latest_file(rows: pd.DataFrame, keys: list[str], issues: list[Issue]) -> pd.DataFrame:
    published = pd.to_datetime(rows["published_on"])  # as objects, a maximum takes seconds
    earlier = published < published.groupby([rows[key] for key in keys], sort=False).transform(
        "max"
    )
    if earlier.any():
        first = int(rows.loc[earlier, "sheet_row"].iloc[0])
        told = f"{int(earlier.sum()):,} 行同一天有两个发布日期，取后发布的"
        issues.append(problem("N02", told, row=first))
    return rows[~earlier]


def _told_by_day(
    code: str, kind: EpidemicKind, rows: pd.DataFrame, keys: list[str], what_zh: str, asked_zh: str
) -> list[Issue]:
    """An issue for each row of a place and day; those that will not be listed are only counted."""
    found: list[Issue] = []
    for _, same in rows.groupby(keys, sort=False):
        if len(found) >= LISTED_PER_CODE:
            break
        told = f"{_place_and_day(kind, same)} {what_zh}：{_rows_zh(kind, same)}；{asked_zh}"
        found += _by_row(code, told, kind, same)
    return found + [problem(code, what_zh)] * (len(rows) - len(found))


def _by_row(code: str, told: str, kind: EpidemicKind, same: pd.DataFrame) -> list[Issue]:
    said = zip(same["sheet_row"], same[VALUE_FIELDS[kind]], strict=True)
    return [
        problem(code, told, row=int(row), value=_shown(kind, value))
        for row, value in islice(said, LISTED_PER_CODE)
    ]


def _place_and_day(kind: EpidemicKind, same: pd.DataFrame) -> str:
    named = next(name for name in ("place_zh", "adcode") if name in same)
    return f"{same[named].iloc[0]} {same[DAY_FIELDS[kind]].iloc[0]}"


def _rows_zh(kind: EpidemicKind, same: pd.DataFrame) -> str:
    """What each row says; of many the first."""
    first = same.head(_ROWS_NAMED)
    said = zip(first["sheet_row"], first[VALUE_FIELDS[kind]], strict=True)
    told = "、".join(f"第 {row} 行 {_shown(kind, value)}" for row, value in said)
    return told if len(same) == len(first) else f"{told}，等 {len(same):,} 行"


def _shown(kind: EpidemicKind, value: object) -> str:
    return RiskLevel(str(value)).label_zh if kind is EpidemicKind.NOTICES else str(value)
