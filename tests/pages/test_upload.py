"""数据填报: choose, look, submit, receipt."""

import ast
from collections.abc import Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.actor import Actor
from data_access.settings import Settings
from data_access.store import open_store
from data_access.uploads.intake import submit
from data_access.uploads.review import check_for_store
from indicators.vocabulary import Dataset, Role
from pages.components.upload_editor import edited_cells
from tests.drawn import drawn_csv
from tests.pages.conftest import PROJECT, RunPage

pytestmark = pytest.mark.ui

SAMPLES = PROJECT / "sample_data" / "uploads"
GB18030 = "good_one_zone_gb18030.csv"
CORRECTION = "good_correction_of_last_week.csv"
CSV = "text/csv"


def choose(page: AppTest, name: str) -> AppTest:
    content = (SAMPLES / name).read_bytes()
    page.file_uploader[0].set_value((name, content, CSV)).run()
    return page


def sign(page: AppTest, name: str = "杭州高新区 *填报员*") -> AppTest:
    page.text_input(key="reporter").set_value(name).run()
    return page


def send(page: AppTest) -> AppTest:
    page.button(key="submit").click().run()
    return page


def headings(page: AppTest) -> list[str]:
    return [heading.value for heading in page.subheader]


def told(page: AppTest) -> str:
    return "".join(block.proto.body for block in page.get("html"))


def receipt_number(page: AppTest) -> str:
    return next(text.removeprefix("回执 ") for text in headings(page) if text.startswith("回执 "))


def submitted_revisions(folder: Path, unit_code: str) -> Sequence[tuple[int, str]]:
    store = open_store(Settings(folder))
    with store.reader.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT revision, actor_name FROM revision JOIN submission"
            " ON submission.id = revision.submission_id"
            " WHERE unit_code = ? AND week_ending = '2020-07-05' ORDER BY revision",
            (unit_code,),
        ).all()
    store.close()
    return [(row[0], row[1]) for row in found]


def submit_other_values(folder: Path, actor_name: str) -> None:
    """Somebody else reports other values of the same zone and week while the page stands open."""
    store = open_store(Settings(folder))
    actor = Actor(actor_name, Role.DEMO)
    content = drawn_csv("""
        统计日期 | 高新区名称 | 企业总数 | 已复工企业数
        2020-06-30 | 杭州高新技术产业开发区 | 1200 | 960
        """)
    checked = check_for_store(store, actor, Dataset.WEEKLY, content, "另一份.csv")
    said = {issue.code: "核实无误" for issue in checked.queries}
    submit(store, actor, checked, content, "另一份.csv", said)
    store.close()


def test_a_gb18030_file_becomes_a_receipt_and_one_revision(
    own_store: Path, run_page: RunPage
) -> None:
    page = sign(choose(run_page("upload"), GB18030))

    send(page)

    assert not page.exception
    assert [note.value for note in page.success] == ["已入库。请保存回执号。"]
    assert receipt_number(page).startswith("Z20200701-")
    assert submitted_revisions(own_store, "HTZ049") == [(1, "杭州高新区 *填报员*")]


def test_a_click_before_the_reporter_is_named_says_what_is_missing(
    own_store: Path, run_page: RunPage
) -> None:
    page = send(choose(run_page("upload"), GB18030))

    assert [error.value for error in page.error] == ["还没有提交：请先填写填报人"]
    assert submitted_revisions(own_store, "HTZ049") == []
    assert receipt_number(send(sign(page))).startswith("Z20200701-")


def test_the_same_file_again_gives_the_same_receipt(own_store: Path, run_page: RunPage) -> None:
    first = receipt_number(send(sign(choose(run_page("upload"), GB18030))))

    page = send(sign(choose(run_page("upload"), GB18030), "另一人"))

    assert [note.value for note in page.info] == ["已是最新，回执不变：文件内容与库中现值相同。"]
    assert receipt_number(page) == first
    assert [revision for revision, _ in submitted_revisions(own_store, "HTZ049")] == [1]


def test_the_receipt_stays_when_the_visitor_turns_a_page(
    own_store: Path, run_page: RunPage
) -> None:
    page = send(sign(choose(run_page("upload"), GB18030)))
    number = receipt_number(page)

    page.switch_page("pages/indicators.py").run()
    page.switch_page("pages/upload.py").run()

    assert receipt_number(page) == number


def test_the_chosen_file_stays_when_the_visitor_turns_a_page(
    own_store: Path, run_page: RunPage
) -> None:
    page = choose(run_page("upload"), GB18030)

    page.switch_page("pages/indicators.py").run()
    page.switch_page("pages/upload.py").run()

    assert "3　试导入" in headings(page)


def test_a_correction_needs_its_reason(own_store: Path, run_page: RunPage) -> None:
    page = send(sign(choose(run_page("upload"), CORRECTION)))
    assert "S01 的更正原因" in "".join(error.value for error in page.error)

    reason = next(field for field in page.text_input if "S01" in field.label)
    reason.set_value("核实后发现漏统 2 家").run()
    send(page)

    assert "**版本** 第 2 版" in "".join(text.value for text in page.markdown)


def test_who_came_first_is_told_and_the_file_is_looked_at_again(
    own_store: Path, run_page: RunPage
) -> None:
    page = sign(choose(run_page("upload"), GB18030))
    submit_other_values(own_store, "另一位填报员")

    send(page)

    told = "".join(error.value for error in page.error)
    assert "HTZ049" in told
    assert "另一位填报员" in told
    assert submitted_revisions(own_store, "HTZ049") == [(1, "另一位填报员")]
    assert [field.label for field in page.text_input if "S01" in field.label]


