"""The forms of sign-in while the store is full or locked: they say so, and nobody else waits."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from data_access.actor import Actor
from data_access.demo_accounts import ensure_demo_accounts
from data_access.errors import StoreUnavailableError
from data_access.settings import Settings
from data_access.store import Store, open_store
from indicators.vocabulary import Role
from serving import account_routes, single_sign_on, totp_routes
from serving.identity import COOKIE
from tests.serving.live_server import make_empty_store

WHY_ZH = "系统暂不能保存"
ADDRESS = "http://localhost:8501"
Ask = Callable[..., httpx.Response]
LEADER = Actor("领导（demo-leader）", Role.LEADER, username="demo-leader")


def refuse(*_told: object, **_named: object) -> Any:
    raise StoreUnavailableError(WHY_ZH)


@pytest.fixture(scope="module")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = make_empty_store(tmp_path_factory.mktemp("without"))
    with closing(open_store(Settings(folder))) as opened:
        ensure_demo_accounts(opened)
        yield opened


@pytest.fixture
def ask(demo_store: Store, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The routes without the gate, for a leader who is signed in; none may ask on the loop."""

    def visitor(_request: Request, _store: Store) -> Actor:
        with suppress(RuntimeError):
            pytest.fail(f"the store is asked on {asyncio.get_running_loop()}")
        return LEADER

    for module in (account_routes, totp_routes, single_sign_on):
        monkeypatch.setattr(module, "serving_store", lambda: demo_store)
    for module in (account_routes, totp_routes):
        monkeypatch.setattr(module, "visitor", visitor)
    routes = [
        *account_routes.account_routes(),
        *totp_routes.totp_routes(),
        *single_sign_on.single_sign_on_routes(),
    ]
    through = httpx.ASGITransport(Starlette(routes=routes))

    async def asked(method: str, path: str, form: Mapping[str, str]) -> httpx.Response:
        async with httpx.AsyncClient(
            transport=through, base_url=ADDRESS, cookies={COOKIE: "a-token"}
        ) as client:
            return await client.request(method, path, data=form)

    def once(method: str, path: str, **form: str) -> httpx.Response:
        with ThreadPoolExecutor(1) as thread:  # a browser test may have a loop running here
            return thread.submit(asyncio.run, asked(method, path, form)).result()

    return once


@pytest.mark.parametrize(
    ("path", "module", "act", "heading"),
    [
        ("/account/sign-in", account_routes, "sign_in", "账号登录"),
        ("/account/demo", account_routes, "enter_as_demo", "账号登录"),
        ("/account/password", account_routes, "change_own_password", "原口令"),
        ("/account/totp", totp_routes, "turn_on", "动态口令"),
        ("/account/totp/off", totp_routes, "turn_off", "动态口令"),
    ],
)
def test_a_form_comes_again_with_the_reason(
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    module: Any,
    act: str,
    heading: str,
) -> None:
    monkeypatch.setattr(module, act, refuse)

    answer = ask("POST", path, username="demo-leader", old="a", code="1")

    assert answer.status_code == 503
    assert WHY_ZH in answer.text
    assert heading in answer.text


def test_the_provider_page_says_the_reason(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"preferred_username": "anhui-1"}
    monkeypatch.setattr(single_sign_on, "_provider_told", lambda _request: told)
    monkeypatch.setattr(single_sign_on, "enter_by_provider", refuse)

    answer = ask("GET", "/account/oidc")

    assert (answer.status_code, WHY_ZH in answer.text) == (503, True)


@pytest.mark.parametrize("is_there", [True, False])
def test_signing_out_takes_the_cookie_in_any_case(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    monkeypatch.setattr(account_routes, "sign_out", (lambda *_: None) if is_there else refuse)

    answer = ask("POST", "/account/sign-out")

    assert answer.status_code == (303 if is_there else 503)
    assert answer.headers["set-cookie"].startswith(f'{COOKIE}=""; ')
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert (WHY_ZH in answer.text) is not is_there


def test_the_sign_in_page_opens_where_the_store_says_nothing(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_MODE", "production")
    monkeypatch.setattr(account_routes, "serving_store", refuse)

    answer = ask("GET", "/account/sign-in")

    assert answer.status_code == 200
    assert "还没有账号" not in answer.text
