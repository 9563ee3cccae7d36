"""The four files of the risk command as checked frames: cases, corrections, clusters, notices."""

import re
from pathlib import Path
from typing import Final

import pandas as pd

from indicators.risk_cells import CheckedColumns
from indicators.risk_files import RiskInputError, read_table
from indicators.risk_notices import UNIT_TYPES_ZH
from indicators.vocabulary import RiskLevel

_CLUSTER_WORDS: Final = {"是": True, "有": True, "1": True, "否": False, "无": False, "0": False}
_LEVEL_WORDS: Final = {
    word: level.value
    for level in RiskLevel
    for word in (level.value, level.label_zh, level.label_zh[0])
}
# Nine digits at most: more is no count of people, and would overflow the integer column.
_COUNT: Final = re.compile("[0-9]{1,9}")
_CORRECTION: Final = re.compile("[+-]?[0-9]{1,9}")
_UNIT_CODE: Final = re.compile("[0-9]{6}")
_PLACE: Final = re.compile("[0-9]+")


def read_cases(path: Path) -> pd.DataFrame:
    """The daily counts: adcode, name, asof_date, date, confirmed (cumulative) [cases].

    Columns of the file: asof_date, adcode, confirmed; date (of the publication) and city (the
    name) where present. Only rows with a numeric adcode are kept and checked.

    Raises:
        RiskInputError: with every problem of the file.
    """
    table = read_table(path, ("asof_date", "adcode", "confirmed"), ("date", "city"))
    places = table[table["adcode"].str.fullmatch(_PLACE.pattern)]
    if places.empty:
        raise RiskInputError(f"{path.name}：没有一行有数字的 adcode")
    places = places.assign(date=places["date"].where(places["date"] != "", places["asof_date"]))
    checked = CheckedColumns(path, places)
    frame = pd.DataFrame(
        {
            "adcode": checked.matching("adcode", _UNIT_CODE, "应为六位数字的行政区划代码"),
            "name": places["city"].where(places["city"] != "", places["adcode"]),
            "asof_date": checked.days("asof_date"),
            "date": checked.days("date"),
            "confirmed": checked.numbers("confirmed", _COUNT, "应为不小于 0 的整数"),
        }
    )
    return checked.passed(frame)


def read_corrections(path: Path) -> pd.DataFrame:
    """Corrections that are no new cases: adcode, asof_date, correction [cases].

    Raises:
        RiskInputError: with every problem of the file.
    """
    checked = CheckedColumns(path, read_table(path, ("adcode", "asof_date", "correction"), ()))
    frame = pd.DataFrame(
        {
            "adcode": checked.matching("adcode", _UNIT_CODE, "应为六位数字的行政区划代码"),
            "asof_date": checked.days("asof_date"),
            "correction": checked.numbers("correction", _CORRECTION, "应为整数"),
        }
    )
    return checked.passed(frame)


def read_clusters(path: Path) -> pd.DataFrame:
    """What was recorded on clusters (聚集性疫情) either way: adcode, date, cluster (bool).

    Columns of the file: adcode, date and, where present, cluster (是/否, 有/无, 1/0); without the
    column, or where the cell is empty, the row records a cluster.

    Raises:
        RiskInputError: with every problem of the file.
    """
    checked = CheckedColumns(path, read_table(path, ("adcode", "date"), ("cluster",)))
    frame = pd.DataFrame(
        {
            "adcode": checked.matching("adcode", _UNIT_CODE, "应为六位数字的行政区划代码"),
            "date": checked.days("date"),
            "cluster": checked.words("cluster", {**_CLUSTER_WORDS, "": True}, "应为 是 或 否"),
        }
    )
    return checked.passed(frame)


def read_notices(path: Path) -> pd.DataFrame:
    """Published levels: announced_on, adcode, unit_type, risk_level, issuer_zh, place_zh, source.

    Columns of the file: date, adcode, unit_type (county, urban, township), risk_level (low,
    medium, high or the Chinese word); province, place and source where present. The published
    lists are those of provinces, so the province is the issuer.

    Raises:
        RiskInputError: with every problem of the file.
    """
    required = ("date", "adcode", "unit_type", "risk_level")
    table = read_table(path, required, ("province", "place", "source"))
    checked = CheckedColumns(path, table)
    kinds = {kind: kind for kind in UNIT_TYPES_ZH} | {"street": "township"}
    frame = pd.DataFrame(
        {
            "announced_on": checked.days("date"),
            "adcode": table["adcode"],
            "unit_type": checked.words("unit_type", kinds, "应为 county、urban 或 township"),
            "risk_level": checked.words("risk_level", _LEVEL_WORDS, "应为 low、medium 或 high"),
            "issuer_zh": table["province"],
            "place_zh": table["place"],
            "source": table["source"],
        }
    )
    return checked.passed(frame)
