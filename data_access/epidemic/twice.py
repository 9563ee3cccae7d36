"""One row per place and day: what is said twice is taken once, what contradicts itself is named."""

from typing import Final

import pandas as pd

from data_access.epidemic.findings import problem
from data_access.epidemic.kinds import DAY_FIELDS, EpidemicKind
from data_access.uploads.issues import Issue
from indicators.vocabulary import RiskLevel

VALUE_FIELDS: Final = {
    EpidemicKind.CASES: "confirmed",
    EpidemicKind.CLUSTERS: "said",
    EpidemicKind.NOTICES: "risk_level",
    EpidemicKind.CORRECTIONS: "correction",
}
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
    with nothing that says which is later block the file: each of the rows is named.
    """
    value, keys = VALUE_FIELDS[kind], [*place_keys(kind), DAY_FIELDS[kind]]
    named = with_unit_name(kind, rows.dropna(subset=[value]))
    if kind is EpidemicKind.CASES:
        named = _latest_file(named, keys, issues)
    repeated = named.duplicated([*keys, value], keep="first")
    if repeated.any():
        first = int(named.loc[repeated, "sheet_row"].iloc[0])
        issues.append(problem("N03", f"{int(repeated.sum()):,} 行重复，只取一次", row=first))
    single = named[~repeated]
    issues += _contradictions(kind, single[single.duplicated(keys, keep=False)], keys)
    return single.reset_index(drop=True)


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


def _contradictions(kind: EpidemicKind, rows: pd.DataFrame, keys: list[str]) -> list[Issue]:
    value, found = VALUE_FIELDS[kind], []
    for _, same in rows.groupby(keys, sort=False):
        told = "、".join(
            f"第 {row} 行 {_shown(kind, said)}"
            for row, said in zip(same["sheet_row"], same[value], strict=True)
        )
        day = same[DAY_FIELDS[kind]].iloc[0]
        name = same["place_zh"].iloc[0] if "place_zh" in same else same["adcode"].iloc[0]
        found += [
            problem("E06", f"{name} {day} 有不同的说法：{told}；请只留一行", row=int(row),
                    value=str(_shown(kind, said)))
            for row, said in zip(same["sheet_row"], same[value], strict=True)
        ]  # fmt: skip
    return found


def _shown(kind: EpidemicKind, value: object) -> str:
    return RiskLevel(str(value)).label_zh if kind is EpidemicKind.NOTICES else str(value)
