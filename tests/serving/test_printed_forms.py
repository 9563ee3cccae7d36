"""The 上报表 to be printed: what it says, of whom, and that nothing in it runs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from data_access.settings import Settings
from data_access.store import Store, create_store
from data_access.uploads.delivery import Delivery
from data_access.uploads.intake import accept
from data_access.uploads.issues import Issue
from data_access.uploads.receipts import Receipt
from data_access.uploads.take_back import take_back
from indicators.vocabulary import Dataset, Severity
from serving.printed_forms import printed_receipt
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, drawn_reports, register_drawn_units
from tests.serving.live_server import LiveServer
from tests.signed_in import session_for

LAST_WEEK = "unit | week | enterprises | enterprises_resumed\nHTZ057 | 03-29 | 100 | 50"
REPORT = "unit | week | enterprises | enterprises_resumed | remarks\nHTZ057 | 04-05 | 100 | 60 |"
LIVE = "<script>alert(1)</script>"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the drawn register."""
    made = create_store(Settings(tmp_path))
    register_drawn_units(made)
    yield made
    made.close()


def printed(store: Store, number: str) -> Response:
    session_id = session_for(store.settings.data_folder).encode()
    scope = {
        "type": "http",
        "path_params": {"number": number},
        "headers": [(b"x-app-user", session_id)],
    }
    return printed_receipt(Request(scope), store)


def words(answer: Response) -> str:
    """What the page says, without its markup."""
    text = bytes(answer.body).decode()
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def explained(store: Store, said: str = "订单未到", file_name: str = "周报.csv") -> Receipt:
    issue = Issue(2, "已复工企业数", "60", "H03", Severity.QUERY, "比上周少了四成")
    rows = drawn_reports(REPORT)
    delivery = Delivery(b"bytes", file_name, Dataset.WEEKLY, rows, {"H03": said}, issues=(issue,))
    return accept(store, MINISTRY, delivery)


def test_a_report_stands_beside_the_week_before(store: Store) -> None:
    deliver(store, LAST_WEEK)

    said = words(printed(store, explained(store).receipt_number))

    assert "高新区复工复产周报上报表" in said
    assert "合肥高新技术产业开发区（HTZ057）" in said
    assert "企业总数 家 100 100 已复工企业数 家 50 60" in said
    assert "（单位盖章）" in said


def test_the_check_stands_with_what_was_said_to_it(store: Store) -> None:
    said = words(printed(store, explained(store).receipt_number))

    assert "2 已复工企业数 核实性 H03 比上周少了四成 订单未到" in said


def test_nothing_that_a_user_wrote_is_markup(store: Store) -> None:
    receipt = explained(store, said=LIVE, file_name=f"{LIVE}.csv")

    page = bytes(printed(store, receipt.receipt_number).body).decode()

    assert LIVE not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2


def test_a_zero_report_and_a_taking_back_say_what_they_are(store: Store) -> None:
    zero = deliver(store, "unit | week | zero\nHTZ057 | 04-05 | 是")
    slip = take_back(store, MINISTRY, zero.receipt_number, "报错了园区")

    assert "按零报告报送" in words(printed(store, zero.receipt_number))
    taken = words(printed(store, slip.receipt_number))
    assert "本版为撤回：自此按未报计算。" in taken
    assert "更正或撤回原因：报错了园区" in taken


def test_a_file_of_many_units_lists_them_all_and_details_the_first(store: Store) -> None:
    weeks = [f"0{month}-{day:02}" for month, day in ((2, 2), (2, 9), (2, 16), (2, 23))]
    weeks += ["03-01", "03-08", "03-15"]
    units = ("HTZ057", "HTZ058", "HTZ099")
    lines = "\n".join(f"{unit} | {week}" for week in weeks for unit in units)
    receipt = deliver(store, "unit | week\n" + lines)

    said = words(printed(store, receipt.receipt_number))

    assert "填报单位（21 家次，以下详列前 20 家次）" in said


def test_a_receipt_nobody_gave_is_not_found(store: Store) -> None:
    answer = printed(store, "Z20200101-999999")

    assert (answer.status_code, bytes(answer.body).decode()[:5]) == (404, "查无此回执")


def test_a_synthetic_store_says_so_on_paper(store: Store) -> None:
    assert "演示数据（合成）" in words(printed(store, explained(store).receipt_number))


def test_the_running_server_hands_out_style_and_script_and_no_other_file(
    trial: LiveServer,
) -> None:
    answers = [trial.ask(f"/print/{name}").status for name in ("print.css", "print.js", "x.html")]

    assert answers == [200, 200, 404]


def test_the_index_page_does_not_take_the_place_of_a_form(trial: LiveServer) -> None:
    answer = trial.ask("/print/receipt/Z20200101-999999")

    assert (answer.status, answer.body.decode()[:5]) == (404, "查无此回执")
