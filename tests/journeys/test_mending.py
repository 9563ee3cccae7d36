"""The park manager mends a messy sheet on the spot: named column, mended cell, receipt."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.drawn import drawn_csv
from tests.journeys.steps import SETTLE_MS, answer_all, open_page, rest
from tests.journeys.test_pictures import SIZES, pictures
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser

__all__ = ["pictures"]
MESSY = """
    安徽省高新区复工情况 | | | |
    统计日期 | 高新区 | 企业数量 | 已复工企业数 | 应返岗人数 | 已返岗人数
    2020-06-30 | 合肥高新区 | 1200 | 1100 | 86000 | 80000
    2020-06-30 | 裹阳高新区 | 900 | 700 | 40000 | 36000
    合计 | | 2100 | 1800 | 126000 | 116000
    """
# What a double click is told: of its first half, or that the second found all of it there.
ACCEPTED = re.compile("已入库。请保存回执号。|已是最新，回执不变")
COLUMN = "企业总数"
TOLD_OF_ZONE = "名录中没有“裹阳高新区”，是否为：襄阳高新技术产业开发区"  # then two more
TOLD_IN_PASSING = (
    "文件按 GB18030 读取，无需处理",
    "第 1 行在表头之上，按标题跳过",
    "汇总或备注行（“合计”）已跳过，不入库",
)
TRIES = 4
ROW_HEIGHT = 34  # [px] of the grid
NUMBER_X = 60  # [px] from its left edge, within the column of row numbers


def test_a_messy_gb18030_sheet_is_mended_on_the_spot_and_gets_its_receipt(
    page: Page, server: LiveServer, tmp_path: Path, pictures: Path
) -> None:
    sheet = tmp_path / "周报.csv"
    sheet.write_bytes(drawn_csv(MESSY, "gb18030"))
    open_page(page, server.url, "upload")
    page.set_input_files("input[type=file]", sheet)
    expect(page.get_by_text(f"缺少必填列：{COLUMN}").first).to_be_visible(timeout=SETTLE_MS)
    rest(page)
    page.screenshot(path=pictures / "step1_recognise.png", full_page=True)

    page.get_by_role("combobox", name="企业数量").click()
    page.get_by_role("option", name=COLUMN, exact=True).click()
    told = page.locator("table.issues").first
    expect(told).to_contain_text(TOLD_OF_ZONE, timeout=SETTLE_MS)
    rest(page)
    page.screenshot(path=pictures / "step2_proofread.png")

    _write(page, row=1, columns_right=2, was="裹阳高新区", text="襄阳高新区")
    expect(page.get_by_role("heading", name="试导入")).to_be_visible(timeout=SETTLE_MS)
    page.get_by_text("已自动更正（", exact=False).click()
    for sentence in TOLD_IN_PASSING:
        expect(page.locator("table.issues").last).to_contain_text(sentence, timeout=SETTLE_MS)
    page.get_by_text("已自动更正（", exact=False).click()
    answer_all(page, "按新的统计口径核实无误")
    rest(page)
    page.get_by_role("heading", name="试导入").scroll_into_view_if_needed()
    page.screenshot(path=pictures / "step3_trial.png")
    page.get_by_test_id("stBottomBlockContainer").get_by_role("button").dblclick()
    expect(page.get_by_text(ACCEPTED).first).to_be_visible(timeout=SETTLE_MS)
    expect(page.get_by_role("heading", name="回执 Z", exact=False)).to_have_count(1)
    rest(page)
    page.screenshot(path=pictures / "step4_receipt.png")


def test_a_turned_phone_does_not_lose_the_sheet(
    page: Page, server: LiveServer, tmp_path: Path
) -> None:
    sheet = tmp_path / "周报.csv"
    sheet.write_bytes(drawn_csv(MESSY))
    open_page(page, server.url, "upload")
    page.set_input_files("input[type=file]", sheet)
    expect(page.get_by_text("换一个文件")).to_be_visible(timeout=SETTLE_MS)

    for size in SIZES.values():
        page.set_viewport_size(size)
        rest(page)

    assert page.get_by_text("换一个文件").count() == 1


def _write(page: Page, row: int, columns_right: int, was: str, text: str) -> None:
    """Type into a cell of the grid, found from the row's number by the arrow keys.

    A grid that is laid out anew between the click and the keys forgets the cell, or loses a
    key and opens its neighbour: then once more.
    """
    editor = page.locator("textarea.gdg-input")
    for _ in range(TRIES):
        _open_cell(page, row, columns_right)
        page.wait_for_timeout(1000)
        if editor.count() and editor.input_value() == was:
            break
        page.keyboard.press("Escape")
    editor.fill(text)
    page.keyboard.press("Enter")


def _open_cell(page: Page, row: int, columns_right: int) -> None:
    grid = page.get_by_test_id("stDataFrame").first
    grid.evaluate("grid => grid.scrollIntoView({block: 'center'})")  # clear of the submit bar
    rest(page)
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + NUMBER_X, box["y"] + ROW_HEIGHT * (row + 1.5))
    for _ in range(columns_right):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
