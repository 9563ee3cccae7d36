"""A small register and a small past, enough to check sheets against."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from data_access.uploads.checked import CheckedUpload
from indicators.vocabulary import Dataset

TODAY = date(2020, 4, 8)  # a Wednesday; the last whole week ends on 5 April
_COLUMNS = (
    "unit_code",
    "name_zh",
    "short_name_zh",
    "aliases_zh",
    "province_zh",
    "kind",
    "grade",
    "zone_code",
    "valid_from",
    "valid_until",
)
_ZONES = (
    ("HTZ001", "中关村科技园区", "中关村", ("北京中关村",), "北京市"),
    ("HTZ057", "合肥高新技术产业开发区", "合肥", (), "安徽省"),
    ("HTZ090", "襄阳高新技术产业开发区", "襄阳", ("襄樊高新区",), "湖北省"),
    ("HTZ168", "新近高新技术产业开发区", "新近", (), "湖北省"),
    ("HTZ169", "旧日高新技术产业开发区", "旧日", (), "湖北省"),
)
_VALIDITY = {"HTZ168": (date(2020, 5, 1), None), "HTZ169": (None, date(2020, 1, 1))}
_CARRIERS = (
    ("CAR00001", "示例孵化器00001", "安徽省", "incubator", "national", "HTZ057"),
    ("CAR00002", "示例众创空间00002", "北京市", "maker_space", "other", "HTZ001"),
    ("CAR00003", "同名孵化器", "北京市", "incubator", "other", ""),
    ("CAR00004", "同名孵化器", "湖北省", "incubator", "other", ""),
)
_SITES = (
    ("BCY001", "无锡市", "江苏省", "city"),
    ("BCY002", "示例农高区", "陕西省", "agricultural_zone"),
)


def _zone(
    code: str, name: str, short: str, aliases: tuple[str, ...], province: str
) -> tuple[object, ...]:
    return (code, name, short, aliases, province, "", "", "", *_VALIDITY.get(code, (None, None)))


REGISTERS: dict[Dataset, list[tuple[object, ...]]] = {
    Dataset.WEEKLY: [_zone(*zone) for zone in _ZONES],
    Dataset.CARRIERS: [
        (code, name, "", (), province, kind, grade, zone, None, None)
        for code, name, province, kind, grade, zone in _CARRIERS
    ],
    Dataset.ROLLOUT: [
        (code, name, "", (), province, kind, "", "", None, None)
        for code, name, province, kind in _SITES
    ],
}


@dataclass
class SmallRegister:
    """A check context with a handful of units and whatever past a test gives it."""

    past: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=["unit_code", "week_ending"])
    )
    today: date = TODAY
    beyond_scope: frozenset[str] = frozenset()

    def units(self, dataset: Dataset) -> pd.DataFrame:
        return pd.DataFrame(REGISTERS[dataset], columns=_COLUMNS)

    def foreign(self, dataset: Dataset) -> frozenset[str]:
        return self.beyond_scope

    def history(self, dataset: Dataset, before: date, weeks: int, codes: pd.Series) -> pd.DataFrame:
        earlier = [week < before for week in self.past["week_ending"]]
        return self.past.loc[earlier]

    def last_reports(
        self, dataset: Dataset, before: date, weeks: int, codes: pd.Series
    ) -> pd.DataFrame:
        past = self.history(dataset, before, weeks, codes)
        in_order = past.sort_values("week_ending", kind="stable")
        return in_order.drop_duplicates("unit_code", keep="last")


def past_of(checked: CheckedUpload) -> SmallRegister:
    """A context whose past is an accepted upload."""
    return SmallRegister(past=checked.rows.drop(columns=["sheet_row"]))


def codes_of(checked: CheckedUpload) -> set[str]:
    """Which rules an upload met."""
    return {issue.code for issue in checked.issues}
