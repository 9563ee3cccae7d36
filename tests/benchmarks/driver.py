"""A visitor without a browser: speaks Streamlit's WebSocket protocol and keeps its cache."""

import asyncio
import http.client
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.signed_in import MINISTRY

WEEK_LABEL_ZH: Final = "报告周（截至周日）"
CACHE_AGE: Final = 2  # runs a browser keeps a message for: global.maxCachedMessageAge
ANSWER_SECONDS: Final = 120.0
CONTEXT: Final = {"timezone": "Asia/Shanghai", "timezone_offset": -480, "locale": "zh-CN"}


class RunFailedError(Exception):
    """The page answered with an error, or not with what a visitor would see."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the page as its visitor meets it.

    Attributes:
        seconds: from asking until the page says that it has finished.
        message_bytes: its messages, unpacked.
        wire_bytes: what came over the connection for them.
        messages: how many.
    """

    seconds: float
    message_bytes: int
    wire_bytes: int
    messages: int


class CountingConnection(ClientConnection):
    """A connection that counts what arrives, before it is unpacked."""

    arrived = 0

    def data_received(self, data: bytes) -> None:
        """Count and pass on."""
        self.arrived += len(data)
        super().data_received(data)


@dataclass
class Visitor:
    """One open page; `week` is what its address names, `selectbox` is known after a run.

    `downloads` are the files that the page offers, by their label; each is made when asked for.
    """

    socket: CountingConnection
    week: str = ""
    page_name: str = ""
    selectbox: Selectbox | None = None
    downloads: dict[str, str] = field(default_factory=dict)
    _session_id: str = ""
    _page_hash: str = ""
    _ages: dict[str, int] = field(default_factory=dict)

    @property
    def weeks(self) -> list[str]:
        """The weeks that the page offers, newest first."""
        return list(self.selectbox.options) if self.selectbox else []

    async def choose(self, week: str) -> Run:
        """Change the week."""
        self.week = week
        return await self.run()

    async def run(self) -> Run:
        """Ask for a run and read until the page says that it has finished."""
        started, before = time.perf_counter(), self.socket.arrived
        await self.socket.send(self._request())
        received, messages = 0, 0
        async with asyncio.timeout(ANSWER_SECONDS):
            while True:
                raw = await self.socket.recv(decode=False)
                received, messages = received + len(raw), messages + 1
                if self._finishes(ForwardMsg.FromString(raw)):
                    break
        took, arrived = time.perf_counter() - started, self.socket.arrived - before
        self._ages = {key: age + 1 for key, age in self._ages.items() if age < CACHE_AGE}
        return Run(took, received, arrived, messages)

    async def download(self, label: str) -> str:
        """Have a file made, as a click on its button does; returns its address."""
        message = BackMsg()
        message.backend_operation_request.request_id = str(uuid4())
        message.backend_operation_request.session_id = self._session_id
        message.backend_operation_request.deferred_file.file_id = self.downloads[label]
        await self.socket.send(bytes(message.SerializeToString()))
        async with asyncio.timeout(ANSWER_SECONDS):
            while True:
                told = ForwardMsg.FromString(await self.socket.recv(decode=False))
                if told.WhichOneof("type") == "backend_operation_response":
                    break
        answer = told.backend_operation_response
        if not answer.deferred_file.url:
            raise RunFailedError(answer.error_msg)
        return str(answer.deferred_file.url)

    def _request(self) -> bytes:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = f"week={self.week}" if self.week else ""
        state.page_script_hash = self._page_hash
        if not self._page_hash:
            state.page_name = self.page_name
        state.cached_message_hashes.extend(self._ages)
        for name, told in CONTEXT.items():
            setattr(state.context_info, name, told)
        if self.selectbox and self.week:
            state.widget_states.widgets.add(id=self.selectbox.id, string_value=self.week)
        return bytes(message.SerializeToString())

    def _finishes(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._page_hash = message.new_session.page_script_hash
            self._session_id = message.new_session.initialize.session_id
        elif kind == "ref_hash":
            self._ages[message.ref_hash] = 0
        elif kind == "delta":
            self._note(message)
        if message.metadata.cacheable:
            self._ages[message.hash] = 0
        return (
            kind == "script_finished"
            and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        )

    def _note(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RunFailedError(element.exception.message)
        if kind == "selectbox" and element.selectbox.label == WEEK_LABEL_ZH:
            self.selectbox = element.selectbox
        if kind == "download_button":
            self.downloads[element.download_button.label] = element.download_button.deferred_file_id


@cache
def cookie_for(url: str) -> str:
    """A cookie for the server there, as a click on the sign-in page gives it."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=ANSWER_SECONDS)
    kind = {"Origin": url, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/account/demo", urlencode({"username": MINISTRY}), kind)
    given = connection.getresponse().headers["set-cookie"]
    connection.close()
    return given.partition(";")[0]


@asynccontextmanager
async def visitor(
    url: str, week: date | None = None, page_name: str = ""
) -> AsyncIterator[Visitor]:
    """A visitor who has a page open, 总览 where none is named, its first run behind them."""
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(
        address,
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookie_for(url)},
        origin=Origin(url),
        create_connection=CountingConnection,
        max_size=None,
        proxy=None,
        open_timeout=ANSWER_SECONDS,
        ping_interval=None,
    ) as socket:
        assert isinstance(socket, CountingConnection)
        opened = Visitor(socket, week=str(week) if week else "", page_name=page_name)
        await opened.run()
        if opened.selectbox is None:
            raise RunFailedError(f"the page has no choice called {WEEK_LABEL_ZH}")
        yield opened


async def visit_every_week(opened: Visitor) -> Sequence[Run]:
    """Every week once, so that all its figures and frames are made."""
    return [await opened.choose(week) for week in opened.weeks]
