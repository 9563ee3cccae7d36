"""Who asks: from the cookie of a request to a session of sign-in, and to whoever acts."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Scope

from data_access.actor import Actor
from data_access.displays import is_display
from data_access.settings import settings_from_environment
from data_access.sign_in_sessions import note_seen
from data_access.signing_in import SignedIn, real_now, signed_in_by_id, signed_in_by_token
from data_access.store import Store, open_store
from serving.talk import is_talk

COOKIE: Final = "sign_in"
USER_HEADER: Final = "x-app-user"
Identify = Callable[[Scope], SignedIn | None]


@cache
def serving_store() -> Store:
    """The store as the routes and the gate read it."""
    return open_store(settings_from_environment())


def identify(scope: Scope) -> SignedIn | None:
    """Whom the cookie of a request or WebSocket stands for; asks the store.

    A talk has a limit of its own, and does not push that of the pages on.

    Raises:
        StoreUnavailableError: the store cannot be read.
    """
    token = token_of(scope)
    if not token:
        return None
    store = serving_store()
    with store.reading() as session:
        found = signed_in_by_token(session, token, real_now(), _talk_limit(scope, store))
    if found is not None and (not is_talk(scope) or is_display(found.actor.username)):
        note_seen(store, found.session_id, found.seen_at, real_now())
    return found


def token_of(scope: Scope) -> str:
    """The sign-in cookie of a request, or the bearer token of a program, or ""."""
    cookies: SimpleCookie = SimpleCookie()
    for value in Headers(scope=scope).getlist("cookie"):
        try:
            cookies.load(value)
        except CookieError:
            return ""
    if COOKIE in cookies:
        return cookies[COOKIE].value
    kind, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def visitor(request: Request, store: Store) -> Actor:
    """The actor of a request that passed the gate.

    Raises:
        LookupError: the sign-in has ended since; the gate lets nobody else through.
    """
    return visiting(request, store).actor


def visiting(request: Request, store: Store) -> SignedIn:
    """The sign-in of a request that passed the gate.

    Raises:
        As `visitor`.
    """
    session_id, limit = request.headers.get(USER_HEADER, ""), _talk_limit(request.scope, store)
    with store.reading() as session:
        found = signed_in_by_id(session, session_id, real_now(), limit)
    if found is None:
        raise LookupError(session_id)
    return found


def _talk_limit(scope: Scope, store: Store) -> timedelta | None:
    return store.settings.talk_limit if is_talk(scope) else None
