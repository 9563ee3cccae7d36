"""Signing in by an identity provider (统一身份认证, OIDC), beside our own accounts.

Streamlit speaks with the provider and leaves what it was told in a signed cookie. We look at it
once, open a session of the account of that name, and drop the cookie: from then on a sign-in is a
row in the store, as any other.
"""

import json
import os
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit import auth_util
from streamlit.web.server.starlette import starlette_auth_routes
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from data_access.errors import SignInRefusedError, StoreUnavailableError
from data_access.sign_in_sessions import LONGEST
from data_access.signing_in import enter_by_provider, real_now
from serving.account_pages import account_page, keep_cookie
from serving.identity import serving_store

START: Final = "/account/oidc/start"
FINISH: Final = "/account/oidc"
OPEN_PATHS: Final = (START, FINISH, "/auth/login", "/oauth2callback")
FRESH_SECONDS: Final = 300
_DEFAULT: Final = "default"


def is_configured() -> bool:
    """Whether `.streamlit/secrets.toml` names an identity provider."""
    return bool(auth_util.get_secrets_auth_section())


def is_on_the_way(request_cookies: str) -> bool:
    """Whether a provider has just answered, and nobody looked at it yet."""
    return is_configured() and f"{USER_COOKIE_NAME}=" in request_cookies


def single_sign_on_routes() -> list[Route]:
    """The way to the provider, and back."""
    return [Route(START, start), Route(FINISH, finish)]


def start(_request: Request) -> Response:
    """Off to the provider that the secrets name, the first where there are several."""
    section = auth_util.get_secrets_auth_section()
    if not section:
        return _told("没有设置统一身份认证", HTTPStatus.NOT_FOUND)
    named = [name for name, value in section.to_dict().items() if isinstance(value, dict)]
    provider = _DEFAULT if "client_id" in section or not named else named[0]
    token = auth_util.encode_provider_token(provider)
    return RedirectResponse(f"/auth/login?provider={token}", HTTPStatus.SEE_OTHER)


async def finish(request: Request) -> Response:
    """Open a session of the account that the provider named, or say why not."""
    answer = await to_thread.run_sync(_entered, request)
    for name in [name for name in request.cookies if name.startswith(USER_COOKIE_NAME)]:
        answer.delete_cookie(name, path="/")  # its tokens and its parts begin alike
    return answer


def _entered(request: Request) -> Response:
    told = _provider_told(request)
    if told is None:
        return _told("统一身份认证没有完成，请重新登录", HTTPStatus.UNAUTHORIZED)
    name = str(told.get(os.environ.get("OIDC_CLAIM") or "preferred_username") or "")
    address = request.client.host if request.client else ""
    try:
        token = enter_by_provider(serving_store(), name, address)
    except SignInRefusedError as error:
        return _told(error.reason_zh, HTTPStatus.FORBIDDEN)
    except StoreUnavailableError as error:
        return _told(error.reason_zh, HTTPStatus.SERVICE_UNAVAILABLE)
    answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    keep_cookie(request, answer, token, LONGEST.total_seconds())
    return answer


def _provider_told(request: Request) -> dict[str, Any] | None:
    """What the provider said, if it was said to this server and just now."""
    if not is_configured():
        return None
    signed = starlette_auth_routes._get_cookie_value_from_request(request, USER_COOKIE_NAME)
    told: dict[str, Any] = {}
    with suppress(TypeError, ValueError):
        told = json.loads(signed or b"")
    is_ours = urlsplit(str(told.get("origin"))).netloc == request.headers.get("host")
    return told if is_ours and _is_fresh(told.get("iat"), real_now()) else None


def _is_fresh(issued_at: object, now: datetime) -> bool:
    """A cookie that was kept aside does not open a second session later."""
    if not isinstance(issued_at, int | float):
        return False
    return abs(now.timestamp() - issued_at) <= FRESH_SECONDS


def _told(sentence_zh: str, status: HTTPStatus) -> Response:
    return account_page("oidc.html", {"problem_zh": sentence_zh}, status)
