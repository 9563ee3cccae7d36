"""Who is turned away at the gate, and under which name the others go on."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from data_access.errors import StoreUnavailableError
from data_access.signing_in import SignedIn, real_now
from serving.gate import Gate, content_security_policy, refusal
from serving.identity import Identify
from tests.actors import MINISTRY

POLICY = content_security_policy(["sha256-abc="])
SOMEBODY = SignedIn("0a1b", MINISTRY, must_change_password=False, seen_at=real_now())


def asked(path: str = "/", kind: str = "http", **headers: str) -> dict[str, Any]:
    named = [
        (name.replace("_", "-").encode(), value.encode("latin-1"))
        for name, value in headers.items()
    ]
    return {"type": kind, "path": path, "method": "GET", "headers": named}


def passed(
    scope: dict[str, Any], identify: Identify = lambda _scope: SOMEBODY
) -> tuple[list[Scope], list[Message]]:
    """What reaches the application behind the gate, and what is sent back without it."""
    reached: list[Scope] = []
    sent: list[Message] = []

    async def app(inner: Scope, receive: Receive, send: Send) -> None:
        reached.append(inner)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    # In a thread of its own: a browser test of the same process may have a loop running here.
    with ThreadPoolExecutor(1) as thread:
        gate = Gate(app, content_security_policy=POLICY, identify=identify)
        judged = gate(scope, receive, send)
        thread.submit(asyncio.run, judged).result()
    return reached, sent


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_the_name_a_client_gives_itself_is_replaced_by_ours(kind: str) -> None:
    own = {"host": "localhost:8501", "origin": "http://localhost:8501"}
    scope = asked(kind=kind, **own, x_app_user="evil")
    scope["headers"].append((b"X-APP-User", b"\xe7\x8e\x8b"))

    reached, _ = passed(scope)

    assert reached[0]["headers"][2:] == [(b"x-app-user", b"0a1b")]


@pytest.mark.parametrize(
    ("path", "goes_on"),
    [("/account/sign-in", True), ("/account/sign-out", True), ("/account/", False), ("/", False)],
)
def test_without_the_store_one_may_sign_in_and_out_alone(path: str, goes_on: bool) -> None:
    def identify(_scope: Scope) -> SignedIn | None:
        raise StoreUnavailableError("数据库暂时读不出来")

    reached, _ = passed(asked(path, host="localhost"), identify)

    assert bool(reached) is goes_on


def test_a_websocket_of_a_foreign_page_is_closed_before_streamlit_judges_it() -> None:
    scope = asked(kind="websocket", host="127.0.0.1:8501", origin="http://evil.example")

    assert passed(scope) == ([], [{"type": "websocket.close", "code": 1008}])


def test_scripts_run_from_this_server_or_by_their_hash_alone() -> None:
    directives = dict(part.split(" ", 1) for part in POLICY.split("; "))

    assert directives["script-src"] == "'self' 'sha256-abc='"
    assert directives["connect-src"] == "'self'"


@pytest.mark.parametrize(
    ("scope", "status"),
    [
        (asked(host="127.0.0.1:8501"), None),
        (asked(host="LOCALHOST:8501"), None),
        (asked(host="127.0.0.1:8501", origin="http://127.0.0.1:8501"), None),
        (asked(host="evil.example"), 400),
        (asked(host="127.0.0.1.evil.example"), 400),
        (asked(host="[::1"), 400),
        (asked(), 400),
        (asked(host="127.0.0.1:8501", origin="http://evil.example"), 403),
        (asked(host="127.0.0.1:8501", origin="null"), 403),
        (asked(host="127.0.0.1:8501", origin="http://["), 403),
        (asked(host="127.0.0.1:8501", origin="http://[::1"), 403),
        (asked(host="127.0.0.1:8501", origin="http://127.0.0.1:9999"), 403),
        (asked("/_stcore/agent/openapi.json", host="localhost"), 404),
        (asked("/_stcore/metrics", host="localhost"), 404),
    ],
)
def test_foreign_hosts_foreign_pages_and_closed_paths_are_turned_away(
    scope: dict[str, Any], status: int | None
) -> None:
    assert refusal(scope, ["127.0.0.1", "localhost"]) == status


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/account/sign-in", {"content_length": "300"}, None),
        ("/account/sign-in", {"content_length": "16385"}, 413),
        ("/account/password", {"content_length": "16385"}, 413),
        ("/account/sign-in", {}, 411),
        ("/account/sign-in", {"content_length": "300", "transfer_encoding": "chunked"}, 411),
        ("/_stcore/upload_file/1/2", {"content_length": "16385"}, None),
    ],
)
def test_a_form_of_sign_in_is_short(path: str, headers: dict[str, str], status: int | None) -> None:
    own = {"host": "localhost", "origin": "http://localhost"}
    scope = asked(path, **own, **headers) | {"method": "POST"}

    assert refusal(scope, ["localhost"]) == status
