"""What every answer carries: the headers that tell the browser what it may do."""

import re
from collections.abc import Mapping
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

from serving.ownership import MARK

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
    "Cache-Control": "no-store",
}


def guarded(send: Send, content_security_policy: str) -> Send:
    """Send with our headers on every answer."""
    page_headers = _PAGE_HEADERS | {"Content-Security-Policy": content_security_policy}

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            _set(MutableHeaders(scope=message), page_headers)
        await send(message)

    return send_guarded


def _set(headers: MutableHeaders, page_headers: Mapping[str, str]) -> None:
    is_immutable = "immutable" in headers.get("cache-control", "")
    headers.update(_FILE_HEADERS if is_immutable else page_headers)
    if disposition := headers.get("content-disposition"):
        headers["content-disposition"] = re.sub(MARK, "", disposition)
