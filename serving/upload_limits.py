"""How much may be sent: a page holds every file of a sign-in in the server's memory."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Scope

MOST_BYTES: Final = 200_000_000
WITHIN_SECONDS: Final = 600.0
FORM_BYTES: Final = 16_384  # the longest form of an account has three passwords
_FORMS: Final = "/account/"
_SENDING: Final = frozenset({"PUT", "POST"})


class UploadLimits:
    """Counts what each sign-in sent in the last ten minutes, in this process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sent: defaultdict[str, deque[tuple[float, int]]] = defaultdict(deque)

    def refusal(self, scope: Scope, session_id: str) -> int | None:
        """HTTP status with which a sending is turned away, or None once it is counted."""
        if not _sends(scope):
            return None
        length = _told_length(scope)
        if length is None:
            return HTTPStatus.LENGTH_REQUIRED
        sent, now = self._sent[session_id], self._clock()
        while sent and now - sent[0][0] > WITHIN_SECONDS:
            sent.popleft()
        if sum(size for _, size in sent) + length > MOST_BYTES:
            return HTTPStatus.TOO_MANY_REQUESTS
        sent.append((now, length))
        return None


def form_refusal(scope: Scope) -> int | None:
    """HTTP status with which a form of sign-in is turned away, whoever sends it, or None."""
    if not (_sends(scope) and scope["path"].startswith(_FORMS)):
        return None
    length = _told_length(scope)
    if length is None:
        return HTTPStatus.LENGTH_REQUIRED
    return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if length > FORM_BYTES else None


def _sends(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] in _SENDING


def _told_length(scope: Scope) -> int | None:
    """Bytes of the body, or None where it comes in pieces of which nobody knows the number."""
    headers = Headers(scope=scope)
    length = headers.get("content-length", "")
    is_told = length.isascii() and length.isdigit() and "transfer-encoding" not in headers
    return int(length) if is_told else None
