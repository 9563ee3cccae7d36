"""Streamlit's own scripts and styles, sent compressed: it leaves that to a proxy we may not have.

Brotli was measured and declined: its best level saves a quarter more but takes 14 s for the five
biggest scripts, and browsers do not offer it over the plain HTTP of an intranet.
"""

import gzip
import mimetypes
import re
from pathlib import Path
from typing import Final

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

STATIC_PREFIX: Final = "/static/"
COMPRESSIBLE: Final = frozenset({".js", ".css", ".svg", ".json"})
IMMUTABLE: Final = "public, immutable, max-age=31536000"
GZIP_LEVEL: Final = 9
# 170 KB that every first visit loads, and no page shows: our fonts are those of the system.
_LATIN_FONT: Final = re.compile(rb"@font-face\{font-family:Source Sans;[^}]*\}")


class CompressedStatic:
    """ASGI middleware that answers for /static/; whatever it does not know passes on.

    A file is compressed at its first request and kept in memory. Their names carry a hash of
    the content, so they never change while the server runs.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._files = compressible_files(Path(file_util.get_static_dir()))
        self._compressed: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the compressed file, if it is one and the browser takes it."""
        path = scope.get("path", "")
        if scope["type"] == "http" and path in self._files and accepts_gzip(scope):
            response = _compressed_response(path, await self._body(path))
            await response(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _body(self, path: str) -> bytes:
        if path not in self._compressed:
            self._compressed[path] = await to_thread.run_sync(_compress, self._files[path])
        return self._compressed[path]


def compressible_files(static_folder: Path) -> dict[str, Path]:
    """URL path of every script and style, so that no request ever names a path of the disk."""
    return {
        f"/{file.relative_to(static_folder).as_posix()}": file
        for file in static_folder.rglob("*")
        if file.suffix in COMPRESSIBLE
        and f"/{file.relative_to(static_folder).as_posix()}".startswith(STATIC_PREFIX)
    }


def accepts_gzip(scope: Scope) -> bool:
    """Whether the asking program reads gzip and asks for the whole file."""
    headers = Headers(scope=scope)
    return (
        scope["method"] in {"GET", "HEAD"}
        and "gzip" in headers.get("accept-encoding", "")
        and "range" not in headers
    )


def _compress(file: Path) -> bytes:
    content = file.read_bytes()
    if file.suffix == ".css":
        content = _LATIN_FONT.sub(b"", content)
    return gzip.compress(content, GZIP_LEVEL, mtime=0)


def _compressed_response(path: str, body: bytes) -> Response:
    media_type = mimetypes.guess_type(path)[0] or "text/javascript"
    headers = {
        "Content-Encoding": "gzip",
        "Vary": "Accept-Encoding",
        "Cache-Control": IMMUTABLE,
    }
    return Response(body, media_type=media_type, headers=headers)
