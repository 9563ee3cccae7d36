"""Small drawn tables as registers, reports and deliveries, straight into a store."""

from contextlib import closing
from datetime import date, datetime
from typing import Any, Final

import pandas as pd

from data_access.actor import Actor
from data_access.datasets.columns import ColumnKind
from data_access.datasets.registry import DEFINITIONS
from data_access.register import REGISTER_COLUMNS, add_units, read_register
from data_access.register_keeping import keep_register
from data_access.reports import value_dtypes
from data_access.settings import Settings
from data_access.store import Store, open_store
from data_access.uploads.admission import SUPERSEDES_CODE
from data_access.uploads.checked import Base
from data_access.uploads.delivery import Delivery
from data_access.uploads.intake import accept
from data_access.uploads.receipts import Receipt
from data_access.versions import AsOf, resolve_as_of
from indicators.periods import SHANGHAI
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY, SYSTEM
from tests.drawn import drawn_csv, drawn_rows

YEAR: Final = 2020
REGISTER: Final = {
    Dataset.WEEKLY: """
        unit_code | name_zh | province_zh | zone_code
        HTZ057 | 合肥高新技术产业开发区 | 安徽省 | HTZ057
        HTZ058 | 芜湖高新技术产业开发区 | 安徽省 | HTZ058
        HTZ099 | 武汉东湖新技术开发区 | 湖北省 | HTZ099
        """,
    Dataset.CARRIERS: """
        unit_code | name_zh | province_zh | kind | grade | zone_code
        CAR1 | 示例孵化器一 | 安徽省 | incubator | national | HTZ057
        CAR2 | 示例众创空间二 | 安徽省 | maker_space | provincial |
        CAR3 | 示例孵化器三 | 湖北省 | incubator | other | HTZ099
        """,
    Dataset.ROLLOUT: """
        unit_code | name_zh | province_zh | kind
        BCY1 | 示例市一 | 安徽省 | city
        BCY2 | 示例园二 | 湖北省 | zone
        """,
}
_REQUIRED: Final[dict[Dataset, dict[str, Any]]] = {
    Dataset.WEEKLY: {"enterprises": 100, "enterprises_resumed": 50},
    Dataset.CARRIERS: {"is_resumed": True, "tenants": 10, "tenants_resumed": 5},
    Dataset.ROLLOUT: {"stage": "launched"},
}


def register_drawn_units(store: Store) -> None:
    """Three zones, three carriers and two sites in two provinces."""
    with store.writing() as session:
        for dataset, drawing in REGISTER.items():
            header, *lines = drawn_rows(drawing)
            units = pd.DataFrame(lines, columns=header)
            missing = {name: "" for name in REGISTER_COLUMNS[2:9] if name not in units}
            units = units.assign(**missing, lon=None, lat=None, valid_from=None, valid_until=None)
            add_units(session, dataset, units)


def rename_zone(store: Store, name_zh: str) -> None:
    """The register (名录) gives HTZ058 another name."""
    sheet = drawn_csv(f"代码 | 名称 | 省份\nHTZ058 | {name_zh} | 安徽省")
    keep_register(store, SYSTEM, Dataset.WEEKLY, sheet, "名录.csv")


def names_of_zone(store: Store) -> list[str]:
    """What HTZ058 was called at each version, from before the first."""
    with store.reading() as session:
        last = resolve_as_of(session).version
        registers = [
            read_register(session, AsOf(number, None, number == last), MINISTRY, Dataset.WEEKLY)
            for number in range(last + 1)
        ]
    return [known.set_index("unit_code")["name_zh"]["HTZ058"] for known in registers]


def names_as_it_goes_on(settings: Settings) -> tuple[list[str], list[str]]:
    """The names of HTZ058 in a store, before and after it is called 芜湖 as well."""
    with closing(open_store(settings)) as store:
        before = names_of_zone(store)
        rename_zone(store, "芜湖")
        return before, names_of_zone(store)


def week(text: str) -> date:
    """`04-05` as a Sunday of 2020."""
    return date.fromisoformat(f"{YEAR}-{text}")


def instant(text: str) -> datetime:
    """`04-07 11:00` in Shanghai."""
    return datetime.fromisoformat(f"{YEAR}-{text}").replace(tzinfo=SHANGHAI)


def drawn_reports(drawing: str, dataset: Dataset = Dataset.WEEKLY) -> pd.DataFrame:
    """Rows as a check hands them on: `unit | week`, fields, and `zero` for a 零报告.

    An empty cell is missing; a required field that is not drawn has a plain value.
    """
    header, *lines = drawn_rows(drawing)
    drawn = pd.DataFrame(lines, columns=header)
    fields = {
        column.field: _typed(drawn[column.field], column.kind)
        if column.field in header
        else [_REQUIRED[dataset].get(column.field, pd.NA)] * len(drawn)
        for column in DEFINITIONS[dataset].values
    }
    weeks = [week(text) for text in drawn["week"]]
    keys = {"unit_code": drawn["unit"], "counted_on": weeks, "week_ending": weeks}
    rows = pd.DataFrame({**keys, **fields}).astype(value_dtypes(dataset))
    is_zero = drawn["zero"] == "是" if "zero" in drawn else False
    return rows.assign(is_zero_report=is_zero)


def deliver(
    store: Store,
    drawing: str,
    dataset: Dataset = Dataset.WEEKLY,
    *,
    reason: str = "",
    actor: Actor = MINISTRY,
    at: datetime | None = None,
    base: Base | None = None,
    content: bytes | None = None,
) -> Receipt:
    """Accept a drawn table as if it were a checked file; the drawing is its bytes."""
    delivery = Delivery(
        content=drawing.encode() if content is None else content,
        file_name="drawn.csv",
        dataset=dataset,
        rows=drawn_reports(drawing, dataset),
        explanations={SUPERSEDES_CODE: reason} if reason else {},
        base=base,
        received_at=at,
    )
    return accept(store, actor, delivery)


def _typed(texts: "pd.Series[str]", kind: ColumnKind) -> list[Any]:
    return [pd.NA if text == "" else _value(text, kind) for text in texts]


def _value(text: str, kind: ColumnKind) -> Any:
    match kind:
        case ColumnKind.COUNT | ColumnKind.MONEY:
            return int(text)
        case ColumnKind.NUMBER | ColumnKind.RATE:
            return float(text)
        case ColumnKind.BOOLEAN:
            return text == "是"
        case _:
            return text
