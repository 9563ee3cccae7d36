"""数据填报: what is mended on the spot, and the draft that keeps it."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from pages.components.upload_editor import edited_cells
from tests.drawn import drawn_csv
from tests.pages.conftest import RunPage
from tests.pages.upload_page import CSV, headings, receipt_number, send

pytestmark = pytest.mark.ui


UNMATCHED = """
    统计日期 | 高新区名称 | 企业数量 | 已复工企业数
    2020-06-30 | 杭州高新技术产业开发区 | 1200 | 960
    """
FOREIGN = """
    报表（3月）
    上报日 | 名字 | 家数 | 开工
    2020-06-30 | 杭州高新技术产业开发区 | 1200 | 960
    """


def with_sheet(page: AppTest, drawing: str) -> AppTest:
    page.file_uploader[0].set_value(("自家的表.csv", drawn_csv(drawing), CSV)).run()
    return page


def box(page: AppTest, label: str) -> Selectbox[Any]:
    return next(box for box in page.selectbox if label in box.label)


def messy(page: AppTest) -> AppTest:
    return box(with_sheet(page, UNMATCHED), "企业数量").set_value("企业总数").run()


def explain_all(page: AppTest) -> None:
    for field in [field for field in page.text_input if "必填" in field.label]:
        field.set_value("核实无误")


def test_a_column_that_was_not_matched_is_named_on_the_spot(
    own_store: Path, run_page: RunPage
) -> None:
    page = with_sheet(run_page("upload"), UNMATCHED)
    assert "缺少必填列：企业总数" in [error.value for error in page.error]

    box(page, "企业数量").set_value("企业总数").run()

    assert "3　试导入" in headings(page)
    explain_all(page)
    assert receipt_number(send(page)).startswith("Z20200701-")


def test_what_was_mended_can_be_taken_back(own_store: Path, run_page: RunPage) -> None:
    page = messy(run_page("upload"))

    page.button(key="undo-mending").click().run()

    assert "缺少必填列：企业总数" in [error.value for error in page.error]


def test_the_edits_of_the_grid_lead_to_the_cells_of_the_file() -> None:
    edits = {"edited_rows": {"1": {"企业总数": "1200", "行": "9"}}, "deleted_rows": [0]}

    assert edited_cells(edits, [3, 7], ["统计日期", "企业总数"]) == {(7, 1): "1200"}


def draft_of(page: AppTest) -> str:
    """The draft's token in the address."""
    return str(page.query_params["draft"])


def test_a_closed_tab_is_taken_up_again_by_its_address(own_store: Path, run_page: RunPage) -> None:
    page = messy(run_page("upload"))
    token = draft_of(page)

    again = run_page("upload", draft=token)

    assert "3　试导入" in headings(again)


def test_a_draft_that_was_submitted_is_told_to_be_gone(own_store: Path, run_page: RunPage) -> None:
    page = messy(run_page("upload"))
    token = draft_of(page)
    explain_all(page)
    send(page)

    again = run_page("upload", draft=token)

    assert [note.value for note in again.info] == ["这份草稿已经提交、删除或过期；请重新选择文件。"]


def test_a_column_named_once_is_known_the_next_time(own_store: Path, run_page: RunPage) -> None:
    page = messy(run_page("upload"))
    explain_all(page)
    send(page)

    again = with_sheet(run_page("upload"), UNMATCHED.replace("杭州", "宁波"))

    assert "缺少必填列：企业总数" not in [error.value for error in again.error]


def test_the_row_of_an_unknown_header_is_pointed_at_and_its_columns_named(
    own_store: Path, run_page: RunPage
) -> None:
    page = with_sheet(run_page("upload"), FOREIGN)
    assert "第 2 行：上报日、名字、家数、开工" in box(page, "列名写在").options

    box(page, "列名写在").set_value(2).run()
    for written, column in {
        "上报日": "统计日期",
        "名字": "高新区名称",
        "家数": "企业总数",
        "开工": "已复工企业数",
    }.items():
        box(page, f"“{written}”是").set_value(column).run()

    assert "3　试导入" in headings(page)
    explain_all(page)
    assert receipt_number(send(page)).startswith("Z20200701-")


def test_pointing_at_a_row_is_taken_back_like_any_mending(
    own_store: Path, run_page: RunPage
) -> None:
    page = with_sheet(run_page("upload"), FOREIGN)
    box(page, "列名写在").set_value(1).run()
    assert "已在线指定第 1 行为表头" in "".join(text.value for text in page.markdown)

    page.button(key="undo-mending").click().run()

    assert box(page, "列名写在").value is None


def test_a_closed_tab_finds_the_header_where_it_was_pointed_at(
    own_store: Path, run_page: RunPage
) -> None:
    page = with_sheet(run_page("upload"), FOREIGN)
    box(page, "列名写在").set_value(2).run()

    again = run_page("upload", draft=draft_of(page))

    assert box(again, "列名写在").value == 2


def test_a_row_without_rows_below_it_is_pointed_at_and_another_one_then(
    own_store: Path, run_page: RunPage
) -> None:
    page = with_sheet(run_page("upload"), FOREIGN)

    box(page, "列名写在").set_value(3).run()
    assert box(page, "列名写在").value == 3
    box(page, "列名写在").set_value(2).run()

    assert "“家数”是" in [choice.label for choice in page.selectbox]


@pytest.mark.parametrize("place", ["upload", "todo"])
def test_a_draft_is_found_again_without_its_address(
    own_store: Path, run_page: RunPage, place: str
) -> None:
    token = draft_of(messy(run_page("upload")))
    page = run_page(place)
    assert "有 1 份未提交的草稿" in "".join(text.value for text in page.markdown)
    assert "自家的表" in "".join(text.value for text in page.markdown)

    page.button(key=f"go-on-{token}").click().run()

    assert not page.exception
    assert "3　试导入" in headings(page)
    assert draft_of(page) == token


def test_a_draft_is_given_up_from_the_list(own_store: Path, run_page: RunPage) -> None:
    token = draft_of(messy(run_page("upload")))
    page = run_page("upload")

    page.button(key=f"give-up-{token}").click().run()

    assert "未提交的草稿" not in "".join(text.value for text in page.markdown)
    assert "草稿已经提交" in run_page("upload", draft=token).info[0].value


def test_nobody_sees_the_drafts_of_another(own_store: Path, run_page: RunPage) -> None:
    messy(run_page("upload"))

    page = run_page("upload", "demo-hefei")

    assert "未提交的草稿" not in "".join(text.value for text in page.markdown)
