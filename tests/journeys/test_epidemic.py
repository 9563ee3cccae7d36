"""疫情数据 in a browser: every section whole and Chinese; a file imported and taken back."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from pages.components.epidemic_choice import Section
from tests.drawn import drawn_csv
from tests.journeys.steps import SETTLE_MS, open_page, rest, sign_in
from tests.journeys.test_pictures import DEVICES, NO_FAULTS, SIZES, faults
from tests.serving.live_server import LiveServer

pytestmark = pytest.mark.browser

# No zone is counted by 恩施州, so that no other journey sees another level.
CASES = """
    统计日期   | 省份   | 地名     | 行政区划代码 | 累计确诊
    2020-06-27 | 湖北省 | 恩施州   | 422800       | 252
    2020-06-28 | 湖北省 | 恩施州   | 422800       | 250
    2020-06-28 | 湖北省 | 境外输入 | 4200y1       | 3
    """


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("section", [section.label_zh for section in Section])
def test_every_section_is_whole_and_chinese(
    page: Page, server: LiveServer, section: str, device: str
) -> None:
    page.set_viewport_size(SIZES[DEVICES[device][0]])
    open_page(page, server.url, "epidemic", section=section)

    for size in DEVICES[device]:
        page.set_viewport_size(SIZES[size])
        rest(page)
        assert faults(page) == NO_FAULTS, size


def test_a_file_is_looked_at_imported_and_taken_back(page: Page, server: LiveServer) -> None:
    sign_in(page.context, server.url)
    open_page(page, server.url, "epidemic", section=Section.IMPORT.label_zh)
    file: FilePayload = {"name": "病例.csv", "mimeType": "text/csv", "buffer": drawn_csv(CASES)}

    page.set_input_files("input[type=file]", file)
    expect(page.get_by_text("读到 3 行")).to_be_visible(timeout=SETTLE_MS)
    expect(page.get_by_text("比前一次少 2 例（252→250）")).to_be_visible()
    page.get_by_text("已看过 1 处核实性问题").click()
    rest(page)
    page.get_by_test_id("stBaseButton-primary").click()
    expect(page.get_by_text("每日病例已导入：新增 2 行")).to_be_visible(timeout=SETTLE_MS)

    open_page(page, server.url, "epidemic")
    page.get_by_text("撤回最近一次…").click()
    page.get_by_role("button", name="撤回", exact=True).click()

    expect(page.get_by_text("恢复此前的数")).to_be_visible(timeout=SETTLE_MS)
