"""Files as they come from offices, and tabs that close at the wrong moment."""

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.journeys.steps import SETTLE_MS, answer_all, open_page, press_submit, submitted
from tests.serving.live_server import PROJECT, LiveServer

pytestmark = pytest.mark.browser

TWENTY_ZONES = PROJECT / "sample_data" / "uploads" / "good_twenty_zones.csv"
REPORTER = "园区填报员"
# Ends the button's name. Only the frame of its click holds it: leaving a field sends another.
CLICK = b"-submit"
HEADERS = ["统计日期", "高新区名称", "企业总数", "已复工企业数", "应返岗人数", "已返岗人数"]


def test_a_workbook_of_wps_with_a_merged_title_becomes_a_receipt(
    page: Page, server: LiveServer, tmp_path: Path
) -> None:
    sheet = tmp_path / "新建 XLSX 工作表.xlsx"
    sheet.write_bytes(
        _as_wps_writes(["2020年6月30日", "贵阳高新区", "1,200", 1100, "８６０００", 80000])
    )
    open_page(page, server.url, "upload")

    page.set_input_files("input[type=file]", sheet)
    expect(page.get_by_text("填报人：")).to_be_visible(timeout=SETTLE_MS)
    page.get_by_text("已自动更正（", exact=False).click()
    expect(page.locator("table.issues").last).to_contain_text("按标题跳过", timeout=SETTLE_MS)

    assert submitted(page, REPORTER).startswith("Z20200701-")


def test_a_tab_closed_during_the_commit_finds_its_receipt(
    page: Page, server: LiveServer, tmp_path: Path
) -> None:
    sheet = tmp_path / "关页时正在提交.csv"
    values = "2020-06-30,昆明高新技术产业开发区,1200,1100,86000,80000"
    sheet.write_text(",".join(HEADERS) + "\n" + values, encoding="utf-8")
    clicks: list[bytes] = []
    answers: list[bytes] = []

    def note(frame: str | bytes) -> None:
        if isinstance(frame, bytes) and CLICK in frame:
            clicks.append(frame)

    def note_answer(frame: str | bytes) -> None:
        if isinstance(frame, bytes) and clicks:
            answers.append(frame)

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", note)
        socket.on("framereceived", note_answer)

    page.on("websocket", listen)
    open_page(page, server.url, "upload")
    page.set_input_files("input[type=file]", sheet)
    answer_all(page, REPORTER)

    press_submit(page)
    for _ in range(SETTLE_MS // 5):
        if answers:
            break
        page.wait_for_timeout(5)
    page.wait_for_timeout(1000)  # the first answer may still be to the field that was left
    page.close()
    assert answers, "the server never began with the click"

    again = page.context.new_page()
    open_page(again, server.url, "my_reports", find=sheet.name)
    receipt = again.get_by_role("heading", name="回执 Z", exact=False)
    expect(receipt).to_be_visible(timeout=SETTLE_MS)


def test_a_file_of_many_units_is_one_receipt_with_each_of_them(
    page: Page, server: LiveServer
) -> None:
    open_page(page, server.url, "upload")

    page.set_input_files("input[type=file]", TWENTY_ZONES)
    expect(page.get_by_text("填报人：")).to_be_visible(timeout=SETTLE_MS)
    number = submitted(page, REPORTER)
    page.goto(f"{server.url}/print/receipt/{number}")

    assert page.get_by_text("HTZ0", exact=False).count() >= 20


def _as_wps_writes(values: list[str | int]) -> bytes:
    """A workbook with a merged title, an empty row, and numbers typed as text."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["贵阳高新区复工复产情况表"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(HEADERS)
    sheet.append(values)
    book.create_sheet("Sheet2")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
