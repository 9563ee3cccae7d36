"""Attacks on the running server: another's session, another's file, another's tab."""

import asyncio
import re
from collections.abc import Coroutine, Iterator
from contextlib import closing
from http.cookies import SimpleCookie
from threading import Thread
from typing import Any, TypeVar

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin, Subprotocol

from serving.identity import COOKIE
from tests.serving.live_server import LiveServer
from tests.signed_in import token_for

SECONDS = 60
Result = TypeVar("Result")
FILE = b"a,b\n1,2\n"


class OwnLoop:
    """A loop in a thread of its own: a browser test of the same process may have one here."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, act: Coroutine[Any, Any, Result]) -> Result:
        """Run to the end there, and wait for it here."""
        return asyncio.run_coroutine_threadsafe(act, self._loop).result(SECONDS)

    def close(self) -> None:
        """End the loop and its thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@pytest.fixture
def loop() -> Iterator[OwnLoop]:
    with closing(OwnLoop()) as own:
        yield own


@pytest.fixture(scope="module")
def other(trial: LiveServer) -> str:
    """A cookie of somebody else, who is signed in at the same server."""
    return f"{COOKIE}={token_for(trial.log.parent, 'demo-hefei')}"


def mine(trial: LiveServer) -> str:
    return f"{COOKIE}={trial.token}"


def dial(trial: LiveServer, cookie: str, **more: str) -> connect:
    headers = {"Cookie": cookie, "Origin": trial.url} | more
    return connect(
        f"ws://127.0.0.1:{trial.port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={name: value for name, value in headers.items() if name != "Origin"},
        origin=Origin(headers["Origin"]) if headers["Origin"] else None,
        proxy=None,
        max_size=None,
    )


async def run_page(socket: ClientConnection) -> list[ForwardMsg]:
    """Run the page once and read what it sends."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    await socket.send(bytes(message.SerializeToString()))
    received = []
    async with asyncio.timeout(SECONDS):
        while True:
            received.append(ForwardMsg.FromString(await socket.recv(decode=False)))
            if received[-1].WhichOneof("type") == "script_finished":
                return received


def session_of(messages: list[ForwardMsg]) -> str:
    started = next(m for m in messages if m.WhichOneof("type") == "new_session")
    return str(started.new_session.initialize.session_id)


def said(messages: list[ForwardMsg]) -> str:
    return " ".join(str(m) for m in messages)


@pytest.mark.parametrize(
    ("cookie", "more"),
    [
        ("", {}),
        (f"{COOKIE}=made-up", {}),
        ("", {"X-App-User": "0a1b2c3d"}),
        ("own", {"Origin": "http://evil.example"}),
        ("own", {"Origin": ""}),
        ("own", {"Host": "evil.example"}),
    ],
)
def test_no_page_opens_for_whoever_is_not_signed_in_here(
    trial: LiveServer, loop: OwnLoop, cookie: str, more: dict[str, str]
) -> None:
    async def attack() -> None:
        async with dial(trial, mine(trial) if cookie == "own" else cookie, **more):
            pass

    with pytest.raises(InvalidStatus) as refused:
        loop.run(attack())
    assert refused.value.response.status_code in {400, 403}


def test_a_session_id_is_worth_nothing_to_another(
    trial: LiveServer, loop: OwnLoop, other: str
) -> None:
    """Whoever names a running session as the one to go on with gets a session of their own."""

    async def attack() -> tuple[str, str]:
        async with dial(trial, mine(trial)) as socket:
            victim = session_of(await run_page(socket))
        thief_dials = connect(
            f"ws://127.0.0.1:{trial.port}/_stcore/stream",
            subprotocols=[Subprotocol(name) for name in ("streamlit", "PLACEHOLDER", victim)],
            additional_headers={"Cookie": other},
            origin=Origin(trial.url),
            proxy=None,
            max_size=None,
        )
        async with thief_dials as socket:
            return victim, session_of(await run_page(socket))

    victim, thief = loop.run(attack())
    assert thief != victim


@pytest.fixture
def running_session(trial: LiveServer, loop: OwnLoop) -> Iterator[tuple[str, ClientConnection]]:
    """A page of mine that stays open: its session and the socket it runs on."""

    async def open_page() -> ClientConnection:
        return await dial(trial, mine(trial))

    socket = loop.run(open_page())
    yield session_of(loop.run(run_page(socket))), socket
    loop.run(socket.close())


def upload(trial: LiveServer, session: str, cookie: str) -> int:
    """Send a file into a session, with the token that Streamlit itself asks for."""
    page = trial.ask("/_stcore/health", Cookie=cookie)
    token = SimpleCookie(page.headers.get("set-cookie", "")).get("_streamlit_xsrf")
    xsrf = token.value if token else ""
    body = (
        '--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n'
        f"Content-Type: text/csv\r\n\r\n{FILE.decode()}\r\n--x--\r\n"
    )
    return trial.ask(
        f"/_stcore/upload_file/{session}/0123",
        "PUT",
        body,
        Cookie=f"{cookie}; _streamlit_xsrf={xsrf}",
        Origin=trial.url,
        X_Xsrftoken=xsrf,
        Content_Type="multipart/form-data; boundary=x",
    ).status


def test_a_file_goes_into_ones_own_session_only(
    trial: LiveServer,
    other: str,
    running_session: tuple[str, ClientConnection],
) -> None:
    session, _ = running_session

    assert upload(trial, session, other) == 403
    assert upload(trial, session, "") in {401, 403}
    assert upload(trial, "no-such-session", mine(trial)) == 403
    assert upload(trial, session, mine(trial)) == 204


def test_a_download_is_handed_to_its_owner_only(
    trial: LiveServer,
    other: str,
    loop: OwnLoop,
    running_session: tuple[str, ClientConnection],
) -> None:
    session, socket = running_session
    address = loop.run(click_download(socket, session))

    answers = {name: trial.ask(address, Cookie=cookie) for name, cookie in
               (("mine", mine(trial)), ("other", other), ("nobody", ""))}  # fmt: skip

    assert {name: answer.status for name, answer in answers.items()} == {
        "mine": 200, "other": 403, "nobody": 401,
    }  # fmt: skip
    assert answers["mine"].headers["cache-control"] == "no-store"
    disposition = answers["mine"].headers["content-disposition"]
    assert re.search(r"[0-9a-f]{16}", disposition) is None


async def click_download(socket: ClientConnection, session: str) -> str:
    """Ask for the file behind the page's download button; where it lies."""
    messages = await run_page(socket)
    button = next(
        m.delta.new_element.download_button
        for m in messages
        if m.WhichOneof("type") == "delta"
        and m.delta.new_element.WhichOneof("type") == "download_button"
    )
    message = BackMsg()
    message.backend_operation_request.request_id = "1"
    message.backend_operation_request.session_id = session
    message.backend_operation_request.deferred_file.file_id = button.deferred_file_id
    await socket.send(bytes(message.SerializeToString()))
    async with asyncio.timeout(SECONDS):
        while True:
            answer = ForwardMsg.FromString(await socket.recv(decode=False))
            if answer.WhichOneof("type") == "backend_operation_response":
                given = answer.backend_operation_response
                assert given.error_msg == ""
                return str(given.deferred_file.url)
