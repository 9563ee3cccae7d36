"""The frame around our pages: Chinese words, a strict policy, nothing asked of other machines."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.steps import open_page, sign_in
from tests.serving.live_server import PROJECT, LiveServer, make_empty_store, running

pytestmark = pytest.mark.browser

# Every visible text and every label in which Latin words are left; icons are drawn by their names.
ENGLISH_LEFT = r"""() => {
  const names = ["aria-label", "aria-roledescription", "title", "placeholder", "alt"];
  const hidden = "script, style, noscript, [data-testid='stIconMaterial'], .js-plotly-plot";
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(hidden)) continue;
    if (getComputedStyle(element).fontFamily.includes("Material")) continue;
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) found.push(node.nodeValue.trim());
    }
    for (const name of names) found.push(element.getAttribute(name) ?? "");
  }
  return found.filter((text) => /[A-Za-z]{4,}/.test(text) && !/\p{Script=Han}/u.test(text));
}"""
WRITTEN_BY_THE_PAGE = ["Upload", "signed_in=True", "• CSV, XLSX"]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    folder = make_empty_store(tmp_path_factory.mktemp("trial"))
    with running(PROJECT / "tests" / "serving" / "trial_app.py", folder) as started:
        yield started


def open_trial(page: Page, trial: LiveServer) -> None:
    sign_in(page.context, trial.url)
    page.goto(trial.url)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=30_000)
    expect(page.locator("[data-testid='stDataFrame'] canvas").first).to_be_visible()


def test_no_english_is_left_in_the_frame_and_the_words_of_the_page_stay(
    page: Page, trial: LiveServer
) -> None:
    open_trial(page, trial)

    left = page.evaluate(ENGLISH_LEFT)

    assert sorted(left) == sorted(WRITTEN_BY_THE_PAGE)


def test_a_search_without_a_match_says_so_in_chinese(page: Page, trial: LiveServer) -> None:
    open_trial(page, trial)

    page.get_by_label("省份").click()
    page.keyboard.type("zz")

    expect(page.get_by_role("listbox")).to_have_text("没有匹配项")


def test_an_icon_is_not_read_as_a_word(page: Page, trial: LiveServer) -> None:
    open_trial(page, trial)

    icon = page.get_by_test_id("stAlert").locator("[translate=no]")

    expect(icon).to_have_text("error")


def test_a_file_of_the_wrong_type_is_refused_in_chinese(page: Page, trial: LiveServer) -> None:
    open_trial(page, trial)
    wrong: FilePayload = {"name": "周报.exe", "mimeType": "application/x-dosexec", "buffer": b"MZ"}

    page.set_input_files("input[type=file]", wrong)

    expect(page.get_by_test_id("stFileUploader")).to_contain_text(
        "不接受 application/x-dosexec 类型的文件。"
    )


def test_an_upload_passes_the_gate(page: Page, trial: LiveServer) -> None:
    open_trial(page, trial)
    report: FilePayload = {"name": "周报.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}

    with page.expect_response("**/_stcore/upload_file/**") as answered:
        page.set_input_files("input[type=file]", report)

    assert answered.value.status == 204


def test_the_policy_of_the_page_stops_nothing_of_ours(page: Page, trial: LiveServer) -> None:
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)

    open_trial(page, trial)

    assert complaints == []


def test_a_fault_shows_a_reference_number_and_nothing_of_the_fault(
    page: Page, trial: LiveServer
) -> None:
    sign_in(page.context, trial.url)
    page.goto(f"{trial.url}/?fault=1")
    apology = page.get_by_test_id("stAlert")
    expect(apology).to_be_visible(timeout=30_000)
    reference = apology.inner_text().split("参考编号 ")[1].split(" ")[0]

    assert "secret" not in page.content()
    assert f"参考编号 {reference}" in trial.terminal()


def test_a_first_visit_stays_below_the_promised_bytes(page: Page, server: LiveServer) -> None:
    received: list[int] = []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    network.on("Network.loadingFinished", lambda end: received.append(end["encodedDataLength"]))

    open_page(page, server.url)

    assert 1_000_000 < sum(received) < 3_200_000


def test_a_narrow_window_folds_the_menu_in_chinese(page: Page, server: LiveServer) -> None:
    page.set_viewport_size({"width": 1000, "height": 800})
    open_page(page, server.url)

    expect(page.get_by_test_id("stHeader").get_by_text(re.compile(r"另 \d+ 页"))).to_be_visible()