def test_a_bad_file_shows_its_errors_and_cannot_be_submitted(
    own_store: Path, run_page: RunPage
) -> None:
    page = choose(run_page("upload"), "bad_part_above_total.csv")

    assert not page.exception
    assert page.button(key="submit").disabled
    assert "R02" in told(page)
    assert "1 处强制性问题改正后才能提交" in "".join(text.value for text in page.markdown)


def test_a_file_of_another_dataset_is_offered_to_be_checked_as_that(
    own_store: Path, run_page: RunPage
) -> None:
    page = choose(run_page("upload"), "good_rollout.csv")
    offer = next(button for button in page.button if "改按" in button.label)

    offer.click().run()

    assert offer.label == "改按“百城百园进展”校验"
    assert "3　试导入" in headings(page)


def test_an_empty_store_still_offers_the_template_and_the_steps(
    empty_store: Path, run_page: RunPage
) -> None:
    page = run_page("upload")

    assert not page.exception
    assert page.file_uploader[0].label.startswith("选择高新区复工复产周报文件")
    assert "下载模板" in "".join(text.value for text in page.markdown)


def test_the_commit_path_knows_no_streamlit() -> None:
    tree = ast.parse((PROJECT / "pages/components/upload_delivery.py").read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]

    assert "streamlit" not in "".join(ast.unparse(node) for node in imported)


def test_a_column_that_was_not_matched_is_named_on_the_spot(
    own_store: Path, run_page: RunPage
) -> None:
    page = run_page("upload")
    content = drawn_csv("""
        统计日期 | 高新区名称 | 企业数量 | 已复工企业数
        2020-06-30 | 杭州高新技术产业开发区 | 1200 | 960
        """)
    page.file_uploader[0].set_value(("周报.csv", content, CSV)).run()
    assert "缺少必填列：企业总数" in [error.value for error in page.error]

    choice = next(box for box in page.selectbox if "企业数量" in box.label)
    choice.set_value("企业总数").run()

    assert "3　试导入" in headings(page)
    said = [field for field in page.text_input if "必填" in field.label]
    for field in said:
        field.set_value("核实无误").run()
    assert receipt_number(send(page)).startswith("Z20200701-")


def test_what_was_mended_can_be_taken_back(own_store: Path, run_page: RunPage) -> None:
    page = run_page("upload")
    content = drawn_csv("""
        统计日期 | 高新区名称 | 企业数量 | 已复工企业数
        2020-06-30 | 杭州高新技术产业开发区 | 1200 | 960
        """)
    page.file_uploader[0].set_value(("周报.csv", content, CSV)).run()
    next(box for box in page.selectbox if "企业数量" in box.label).set_value("企业总数").run()

    page.button(key="undo-mending").click().run()

    assert "缺少必填列：企业总数" in [error.value for error in page.error]


def test_the_edits_of_the_grid_lead_to_the_cells_of_the_file() -> None:
    edits = {"edited_rows": {"1": {"企业总数": "1200", "行": "9"}}, "deleted_rows": [0]}

    assert edited_cells(edits, [3, 7], ["统计日期", "企业总数"]) == {(7, 1): "1200"}


def draft_of(page: AppTest) -> str:
    """The draft's token in the address."""
    return str(page.query_params["draft"])


def messy(page: AppTest) -> AppTest:
    content = drawn_csv("""
        统计日期 | 高新区名称 | 企业数量 | 已复工企业数
        2020-06-30 | 杭州高新技术产业开发区 | 1200 | 960
        """)
    page.file_uploader[0].set_value(("周报.csv", content, CSV)).run()
    box = next(box for box in page.selectbox if "企业数量" in box.label)
    return box.set_value("企业总数").run()


def test_a_closed_tab_is_taken_up_again_by_its_address(own_store: Path, run_page: RunPage) -> None:
    page = sign(messy(run_page("upload")), "园区填报员")
    token = draft_of(page)

    again = run_page("upload", draft=token)

    assert "3　试导入" in headings(again)
    assert again.text_input(key="reporter").value == "园区填报员"


def test_a_draft_that_was_submitted_is_told_to_be_gone(own_store: Path, run_page: RunPage) -> None:
    page = sign(messy(run_page("upload")))
    token = draft_of(page)
    for field in [field for field in page.text_input if "必填" in field.label]:
        field.set_value("核实无误")
    send(page)

    again = run_page("upload", draft=token)

    assert [note.value for note in again.info] == ["这份草稿已经提交、删除或过期；请重新选择文件。"]


def test_a_column_named_once_is_known_the_next_time(own_store: Path, run_page: RunPage) -> None:
    page = sign(messy(run_page("upload")))
    for field in [field for field in page.text_input if "必填" in field.label]:
        field.set_value("核实无误")
    send(page)

    again = run_page("upload")
    content = drawn_csv("""
        统计日期 | 高新区名称 | 企业数量 | 已复工企业数
        2020-06-30 | 宁波高新技术产业开发区 | 1200 | 960
        """)
    again.file_uploader[0].set_value(("周报.csv", content, CSV)).run()

    assert "缺少必填列：企业总数" not in [error.value for error in again.error]
