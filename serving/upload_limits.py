"""How much one sign-in may send: a page of theirs holds every file in the server's memory."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Scope

MOST_BYTES: Final = 200_000_000
WITHIN_SECONDS: Final = 600.0


class UploadLimits:
    """Counts what each sign-in sent in the last ten minutes, in this process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sent: defaultdict[str, deque[tuple[float, int]]] = defaultdict(deque)

    def refusal(self, scope: Scope, session_id: str) -> int | None:
        """HTTP status with which a sending is turned away, or None once it is counted."""
        if scope["type"] != "http" or scope["method"] not in {"PUT", "POST"}:
            return None
        length = Headers(scope=scope).get("content-length", "")
        if not (length.isascii() and length.isdigit()):
            return HTTPStatus.LENGTH_REQUIRED
        sent, now = self._sent[session_id], self._clock()
        while sent and now - sent[0][0] > WITHIN_SECONDS:
            sent.popleft()
        if sum(size for _, size in sent) + int(length) > MOST_BYTES:
            return HTTPStatus.TOO_MANY_REQUESTS
        sent.append((now, int(length)))
        return None
