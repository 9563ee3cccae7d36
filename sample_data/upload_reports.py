"""Reports that continue the sample's last week, as field -> value, for the files to try."""

from datetime import date
from typing import Final

import pandas as pd

from data_access.datasets.registry import DEFINITIONS
from geo.places.zone_register import zone
from indicators.vocabulary import Dataset
from sample_data.known import whole_sample
from sample_data.make_sample import carrier_register, site_register

NEW_DAY: Final = date(2020, 6, 30)  # in the week that runs when the demo clock starts
LAST_WEEK: Final = date(2020, 6, 28)
KNOWN_ON: Final = date(2020, 6, 30)
NEWLY_RESUMED_ONE_IN: Final = 20
HIGHEST_RATIO: Final = 0.985  # above 1 the check would ask for a 说明
THIRTY_CARRIERS: Final = 30

Report = dict[str, object]


def zone_report(code: str, counted_on: date) -> Report:
    """The last week's report with a few more enterprises and people back."""
    report = last_zone_report(code)
    for part, total in (
        ("enterprises_resumed", "enterprises"),
        ("employees_returned", "employees_expected"),
    ):
        done, whole = report[part], report[total]
        if isinstance(done, int) and isinstance(whole, int):
            report[part] = done + (whole - done) // NEWLY_RESUMED_ONE_IN
    for ratio in ("capacity_recovery_rate", "electricity_ratio"):
        share = report[ratio]
        if isinstance(share, float):
            report[ratio] = min(share, HIGHEST_RATIO)
    report["enterprises_suspended"] = None  # nobody counted them again: 缺报, not 0
    return report | {"counted_on": counted_on}


def last_zone_report(code: str) -> Report:
    """The last week's report as it was sent."""
    name = zone(code).name_zh
    return _last_report(Dataset.WEEKLY, code) | {"zone_code": code, "zone_name": name}


def carrier_reports() -> list[Report]:
    """Thirty carriers, each with one more tenant back."""
    register = carrier_register().set_index("unit_code")
    heads = _heads(Dataset.CARRIERS)
    growing = heads["tenants_resumed"] < heads["tenants"]
    codes = heads.loc[growing.fillna(False), "unit_code"].head(THIRTY_CARRIERS)
    return [
        _one_more(_last_report(Dataset.CARRIERS, code), "tenants_resumed")
        | {
            "counted_on": NEW_DAY,
            "carrier_code": code,
            "carrier_name": register.at[code, "name_zh"],
            "carrier_type": register.at[code, "kind"],
            "grade": register.at[code, "grade"],
            "zone_name": _zone_name(str(register.at[code, "zone_code"])),
            "province": register.at[code, "province_zh"],
        }
        for code in codes
    ]


def site_reports() -> list[Report]:
    """The sites of 江苏, each with one more technology."""
    register = site_register().set_index("unit_code")
    jiangsu = register.index[register["province_zh"] == "江苏省"]
    reported = _heads(Dataset.ROLLOUT)["unit_code"]
    return [
        _one_more(_last_report(Dataset.ROLLOUT, code), "technologies")
        | {
            "counted_on": NEW_DAY,
            "site_code": code,
            "site_name": register.at[code, "name_zh"],
            "site_type": register.at[code, "kind"],
            "province": register.at[code, "province_zh"],
        }
        for code in jiangsu
        if code in set(reported)
    ]


def _zone_name(code: str) -> str:
    return zone(code).name_zh if code else ""


def _last_report(dataset: Dataset, code: str) -> Report:
    heads = _heads(dataset).set_index("unit_code")
    fields = [column.field for column in DEFINITIONS[dataset].values]
    values = heads.loc[code, fields].to_dict()
    return {str(field): _plain(value) for field, value in values.items()}


def _one_more(report: Report, field: str) -> Report:
    """A report that differs from last week's, or the check would ask whether it was sent twice."""
    count = report[field]
    return report | {field: count + 1 if isinstance(count, int) else count}


def _plain(value: object) -> object:
    """A cell of the frame as plain Python: whole numbers as int, nothing as None."""
    if value is pd.NA:
        return None
    return value.item() if hasattr(value, "item") else value


def _heads(dataset: Dataset) -> pd.DataFrame:
    """The sample's last week as known when the demo clock starts."""
    return whole_sample().week(dataset, KNOWN_ON, LAST_WEEK)
