"""The gate in front of every request: who asks, by which name, and what the browser may do."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, urlsplit

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from data_access.errors import StoreUnavailableError
from data_access.signing_in import SignedIn
from serving import single_sign_on
from serving.answers import guarded
from serving.identity import USER_HEADER, Identify, identify
from serving.ownership import belongs_elsewhere
from serving.upload_limits import UploadLimits, form_refusal

SIGN_IN: Final = "/account/sign-in"
SIGN_OUT: Final = "/account/sign-out"
CHANGE_PASSWORD: Final = "/account/password"  # noqa: S105 - an address
DISPLAY: Final = "/account/display/"  # and its token
OPEN_PATHS: Final = ("/healthz", "/readyz", SIGN_IN, "/account/demo", "/account/account.css")
OWN_BUSINESS: Final = (CHANGE_PASSWORD, SIGN_OUT, "/account/")
CLOSED_PATHS: Final = ("/_stcore/agent", "/_stcore/metrics")
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY_VIOLATION: Final = 1008
_USER_HEADER_BYTES: Final = USER_HEADER.encode("ascii")


class Gate:
    """ASGI middleware that every HTTP request and every WebSocket passes first.

    Nobody gets further than the sign-in page without a cookie that the store knows. What it stands
    for goes on as a header, which carries an ASCII id only, because Streamlit decodes headers as
    Latin-1; name, role and scope are looked up behind it.
    """

    def __init__(
        self, app: ASGIApp, *, content_security_policy: str, identify: Identify = identify
    ) -> None:
        self._app = app
        self._policy = content_security_policy
        self._identify = identify
        self._limits = UploadLimits()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with our identity in and our headers out."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        send = guarded(send, self._policy)
        answer = _refusal(refusal(scope, config.get_option("server.allowedHosts")))
        if answer is None:
            answer, scope = await self._judged(scope)
        if answer is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await answer(scope, receive, send)

    async def _judged(self, scope: Scope) -> tuple[Response | None, Scope]:
        """Why the request goes no further, or the request under the name of whoever signed in."""
        try:
            found = await to_thread.run_sync(self._identify, scope)
        except StoreUnavailableError as error:
            if scope["path"] in (*OPEN_PATHS, SIGN_OUT):  # which takes the cookie in any case
                return None, identified(scope, None)
            return PlainTextResponse(error.reason_zh, HTTPStatus.SERVICE_UNAVAILABLE), scope
        answer = turned_away(scope, found)
        if answer is None and found is not None and belongs_elsewhere(scope, found.session_id):
            answer = _refusal(HTTPStatus.FORBIDDEN)
        if answer is None and found is not None:
            answer = _refusal(self._limits.refusal(scope, found.session_id))
        return answer, identified(scope, found)


def refusal(scope: Scope, allowed_hosts: Iterable[str]) -> int | None:
    """HTTP status with which a request is turned away whoever sends it, or None.

    A foreign Origin is refused here and never reaches Streamlit, which would ask an address
    service outside in order to judge it. What writes must name its origin.
    """
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if _host_name(host) not in {name.lower() for name in allowed_hosts}:
        return HTTPStatus.BAD_REQUEST
    origin = headers.get("origin")
    writes = scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS
    if (origin is not None or writes) and _place(origin or "") != host:
        return HTTPStatus.FORBIDDEN
    if scope["path"].startswith(CLOSED_PATHS):
        return HTTPStatus.NOT_FOUND
    return form_refusal(scope)


def turned_away(scope: Scope, found: SignedIn | None) -> Response | None:
    """To the sign-in page or to a new password, where somebody has to go there first."""
    path = scope["path"]
    if _is_open(path) or (found is not None and path in OWN_BUSINESS):
        return None
    if found is None:
        return _led(scope, _way_in(scope), HTTPStatus.UNAUTHORIZED)
    if found.must_change_password:
        return _led(scope, CHANGE_PASSWORD, HTTPStatus.FORBIDDEN)
    return None


def identified(scope: Scope, found: SignedIn | None) -> Scope:
    """The request without the name a client gives itself, under ours."""
    kept = [(name, value) for name, value in scope["headers"] if name.lower() != _USER_HEADER_BYTES]
    ours = [] if found is None else [(_USER_HEADER_BYTES, found.session_id.encode("ascii"))]
    return {**scope, "headers": [*kept, *ours]}


def content_security_policy(inline_script_hashes: Iterable[str]) -> str:
    """Everything from this server alone; of inline scripts only those with a known hash."""
    scripts = " ".join(["'self'", *(f"'{digest}'" for digest in inline_script_hashes)])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    )


def _is_open(path: str) -> bool:
    """Whether the path is there for whoever has not signed in."""
    if path in single_sign_on.OPEN_PATHS:
        return single_sign_on.is_configured()
    return path in OPEN_PATHS or path.startswith(DISPLAY)


def _way_in(scope: Scope) -> str:
    """Where somebody without a sign-in goes, and comes back from."""
    if single_sign_on.is_on_the_way(Headers(scope=scope).get("cookie", "")):
        return single_sign_on.FINISH
    query = _query(scope).decode("latin-1")
    asked = f"{scope['path']}?{query}" if query else scope["path"]
    return f"{SIGN_IN}?next={quote(asked, safe='')}"


def _led(scope: Scope, address: str, status: HTTPStatus) -> Response:
    """A page leads on; what a script asks for gets the bare status."""
    is_page = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
    if is_page and "text/html" in Headers(scope=scope).get("accept", ""):
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)
    return PlainTextResponse("请先登录", status)


def _refusal(status: int | None) -> Response | None:
    return None if status is None else PlainTextResponse("请求被拒绝", status)


def _query(scope: Scope) -> bytes:
    query: bytes = scope.get("query_string", b"")
    return query


def _host_name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _place(origin: str) -> str:
    """Host and port of an origin; nothing, which is no host of ours, where it is no address."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
