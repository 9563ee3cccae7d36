"""What the operator reads in the terminal: our one line, and only once it is true."""

import http.client
import logging
import threading
import time
from http import HTTPStatus
from typing import Final

POLL_SECONDS: Final = 0.2
PATIENCE_SECONDS: Final = 120.0
WILDCARDS: Final = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - told apart, not bound

FIRST_ADMINISTRATOR: Final = (
    "python -m data_access accounts add 账号 --person 姓名 --role security_administrator"
)
_LOG: Final = logging.getLogger("resumption.server")


def announce_when_ready(host: str, port: int, url: str, told_zh: str = "") -> threading.Thread:
    """Tell what is due and the address, in the background, after /healthz has answered."""
    waiting = threading.Thread(target=_announce, args=(host, port, url, told_zh), daemon=True)
    waiting.start()
    return waiting


def quieten_server_log() -> None:
    """Keep the web server's warnings and errors, drop its English progress lines."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("uvicorn.error").addFilter(lambda line: line.levelno >= logging.WARNING)


def _announce(host: str, port: int, url: str, told_zh: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if _healthy("127.0.0.1" if host in WILDCARDS else host, port):
            lines = [*([told_zh] if told_zh else []), f"请在浏览器打开 {url}"]
            print("\n".join(lines), flush=True)  # noqa: T201 - the terminal is its place
            return
        time.sleep(POLL_SECONDS)
    _LOG.error("服务启动后 %d 秒仍未就绪，请查看上面的日志", PATIENCE_SECONDS)


def _healthy(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
        return connection.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
