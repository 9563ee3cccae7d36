"""Signing in at the real server: who gets past the gate, with what, and for how long."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from urllib.parse import urlencode

import pytest

from data_access.account_rules import NewAccount
from data_access.accounts import add_account
from data_access.actor import Scope, ScopeLevel
from data_access.settings import Settings
from data_access.signing_in import real_now
from data_access.store import open_store
from indicators.vocabulary import Role
from serving.identity import COOKIE
from tests.actors import SECURITY
from tests.serving.live_server import Answer, LiveServer

NOBODY: Mapping[str, str] = {"Cookie": ""}
PAGE: Mapping[str, str] = {"Accept": "text/html"}
NEW = "Kfq-2020-wuhu"


def post(
    server: LiveServer, path: str, fields: Mapping[str, str], cookie: str = "", **more: str
) -> Answer:
    headers = {
        "Cookie": cookie,
        "Origin": server.url,
        "Content-Type": "application/x-www-form-urlencoded",
    } | more
    return server.ask(path, "POST", body=urlencode(fields), **headers)


def cookie_of(answer: Answer) -> str:
    return answer.headers["set-cookie"].partition(";")[0]


@pytest.fixture(scope="module")
def initial(trial: LiveServer) -> Iterator[tuple[str, str]]:
    """An account with its initial password, made at the terminal of the running server's store."""
    scope = Scope(ScopeLevel.PROVINCE, "安徽省")
    wanted = NewAccount("anhui-1", "王五", Role.PROVINCE_REVIEWER, scope)
    with closing(open_store(Settings(trial.log.parent))) as store:
        yield wanted.username, add_account(store, SECURITY, wanted, real_now())


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/upload?week=2020-04-05",
        "/static/index.html",
        "/media/0123456789abcdef.csv",
        "/_stcore/host-config",
        "/_stcore/health",
        "/geo/0/province.json",
        "/print/receipt/Z20200101-000001",
        "/i18n/zh.js",
        "/account/",
        "/account/password",
    ],
)
@pytest.mark.parametrize("cookie", ["", f"{COOKIE}=made-up", f"{COOKIE}="])
def test_without_a_known_cookie_nothing_opens(trial: LiveServer, path: str, cookie: str) -> None:
    assert trial.ask(path, Cookie=cookie).status == 401


def test_a_page_leads_to_the_sign_in_and_back(trial: LiveServer) -> None:
    answer = trial.ask("/upload?week=2020-04-05", **NOBODY, **PAGE)

    assert answer.status == 303
    assert answer.headers["location"] == "/account/sign-in?next=%2Fupload%3Fweek%3D2020-04-05"


@pytest.mark.parametrize(
    "path", ["/healthz", "/readyz", "/account/sign-in", "/account/account.css"]
)
def test_sign_in_and_health_are_open(trial: LiveServer, path: str) -> None:
    assert trial.ask(path, **NOBODY).status == 200


def test_the_demo_accounts_are_offered(trial: LiveServer) -> None:
    page = trial.ask("/account/sign-in", **NOBODY).body.decode()

    assert "演示模式，只在本机可用" in page
    assert page.count("<li>") == 10


def test_a_click_signs_in_with_a_cookie_that_scripts_cannot_read(trial: LiveServer) -> None:
    answer = post(trial, "/account/demo", {"username": "demo-leader", "next": "/reporting"})

    assert (answer.status, answer.headers["location"]) == (303, "/reporting")
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=lax" in said
    assert trial.ask("/", Cookie=cookie_of(answer)).status == 200


@pytest.mark.parametrize("goal", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_nobody_is_led_to_another_site(trial: LiveServer, goal: str) -> None:
    answer = post(trial, "/account/demo", {"username": "demo-leader", "next": goal})

    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
@pytest.mark.parametrize("path", ["/account/demo", "/account/sign-in", "/account/sign-out"])
def test_what_writes_must_come_from_our_pages(trial: LiveServer, path: str, origin: str) -> None:
    answer = post(
        trial, path, {"username": "demo-leader"}, f"{COOKIE}={trial.token}", Origin=origin
    )

    assert answer.status == 403
    assert trial.ask("/").status == 200


def test_a_name_the_client_gives_itself_is_worth_nothing(trial: LiveServer) -> None:
    assert trial.ask("/", **NOBODY, X_App_User="demo-leader").status == 401


def test_signing_out_closes_it_everywhere(trial: LiveServer) -> None:
    cookie = cookie_of(post(trial, "/account/demo", {"username": "demo-leader"}))
    before = [trial.ask(path, Cookie=cookie).status for path in ("/", "/account/")]

    post(trial, "/account/sign-out", {}, cookie)

    after = [trial.ask(path, Cookie=cookie).status for path in ("/", "/account/")]
    assert (before, after) == ([200, 200], [401, 401])


def test_an_initial_password_opens_nothing_but_its_change(
    trial: LiveServer, initial: tuple[str, str]
) -> None:
    name, password = initial
    fields = {"username": name, "password": password, "next": "/"}
    cookie = cookie_of(post(trial, "/account/sign-in", fields))
    led = trial.ask("/", Cookie=cookie, **PAGE)
    barred = trial.ask("/_stcore/host-config", Cookie=cookie)
    assert (led.headers["location"], barred.status) == ("/account/password", 403)

    weak = post(trial, "/account/password", changed(password, "short"), cookie)
    assert "口令至少 10 个字符" in weak.body.decode()
    done = post(trial, "/account/password", changed(password, NEW), cookie)

    assert "口令已修改" in done.body.decode()
    assert trial.ask("/", Cookie=cookie).status == 401
    again = cookie_of(post(trial, "/account/sign-in", fields | {"password": NEW}))
    assert trial.ask("/", Cookie=again).status == 200


def changed(old: str, new: str) -> dict[str, str]:
    return {"old": old, "new": new, "again": new}


def test_a_wrong_password_says_no_more_than_an_unknown_name(trial: LiveServer) -> None:
    answers = [
        post(trial, "/account/sign-in", {"username": name, "password": "wrong"})
        for name in ("hefei-1", "nobody-at-all")
    ]

    assert [answer.status for answer in answers] == [401, 401]
    pages = [answer.body.decode() for answer in answers]
    assert pages[0].replace("hefei-1", "nobody-at-all") == pages[1]
    assert "账号、口令或动态口令不对" in pages[0]


def test_markup_in_a_name_is_shown_as_text(trial: LiveServer) -> None:
    answer = post(trial, "/account/sign-in", {"username": '"><script>x', "password": "wrong"})

    assert "<script>" not in answer.body.decode()
