"""统一身份认证: through a real provider to an account of that name, and nowhere else."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from data_access.account_rules import NewAccount
from data_access.accounts import add_account, set_account_open
from data_access.actor import Scope, ScopeLevel
from data_access.settings import Settings
from data_access.signing_in import real_now
from data_access.store import open_store
from indicators.vocabulary import Role
from serving.identity import COOKIE
from tests.actors import SECURITY
from tests.serving.identity_provider import IdentityProvider, provider, secrets_for
from tests.serving.live_server import (
    PROJECT,
    LiveServer,
    free_port,
    make_empty_store,
    running,
)

PAGE = {"Accept": "text/html"}
CLOSED = "anhui-2"


@pytest.fixture(scope="module")
def idp() -> Iterator[IdentityProvider]:
    with provider() as made:
        yield made


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, idp: IdentityProvider) -> Iterator[LiveServer]:
    """A server whose secrets name the provider, with one open and one closed account."""
    folder = make_empty_store(tmp_path_factory.mktemp("oidc"))
    port = free_port()
    secrets = folder / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    secrets.write_text(secrets_for(idp, f"http://127.0.0.1:{port}"), encoding="utf-8")
    scope = Scope(ScopeLevel.PROVINCE, "安徽省")
    with closing(open_store(Settings(folder))) as store:
        for name in ("anhui-1", CLOSED):
            wanted = NewAccount(name, "王五", Role.PROVINCE_REVIEWER, scope)
            add_account(store, SECURITY, wanted, real_now())
        set_account_open(store, SECURITY, CLOSED, real_now(), is_open=False)
    with running(PROJECT / "app.py", folder, port) as started:
        yield started


@pytest.fixture
def browser() -> Iterator[httpx.Client]:
    with httpx.Client(follow_redirects=True, headers=PAGE, timeout=30) as client:
        yield client


def sign_in(browser: httpx.Client, server: LiveServer) -> httpx.Response:
    return browser.get(f"{server.url}/account/oidc/start")


def test_the_sign_in_page_offers_the_provider(browser: httpx.Client, server: LiveServer) -> None:
    page = browser.get(server.url)

    assert page.url.path == "/account/sign-in"
    assert "用统一身份认证登录" in page.text


def test_the_provider_opens_a_session_of_the_account_it_names(
    browser: httpx.Client, server: LiveServer, idp: IdentityProvider
) -> None:
    idp.claims, idp.age = {"preferred_username": "anhui-1"}, 0

    answer = sign_in(browser, server)

    assert (answer.status_code, answer.url.path) == (200, "/")
    assert "安徽省" in browser.get(f"{server.url}/account/").text
    assert [name for name in browser.cookies if name.startswith("_streamlit_user")] == []


@pytest.mark.parametrize("name", ["nobody", CLOSED, "demo-leader", ""])
def test_a_name_without_an_account_stays_outside(
    browser: httpx.Client, server: LiveServer, idp: IdentityProvider, name: str
) -> None:
    idp.claims, idp.age = {"preferred_username": name}, 0

    answer = sign_in(browser, server)

    assert answer.status_code == 403
    assert "没有对应的账号" in answer.text
    assert COOKIE not in browser.cookies


def test_an_old_answer_of_the_provider_opens_nothing(
    browser: httpx.Client, server: LiveServer, idp: IdentityProvider
) -> None:
    idp.claims, idp.age = {"preferred_username": "anhui-1"}, 400

    answer = sign_in(browser, server)

    assert answer.status_code == 401
    assert COOKIE not in browser.cookies


def test_a_cookie_that_nobody_signed_opens_nothing(
    browser: httpx.Client, server: LiveServer
) -> None:
    forged = '{"preferred_username": "anhui-1", "is_logged_in": true}'
    browser.cookies.set("_streamlit_user", forged.replace(" ", "").replace('"', "'"))

    answer = browser.get(f"{server.url}/account/oidc")

    assert answer.status_code == 401
    assert COOKIE not in browser.cookies


def test_passwords_still_work_beside_it(browser: httpx.Client, server: LiveServer) -> None:
    answer = browser.post(
        f"{server.url}/account/sign-in",
        data={"username": "anhui-1", "password": "wrong"},
        headers={"Origin": server.url},
    )

    assert "账号、口令或动态口令不对" in answer.text


def test_without_secrets_the_way_is_closed(tmp_path: Path, trial: LiveServer) -> None:
    assert "统一身份认证" not in trial.ask("/account/sign-in", Cookie="").body.decode()
    for path in ("/auth/login", "/oauth2callback", "/account/oidc"):
        assert trial.ask(path, Cookie="").status == 401
