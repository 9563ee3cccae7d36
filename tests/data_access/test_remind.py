"""`remind`: the list before the deadline and after it, sent to services on this machine."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, cast

import pytest
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.wecombot import NotifyWeComBot

from data_access.commands.command_line import main
from data_access.reminding import targets_in
from data_access.settings import Settings
from data_access.store import create_store, open_store
from data_access.verify import verify_store
from tests.data_access.drawn_reports import deliver, instant, register_drawn_units

Printed = pytest.CaptureFixture[str]
WEEK = ["remind", "--dataset", "weekly", "--week", "2020-06-28"]
THIS_WEEK = ["remind", "--dataset", "weekly", "--week", "2020-07-05"]
TOKEN = "a" * 64
ACCEPTED = {"errcode": 0, "errmsg": "ok", "code": 0, "StatusCode": 0}


class Inbox(HTTPServer):
    """A robot's address on this machine: keeps what is posted, answers as it is told to."""

    def __init__(self, status: int = 200, said: dict[str, Any] = ACCEPTED) -> None:
        super().__init__(("127.0.0.1", 0), _Robot)
        self.status, self.said, self.posted = status, said, list[str]()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class _Robot(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        inbox = cast("Inbox", self.server)
        length = int(self.headers["Content-Length"])
        inbox.posted.append(json.dumps(json.loads(self.rfile.read(length)), ensure_ascii=False))
        body = json.dumps(inbox.said).encode()
        self.send_response(inbox.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""


_MAIL_ANSWERS = {"EHLO": "250-here\r\n250 AUTH PLAIN", "AUTH": "235 in"}


class _Mail(socketserver.StreamRequestHandler):
    """As much of a mail server as one message needs."""

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline():
            command = line.decode().strip().upper()
            if command == "DATA":
                self._say("354 go on")
                self.server.posted.append(self._message())  # type: ignore[attr-defined]
            elif command == "QUIT":
                self._say("221 bye")
                return
            self._say(_MAIL_ANSWERS.get(command[:4], "250 fine"))

    def _message(self) -> str:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        return "".join(lines)

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def serving(server: Any) -> Iterator[Any]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """合肥 reported the week; 芜湖 and 东湖 are missing."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for name in ("DATABASE_URL", "REMIND_URLS"):
        monkeypatch.delenv(name, raising=False)
    store = create_store(Settings(tmp_path))
    register_drawn_units(store)
    deliver(store, "unit | week\nHTZ057 | 06-28", at=instant("06-29 10:00"))
    store.close()
    return tmp_path


def test_before_the_deadline_it_asks_and_after_it_urges(capsys: Printed) -> None:
    main([*THIS_WEEK, "--dry-run"])
    before = capsys.readouterr().out
    main([*WEEK, "--dry-run"])
    after = capsys.readouterr().out

    assert "以下 3 家单位尚未报送，请于 2020-07-07 12:00 前报送" in before
    assert "以下 2 家单位尚未报送，请尽快补报（应于 2020-06-30 12:00 前）" in after
    assert "芜湖高新技术产业开发区" in after
    assert "合肥高新技术产业开发区" not in after


ROBOTS = {
    "dingtalk": (NotifyDingTalk, "http://{at}/{{token}}", f"dingtalk://{TOKEN}"),
    "wecombot": (NotifyWeComBot, "http://{at}/{{key}}", f"wecombot://{TOKEN}"),
    "feishu": (NotifyFeishu, "http://{at}/{{token}}/", f"feishu://{TOKEN}"),
}


@pytest.mark.parametrize("service", ROBOTS)
@pytest.mark.parametrize(("status", "exit_code"), [(200, 0), (500, 1)])
def test_a_robot_gets_the_message_and_what_came_of_it_is_told(
    capsys: Printed,
    monkeypatch: pytest.MonkeyPatch,
    service: str,
    status: int,
    exit_code: int,
) -> None:
    plugin, pattern, address = ROBOTS[service]
    with serving(Inbox(status)) as inbox:
        monkeypatch.setattr(plugin, "notify_url", pattern.format(at=inbox.address))

        code = main([*WEEK, "--to", address])

    told = capsys.readouterr().out
    assert code == exit_code
    assert "芜湖高新技术产业开发区" in inbox.posted[0]
    assert ("已送达" if exit_code == 0 else "未送达") in told.splitlines()[-1]
    assert TOKEN not in told


def test_mail_gets_the_message(capsys: Printed) -> None:
    server = socketserver.TCPServer(("127.0.0.1", 0), _Mail)
    server.posted = []  # type: ignore[attr-defined]
    with serving(server) as mail:
        port = mail.server_address[1]
        target = f"mailto://user:secret@127.0.0.1:{port}?from=a@b.cn&to=c@d.cn&mode=insecure"

        code = main([*WEEK, "--to", target])

    assert (code, len(mail.posted)) == (0, 1)
    assert "secret" not in capsys.readouterr().out


def test_one_target_that_fails_does_not_keep_the_others_from_theirs(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(Inbox()) as inbox:
        monkeypatch.setenv("REMIND_URLS", f"nonsense://x\njson://{inbox.address}/催报")

        code = main([*WEEK, "--json"])

    sent = json.loads(capsys.readouterr().out)["sent"]
    assert (code, [one["delivered"] for one in sent]) == (1, [False, True])
    assert "逾期未报 2 家" in inbox.posted[0]


def test_without_a_target_nothing_is_sent_and_the_way_is_told(capsys: Printed) -> None:
    assert main(WEEK) == 2

    assert "--to 地址" in capsys.readouterr().err


def test_a_sending_leaves_its_line_in_the_audit_without_the_token(
    folder: Path, capsys: Printed
) -> None:
    with serving(Inbox()) as inbox:
        main([*WEEK, "--to", f"json://user:secret@{inbox.address}/"])

    store = open_store(Settings(folder))
    with store.reader.connect() as connection:
        details = connection.exec_driver_sql(
            "SELECT details FROM audit_line WHERE action = 'remind'"
        ).scalar_one()
    assert (json.loads(details)["units"], "secret" in details) == (2, False)
    assert all(proof.holds for proof in verify_store(store))
    store.close()


def test_targets_are_told_apart_by_spaces_lines_and_commas() -> None:
    text = " dingtalk://a \n mailto://u:p@h?to=x@y.cn,z@y.cn , feishu://b "

    assert targets_in(text) == ["dingtalk://a", "mailto://u:p@h?to=x@y.cn,z@y.cn", "feishu://b"]


@pytest.mark.parametrize("address", [TOKEN, f"secret{TOKEN}:"])
def test_an_address_without_a_scheme_is_not_told_at_all(capsys: Printed, address: str) -> None:
    assert main([*WEEK, "--to", address]) == 1

    assert TOKEN not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "period"),
    [([], "2020-06-28"), (["--week", "2020-05-06"], "2020-05-31")],
)
def test_a_month_is_reminded_of_by_its_last_sunday(
    capsys: Printed, asked: list[str], period: str
) -> None:
    main(["remind", "--dataset", "rollout", *asked, "--dry-run", "--json"])

    assert json.loads(capsys.readouterr().out)["week_ending"] == period
