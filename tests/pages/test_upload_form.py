"""在线填写 and 零报告: one unit's report typed into the page, checked while one types."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators.vocabulary import Dataset
from tests.pages.conftest import RunPage
from tests.pages.upload_page import REPORTER_ZH, headings, receipt_number, send, submitted_revisions

pytestmark = pytest.mark.ui

HANGZHOU = "HTZ049"
TAKE, ZERO = "take-form", "take-zero"


def open_form(run_page: RunPage, way: str = "在线填写", unit: str = HANGZHOU) -> AppTest:
    page = run_page("upload")
    page.segmented_control(key="way").set_value(way).run()
    return page.selectbox(key="form-weekly-unit-").set_value(unit).run()


def type_into(page: AppTest, **fields: str) -> AppTest:
    for field, text in fields.items():
        page.text_input(key=f"form-weekly-2020-07-05-{HANGZHOU}-{field}").set_value(text)
    return page.run()


def markdown(page: AppTest) -> str:
    return "".join(block.value for block in page.markdown)


def explain(page: AppTest) -> AppTest:
    for field in page.text_input:
        if "必填" in field.label:
            field.set_value("核实无误")
    return page


def test_a_form_asks_for_a_unit_first(full_store: Path, run_page: RunPage) -> None:
    page = run_page("upload")

    page.segmented_control(key="way").set_value("在线填写").run()

    assert not page.exception
    assert [note.value for note in page.info] == ["请先选择单位。"]


def test_an_empty_store_still_offers_the_form(empty_store: Path, run_page: RunPage) -> None:
    page = run_page("upload")

    page.segmented_control(key="way").set_value("在线填写").run()

    assert not page.exception


def test_last_weeks_values_are_hints_and_not_values(full_store: Path, run_page: RunPage) -> None:
    page = open_form(run_page)

    field = page.text_input(key=f"form-weekly-2020-07-05-{HANGZHOU}-enterprises")
    assert (field.value, field.placeholder.isdigit()) == (None, True)


def test_what_is_wrong_is_told_beside_the_field(full_store: Path, run_page: RunPage) -> None:
    page = type_into(open_form(run_page), enterprises="1200", enterprises_resumed="1300")

    assert "强制性：已复工企业数 1,300 大于企业总数 1,200；请核对两数后改正" in markdown(page)
    assert page.button(key=TAKE).disabled


def test_what_is_not_filled_in_yet_is_named_and_no_fault(
    full_store: Path, run_page: RunPage
) -> None:
    page = type_into(open_form(run_page), enterprises="1200")

    assert "还差必填：已复工企业数" in markdown(page)
    assert "强制性" not in markdown(page)


def test_a_filled_form_becomes_a_receipt(own_store: Path, run_page: RunPage) -> None:
    page = type_into(open_form(run_page), enterprises="1200", enterprises_resumed="1100")

    page.button(key=TAKE).click().run()
    send(explain(page))

    assert receipt_number(page).startswith("Z20200701-")
    assert submitted_revisions(own_store, HANGZHOU) == [(1, REPORTER_ZH)]


def test_a_form_of_a_reported_week_begins_with_what_was_said(
    own_store: Path, run_page: RunPage
) -> None:
    page = type_into(open_form(run_page), enterprises="1200", enterprises_resumed="1100")
    page.button(key=TAKE).click().run()
    send(explain(page))

    again = open_form(run_page)

    field = again.text_input(key=f"form-weekly-2020-07-05-{HANGZHOU}-enterprises")
    assert field.value == "1200"
    assert "本单位这一周已经报过" in "".join(note.value for note in again.info)


def test_a_zero_report_is_a_button_and_gets_its_receipt(own_store: Path, run_page: RunPage) -> None:
    page = open_form(run_page, "零报告")

    page.button(key=ZERO).click().run()
    assert "3　试导入" in headings(page)
    send(explain(page))

    assert receipt_number(page).startswith("Z20200701-")
    assert submitted_revisions(own_store, HANGZHOU) == [(1, REPORTER_ZH)]


def test_last_weeks_values_are_brought_in_by_a_button(full_store: Path, run_page: RunPage) -> None:
    page = open_form(run_page)

    next(button for button in page.button if button.label == "带入上次的数").click().run()

    assert "全部数值与" in "".join(block.proto.body for block in page.get("html"))
    assert not page.button(key=TAKE).disabled


def test_a_half_filled_form_is_taken_up_again_by_its_address(
    own_store: Path, run_page: RunPage
) -> None:
    page = type_into(open_form(run_page), enterprises="1200")
    token = str(page.query_params["draft"])

    again = run_page("upload", draft=token)

    field = again.text_input(key=f"form-weekly-2020-07-05-{HANGZHOU}-enterprises")
    assert field.value == "1200"


@pytest.mark.parametrize("dataset", [Dataset.CARRIERS, Dataset.ROLLOUT])
def test_every_dataset_has_its_form(full_store: Path, run_page: RunPage, dataset: Dataset) -> None:
    page = run_page("upload", dataset=dataset.label_zh, way="在线填写")
    province = page.selectbox(key=f"form-{dataset.value}-area")
    province.set_value("安徽省").run()

    unit = page.selectbox(key=f"form-{dataset.value}-unit-安徽省")
    unit.select_index(1).run()

    assert not page.exception
    assert page.button(key=TAKE).disabled
