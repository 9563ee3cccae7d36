"""数据填报: choose, look, submit, receipt."""

import ast
import io
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.actor import Actor
from data_access.settings import Settings
from data_access.store import open_store
from data_access.uploads.intake import submit
from data_access.uploads.review import check_for_store
from indicators.vocabulary import Dataset, Role
from tests.drawn import drawn_csv
from tests.pages.conftest import PROJECT, RunPage
from tests.pages.upload_page import (
    CORRECTION,
    GB18030,
    REPORTER_ZH,
    choose,
    headings,
    receipt_number,
    send,
    submitted_revisions,
    told,
)
from tests.signed_in import MINISTRY

pytestmark = pytest.mark.ui


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


def submit_other_values(folder: Path, actor_name: str) -> None:
    """Somebody else reports other values of the same zone and week while the page stands open."""
    store = open_store(Settings(folder))
    actor = Actor(actor_name, Role.MINISTRY_REVIEWER)
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
    page = choose(run_page("upload"), GB18030)

    send(page)

    assert not page.exception
    assert [note.value for note in page.success] == ["已入库。请保存回执号。"]
    assert receipt_number(page).startswith("Z20200701-")
    assert submitted_revisions(own_store, "HTZ049") == [(1, REPORTER_ZH)]


def test_the_same_file_again_gives_the_same_receipt(own_store: Path, run_page: RunPage) -> None:
    first = receipt_number(send(choose(run_page("upload"), GB18030)))

    page = send(choose(run_page("upload"), GB18030))

    assert [note.value for note in page.info] == ["已是最新，回执不变：文件内容与库中现值相同。"]
    assert receipt_number(page) == first
    assert [revision for revision, _ in submitted_revisions(own_store, "HTZ049")] == [1]


def test_the_receipt_stays_when_the_visitor_turns_a_page(
    own_store: Path, run_page: RunPage
) -> None:
    page = send(choose(run_page("upload"), GB18030))
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
    page = send(choose(run_page("upload"), CORRECTION))
    assert "S01 的更正原因" in "".join(error.value for error in page.error)

    reason = next(field for field in page.text_input if "S01" in field.label)
    reason.set_value("核实后发现漏统 2 家").run()
    send(page)

    assert "**版本** 第 2 版" in "".join(text.value for text in page.markdown)


def test_who_came_first_is_told_and_the_file_is_looked_at_again(
    own_store: Path, run_page: RunPage
) -> None:
    page = choose(run_page("upload"), GB18030)
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


def offered(page: AppTest) -> list[str]:
    return [button.proto.label for button in page.get("download_button")]


def test_a_foreign_zone_is_refused_before_the_file_is_tried(
    own_store: Path, run_page: RunPage
) -> None:
    page = choose(run_page("upload", "demo-hefei"), GB18030)

    assert not page.exception
    assert "HTZ049" in told(page)
    assert "请删去这一行" in told(page)
    assert page.button(key="submit").disabled
    assert "3　试导入" not in headings(page)


def test_the_files_to_try_are_those_that_the_account_may_send(
    full_store: Path, run_page: RunPage
) -> None:
    own, all_of_them = (offered(run_page("upload", user)) for user in ("demo-hefei", MINISTRY))

    assert {"good_one_zone_utf8.csv", "bad_unknown_zone.csv"} <= set(own)
    assert {GB18030, "good_twenty_zones.csv"} & set(own) == set()
    assert {GB18030, "good_twenty_zones.csv", *own} <= set(all_of_them)


@pytest.mark.parametrize(
    ("name", "content", "told_zh"),
    [
        ("周报.xls", OLE + "Workbook".encode("utf-16-le"), "另存为"),
        ("周报.et", OLE + "Workbook".encode("utf-16-le"), "另存为"),
        ("周报.ods", zipped("content.xml"), "另存为"),
        ("周报.docx", zipped("word/document.xml"), "不是报表"),
        ("周报.xlsm", zipped("xl/vbaProject.bin"), "宏"),
    ],
)
def test_another_kind_of_file_is_refused_in_words_that_are_seen(
    full_store: Path, run_page: RunPage, name: str, content: bytes, told_zh: str
) -> None:
    page = run_page("upload")
    assert list(page.file_uploader[0].proto.type) == []

    page.file_uploader[0].set_value((name, content, "application/octet-stream")).run()

    assert told_zh in told(page)
    assert page.button(key="submit").disabled


def test_a_file_that_cannot_be_read_is_not_to_be_mended_on_the_page(
    full_store: Path, run_page: RunPage
) -> None:
    page = choose(run_page("upload"), "bad_encoding.csv")

    shown = "".join(text.value for text in page.markdown)
    assert "再换一个文件上传" in shown
    assert "在下面直接改" not in shown


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
