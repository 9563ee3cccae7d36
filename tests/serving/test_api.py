"""The numbers for programs: as the pages', within scope, as known then; wrong questions told."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from data_access.displays import add_display
from data_access.settings import Settings
from data_access.signing_in import real_now
from data_access.store import create_store, open_store
from data_access.uploads.take_back import take_back
from indicators.vocabulary import Dataset
from serving.identity import COOKIE
from tests.actors import MINISTRY, SECURITY
from tests.data_access.drawn_reports import deliver, instant, register_drawn_units
from tests.serving.live_server import PROJECT, LiveServer, running
from tests.signed_in import token_for

RATE: Final = "enterprise_resumption_rate"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server on three zones: one corrected, one taken back."""
    folder = tmp_path_factory.mktemp("api")
    with closing(create_store(Settings(folder))) as store:
        register_drawn_units(store)
        deliver(store, """
            unit   | week  | enterprises | enterprises_resumed
            HTZ057 | 04-05 | 100         | 50
            HTZ099 | 04-05 | 300         | 30
            """, at=instant("04-06 10:00"))  # fmt: skip
        drawing = "unit | week | enterprises | enterprises_resumed\nHTZ057 | 04-05 | 100 | 60"
        deliver(store, drawing, reason="漏统", at=instant("04-08 10:00"))
        again = deliver(store, "unit | week\nHTZ058 | 04-05", at=instant("04-08 11:00"))
        take_back(store, MINISTRY, again.receipt_number, "报错了")
    with running(PROJECT / "app.py", folder) as server:
        yield server


def ask(server: LiveServer, path: str, user: str = "", **query: str) -> tuple[int, Any]:
    headers = {"Cookie": f"{COOKIE}={token_for(server.log.parent, user)}"} if user else {}
    answer = server.ask(f"/api/v1/{path}?{urlencode(query)}", **headers)
    return answer.status, json.loads(answer.body) if answer.body.startswith(b"{") else answer.body


def rate(answer: Any) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in answer["indicators"] if one["indicator"] == RATE)
    return found


def test_an_indicator_comes_with_its_sums_and_coverage(told: LiveServer) -> None:
    status, answer = ask(told, "indicators", week="2020-04-05")

    found = rate(answer)
    assert status == 200
    assert (found["numerator"], found["denominator"], found["value"]) == (90, 400, 0.225)
    assert (found["units"], found["expected"], answer["basis"]) == (2, 3, "all")
    assert answer["notice"] == "演示数据（合成）"


def test_the_past_is_answered_as_it_was_known(told: LiveServer) -> None:
    _, answer = ask(told, "indicators", week="2020-04-05", as_of="2020-04-07")

    assert rate(answer)["numerator"] == 80
    assert answer["as_of"].startswith("2020-04-06")


def test_an_area_and_a_scope_narrow_it(told: LiveServer) -> None:
    _, chosen = ask(told, "indicators", week="2020-04-05", area="湖北省")
    _, own = ask(told, "indicators", "demo-anhui", week="2020-04-05")
    status, refused = ask(told, "indicators", "demo-anhui", week="2020-04-05", area="湖北省")

    assert (rate(chosen)["numerator"], rate(own)["numerator"]) == (30, 60)
    assert status == 403
    assert "湖北省不在您的管辖范围内" in refused["error_zh"]


def test_a_leader_is_told_approved_numbers_first(told: LiveServer) -> None:
    _, first = ask(told, "indicators", "demo-leader", week="2020-04-05")
    _, every = ask(told, "indicators", "demo-leader", week="2020-04-05", basis="all")

    assert (first["basis"], first["indicators"]) == ("approved", [])
    assert rate(every)["numerator"] == 90


def test_the_reports_behind_a_number_and_what_changed(told: LiveServer) -> None:
    _, behind = ask(told, "reports", indicator=RATE, week="2020-04-05")
    _, changed = ask(told, "changes", indicator=RATE, week="2020-04-05", since="2020-04-07")
    _, weeks = ask(told, "weeks")

    assert [one["unit_code"] for one in behind["reports"]] == ["HTZ057", "HTZ099"]
    assert [(one["unit_code"], one["kind"], one["value_before"], one["value"])
            for one in changed["changes"]] == [("HTZ057", "corrected", 0.5, 0.6)]  # fmt: skip
    assert weeks["weeks"] == ["2020-04-05"]


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        ("indicators", {}, "week 应写成 2020-04-05"),
        ("indicators", {"week": "昨天"}, "现在是“昨天”"),
        ("indicators", {"week": "2020-04-05", "area": "月球"}, "没有“月球”这个省份"),
        ("indicators", {"week": "2020-04-05", "basis": "some"}, "basis 只能是"),
        ("weeks", {"dataset": "other"}, "dataset 只能是"),
        ("reports", {"week": "2020-04-05", "indicator": "x"}, "没有“x”这个指标"),
        ("changes", {"week": "2020-04-05", "indicator": RATE}, "since 应写成"),
        ("indicators", {"week": "9999-12-31"}, "week 应在 2019-01-01 至"),
    ],
)
def test_a_wrong_question_is_told(
    told: LiveServer, path: str, query: dict[str, str], said: str
) -> None:
    status, answer = ask(told, path, **query)

    assert status == 400
    assert said in answer["error_zh"]


def test_an_administrator_and_a_stranger_see_nothing(told: LiveServer) -> None:
    assert ask(told, "weeks", "demo-system")[0] == 403
    assert told.ask("/api/v1/weeks", Cookie="").status == 401


def test_a_display_token_asks_as_a_program(told: LiveServer) -> None:
    with closing(open_store(Settings(told.log.parent))) as store:
        token = add_display(store, SECURITY, "周报程序", "", 30, real_now())

    path = f"/api/v1/weeks?dataset={Dataset.WEEKLY.value}"
    asked = told.ask(path, Cookie="", Authorization=f"Bearer {token}")
    wrong = told.ask(path, Cookie="", Authorization=f"Bearer {token}x")

    assert (asked.status, wrong.status) == (200, 401)


def test_a_display_is_told_approved_numbers_only(told: LiveServer) -> None:
    with closing(open_store(Settings(told.log.parent))) as store:
        token = add_display(store, SECURITY, "大厅", "", 30, real_now())

    path = "/api/v1/indicators?week=2020-04-05&basis=all"
    answer = told.ask(path, Cookie="", Authorization=f"Bearer {token}")

    assert json.loads(answer.body)["basis"] == "approved"


def test_the_link_of_a_display_opens_it_by_a_click(told: LiveServer, tmp_path: Path) -> None:
    with closing(open_store(Settings(told.log.parent))) as store:
        token = add_display(store, SECURITY, "指挥中心<东墙>", "安徽省", 30, real_now())
    link = f"/account/display/{token}"

    page = told.ask(link, Cookie="")
    foreign = told.ask(link, "POST", Cookie="", Origin="http://evil.example")
    opened = told.ask(link, "POST", Cookie="", Origin=told.url)
    unknown = told.ask(f"{link}x", Cookie="")

    assert "指挥中心&lt;东墙&gt;" in page.body.decode()
    assert "set-cookie" not in page.headers
    assert (foreign.status, opened.status, unknown.status) == (403, 303, 404)
    assert "Max-Age=25" in opened.headers["set-cookie"]  # 30 days
    assert "httponly" in opened.headers["set-cookie"].lower()
