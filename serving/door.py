"""The door: where the server listens, by which names it may be called, and whether it is free."""

import errno
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from indicators.system_refusals import system_reason_zh

DEFAULT_PORT: Final = 8501
LOOPBACK: Final = "127.0.0.1"
LOOPBACK_NAMES: Final = (LOOPBACK, "localhost")
HIGHEST_PORT: Final = 65_535
IDENTITY_HEADERS: Final = {"X-App-User": "local_id"}


class StartupRefusedError(Exception):
    """The server does not start; the message tells the operator why and what to do."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the server listens and by which names it may be called."""

    host: str = LOOPBACK
    port: int = DEFAULT_PORT
    names: tuple[str, ...] = LOOPBACK_NAMES

    @property
    def url(self) -> str:
        """The address people open."""
        return f"http://{self.names[0]}:{self.port}"

    @property
    def options(self) -> dict[str, object]:
        """The door as Streamlit options; `python app.py` does not read STREAMLIT_* variables."""
        return {
            "server.address": self.host,
            "server.port": self.port,
            "server.allowedHosts": list(self.names),
            "server.trustedUserHeaders": IDENTITY_HEADERS,
            "browser.serverAddress": self.names[0],
        }


def door_from_environment(environment: Mapping[str, str]) -> Door:
    """HOST, PORT and ALLOWED_HOSTS; without them, this machine alone and port 8501.

    Raises:
        StartupRefusedError: the port is no port, or others may call but by no stated name.
    """
    host = environment.get("HOST") or LOOPBACK
    names = [name.strip() for name in environment.get("ALLOWED_HOSTS", "").split(",")]
    given = tuple(name for name in names if name)
    if host not in LOOPBACK_NAMES and not given:
        raise StartupRefusedError(
            f"HOST={host} 会对其他机器开放，须同时写明用户访问的主机名，"
            "例如 ALLOWED_HOSTS=dashboard.example.cn"
        )
    return Door(host, _port(environment.get("PORT") or str(DEFAULT_PORT)), given + LOOPBACK_NAMES)


def check_port(door: Door) -> None:
    """Bind the door once and let go, because Streamlit would only log in English.

    Raises:
        StartupRefusedError: somebody listens there, or the address cannot be listened on.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            door.host, door.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            if os.name != "nt":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            trial.listen(1)
    except OSError as error:
        raise StartupRefusedError(_port_refusal_zh(door, error)) from error


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= HIGHEST_PORT:
        return int(text)
    raise StartupRefusedError(f"PORT={text} 不是端口号；请写 1 至 {HIGHEST_PORT} 的整数")


def _port_refusal_zh(door: Door, error: OSError) -> str:
    if error.errno in {errno.EADDRINUSE, errno.EACCES}:
        return (
            f"端口 {door.port} 已被占用或不可用；请关闭占用它的程序，"
            f"或换一个端口，例如 PORT={_next_port(door.port)} make run"
        )
    is_unknown = isinstance(error, socket.gaierror)
    reason = "查不到这个主机名" if is_unknown else system_reason_zh(error, "系统不允许")
    return f"不能在 {door.host}:{door.port} 上监听（{reason}）；请检查 HOST"


def _next_port(port: int) -> int:
    return port + 1 if port < HIGHEST_PORT else DEFAULT_PORT
