"""A template: the unit's own rows, last week beside, limits that hold offline, and read back."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.datasets.registry import DEFINITIONS
from data_access.store import Store
from data_access.uploads.review import check_for_store
from data_access.uploads.template_book import HEADER_ROW, template_xlsx
from data_access.versions import resolve_as_of
from data_access.views.blank_sheet import BlankSheet, blank_sheet
from indicators.vocabulary import Dataset, Role
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, instant, week

LAST = {
    Dataset.WEEKLY: """
        unit | week | enterprises | enterprises_resumed | capacity_recovery_rate
        HTZ057 | 06-21 | 1200 | 960 | 0.765
        """,
    Dataset.CARRIERS: """
        unit | week | is_resumed | tenants | tenants_resumed | rent_reduced_cny
        CAR1 | 06-21 | 是 | 46 | 34 | 214000
        """,
    Dataset.ROLLOUT: """
        unit | week | theme | stage | projects
        BCY1 | 06-21 | 人工智能 | launched | 3
        """,
}
FILLED: dict[Dataset, dict[str, Any]] = {
    Dataset.WEEKLY: {"企业总数": 1200, "已复工企业数": 1010},
    Dataset.CARRIERS: {"是否复工": "是", "在孵企业(团队)总数": 46, "已复工企业(团队)数": 35},
    Dataset.ROLLOUT: {"阶段": "启动", "项目数": 4},
}


def blank_for(
    store: Store, dataset: Dataset, units: list[str] | None = None, actor: Actor = MINISTRY
) -> BlankSheet:
    day = week("06-28")
    with store.reading() as session:
        return blank_sheet(session, resolve_as_of(session), actor, dataset, day, day, units)


def book_for(store: Store, dataset: Dataset, units: list[str] | None = None) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_xlsx(blank_for(store, dataset, units))))


@pytest.mark.parametrize("dataset", Dataset)
def test_a_template_filled_in_reads_back_without_a_word(store: Store, dataset: Dataset) -> None:
    deliver(store, LAST[dataset], dataset, at=instant("06-22 09:00"))
    unit = LAST[dataset].split("\n")[2].split("|")[0].strip()
    book = book_for(store, dataset, [unit])
    page = book[dataset.label_zh]
    places = {page.cell(HEADER_ROW, at).value: at for at in range(1, page.max_column + 1)}
    for header, value in FILLED[dataset].items():
        page.cell(HEADER_ROW + 1, places[header]).value = value
    buffer = io.BytesIO()
    book.save(buffer)

    checked = check_for_store(store, MINISTRY, dataset, buffer.getvalue(), "模板.xlsx")

    assert [issue.message_zh for issue in (*checked.errors, *checked.queries)] == []
    assert checked.rows[["unit_code", "week_ending"]].to_numpy().tolist() == [[unit, week("06-28")]]


@pytest.mark.parametrize("dataset", Dataset)
def test_a_template_holds_every_column_of_its_dataset(store: Store, dataset: Dataset) -> None:
    book = book_for(store, dataset)

    headers = [cell.value for cell in book[dataset.label_zh][HEADER_ROW]]
    named = [row[0].value for row in book["填报说明"].iter_rows(min_row=9)]

    assert headers == [column.header_zh for column in DEFINITIONS[dataset].columns]
    assert named == headers


def test_the_rows_are_those_of_the_scope_that_owe_a_report(store: Store) -> None:
    anhui = Actor("安徽省审核员", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"))

    rows = blank_for(store, Dataset.WEEKLY, actor=anhui).rows

    assert rows[["统计日期", "高新区代码"]].to_numpy().tolist() == [
        ["2020-06-28", "HTZ057"],
        ["2020-06-28", "HTZ058"],
    ]


def test_last_week_stands_beside_and_not_in_the_cells(store: Store) -> None:
    deliver(store, LAST[Dataset.WEEKLY], at=instant("06-22 09:00"))
    book = book_for(store, Dataset.WEEKLY, ["HTZ057"])

    page, last = book["高新区复工复产周报"], book["上周数"]
    hints = [rule.prompt for rule in page.data_validations.dataValidation if rule.prompt]

    assert page["D3"].value is None
    assert (last["D3"].value, last["E3"].value) == (1200, 960)
    assert {"1200家", "960家", "76.5%"} <= set(hints)


def test_what_is_never_asked_twice_is_filled_in_already(store: Store) -> None:
    deliver(store, LAST[Dataset.ROLLOUT], Dataset.ROLLOUT, at=instant("06-22 09:00"))

    rows = blank_for(store, Dataset.ROLLOUT, ["BCY1"]).rows

    assert rows[["主题或产业", "阶段"]].to_numpy().tolist() == [["人工智能", ""]]


def test_lists_and_bounds_are_checked_while_offline(store: Store) -> None:
    rules = {
        (rule.type, rule.formula1)
        for dataset in Dataset
        for rule in book_for(store, dataset)[dataset.label_zh].data_validations.dataValidation
    }

    assert ("list", '"孵化器,众创空间,大学科技园"') in rules
    assert ("list", '"是,否"') in rules
    assert ("date", "DATE(2020,06,22)") in rules
    assert ("whole", "0") in rules


def test_a_part_above_its_whole_is_coloured_while_offline(store: Store) -> None:
    page = book_for(store, Dataset.WEEKLY)["高新区复工复产周报"]

    formulas = {
        str(area.sqref): rule.formula[0]
        for area in page.conditional_formatting
        for rule in area.rules
    }

    assert formulas["E3:E25"] == 'AND($E3="",COUNTA($D3:$AA3)>0)'
    assert 'AND($F3<>"",$D3<>"",$F3>$D3)' in formulas.values()


def test_a_store_without_reports_gives_a_template_without_hints(store: Store) -> None:
    blank = blank_for(store, Dataset.WEEKLY)

    assert blank.last_week is None
    assert "上周数" not in book_for(store, Dataset.WEEKLY).sheetnames


def test_a_day_before_the_weeks_end_is_the_day_of_the_report(store: Store) -> None:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        sheet = blank_sheet(
            session, as_of, MINISTRY, Dataset.WEEKLY, week("07-05"), date(2020, 7, 1), ["HTZ057"]
        )

    assert sheet.rows["统计日期"].tolist() == ["2020-07-01"]
