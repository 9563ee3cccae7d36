"""The gate in front of every request: who asks, by which name, and what the browser may do."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

USER_HEADER: Final = "x-app-user"
DEMO_USER: Final = "demo"
CLOSED_PATHS: Final = ("/_stcore/agent", "/_stcore/metrics")
POLICY_VIOLATION: Final = 1008

# A first visit loads 150 files: what only pages need is left off where nothing else changes.
_FILE_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'self'",
}
_PAGE_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Gate:
    """ASGI middleware that every HTTP request and every WebSocket passes first.

    Nobody signs in yet: everyone is the demo user. Sign-in will answer `_user` from a signed
    cookie; nothing else changes. The header carries an ASCII id only, because Streamlit decodes
    headers as Latin-1; name, role and scope are looked up behind it.
    """

    def __init__(self, app: ASGIApp, *, content_security_policy: str) -> None:
        self._app = app
        self._page_headers = _PAGE_HEADERS | {"Content-Security-Policy": content_security_policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with our identity in and our headers out."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif status := refusal(scope, config.get_option("server.allowedHosts")):
            await _refuse(scope, receive, self._guarded(send), status)
        else:
            await self._app(_identified(scope), receive, self._guarded(send))

    def _guarded(self, send: Send) -> Send:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if "immutable" in headers.get("cache-control", ""):
                    headers.update(_FILE_HEADERS)
                else:
                    headers.update(self._page_headers | {"Cache-Control": "no-store"})
            await send(message)

        return guarded


def content_security_policy(inline_script_hashes: Iterable[str]) -> str:
    """Everything from this server alone; of inline scripts only those with a known hash."""
    scripts = " ".join(["'self'", *(f"'{digest}'" for digest in inline_script_hashes)])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    )


def refusal(scope: Scope, allowed_hosts: Iterable[str]) -> int | None:
    """HTTP status with which a request is turned away, or None.

    A foreign Origin is refused here and never reaches Streamlit, which would ask an address
    service outside in order to judge it.
    """
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if _host_name(host) not in {name.lower() for name in allowed_hosts}:
        return 400
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return 403
    return 404 if scope["path"].startswith(CLOSED_PATHS) else None


def _host_name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": POLICY_VIOLATION})
    else:
        await PlainTextResponse("请求被拒绝", status_code=status)(scope, receive, send)


def _identified(scope: Scope) -> Scope:
    kept = [(name, value) for name, value in scope["headers"] if name.lower() != _USER_HEADER_BYTES]
    return {**scope, "headers": [*kept, (_USER_HEADER_BYTES, _user(scope).encode("ascii"))]}


def _user(_scope: Scope) -> str:
    return DEMO_USER


_USER_HEADER_BYTES: Final = USER_HEADER.encode("ascii")
