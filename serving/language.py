"""Chinese for the frame around our pages: Streamlit has no translations of its own words."""

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from serving.plotly_script import PLOTLY_PATH
from serving.preloads import preload_links

TITLE_ZH: Final = "国家高新区复工复产监测"
SCRIPT_PATH: Final = "/i18n/zh.js"
# HTML that is ours already, and files that somebody downloads
OWN_PAGES: Final = ("/print/", "/account/", "/present", "/media/")

_HERE: Final = Path(__file__).parent
_INLINE_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NOSCRIPT: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
# The font is not ours, and the pointer leads to an interface that the gate keeps closed.
_UNWANTED_LINKS: Final = re.compile(
    r'<link\s+rel="(?:preload|shortcut icon|service-desc)"[^>]*>', re.DOTALL
)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
ICON: Final = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%231f4e8c'/%3E"
    "%3Cpath d='M3 12V8h2v4zm4 0V5h2v7zm4 0V3h2v9z' fill='%23fff'/%3E%3C/svg%3E"
)


class ChineseIndex:
    """ASGI middleware that puts our index page in place of every HTML page of Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._index = HTMLResponse(chinese_index())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch for an HTML answer; swallow it and send ours."""
        is_page = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        if not is_page or scope["path"].startswith(OWN_PAGES):
            await self._app(scope, receive, send)
            return
        replaced = False

        async def watch(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_html_page(message):
                replaced = True
                await self._index(scope, receive, send)
            elif not replaced:
                await send(message)

        await self._app(scope, receive, watch)


def chinese_index() -> str:
    """Streamlit's index page with our language, title, icon and dictionary."""
    page = _COMMENT.sub("", streamlit_index()).lstrip()
    page = _UNWANTED_LINKS.sub("", page)
    page = page.replace('<html lang="en">', '<html lang="zh-CN">')
    page = page.replace("<title>Streamlit</title>", _head())
    page = page.replace("</head>", f"{preload_links(page)}</head>")
    return _NOSCRIPT.sub(
        "<noscript><p>请启用浏览器的 JavaScript 后再打开本页。</p></noscript>", page
    )


def streamlit_index() -> str:
    """The index page as Streamlit ships it."""
    return Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")


def inline_script_hashes() -> list[str]:
    """CSP source of each inline script of the page, computed so that an upgrade cannot break it."""
    return [_csp_hash(script) for script in _INLINE_SCRIPT.findall(chinese_index())]


@cache
def dictionary_script() -> bytes:
    """The script of the frame: the screen's width, the menu, the drawing library, the words."""
    words = json.dumps(json.loads(_text("frame_words.json")), ensure_ascii=False)
    parts = (
        _text("viewport.js"),
        _text("phone_menu.js"),
        _text("drawing_library.js").replace("__PLOTLY__", f".{PLOTLY_PATH}"),
        _text("frame_words.js").replace("__WORDS__", words),
    )
    return "".join(parts).encode()


def dictionary_version() -> str:
    """Changes with the dictionary, so that the script may be kept for ever."""
    return hashlib.sha256(dictionary_script()).hexdigest()[:12]


def _head() -> str:
    return (
        f'<title>{TITLE_ZH}</title>\n    <link rel="shortcut icon" href="{ICON}" />\n'
        f'    <script src=".{SCRIPT_PATH}?v={dictionary_version()}"></script>\n'
        f'    <link rel="preload" as="script" fetchpriority="low" href=".{PLOTLY_PATH}">'
    )


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _csp_hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _is_html_page(message: Message) -> bool:
    media_type = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] == 200 and media_type.startswith("text/html")  # noqa: PLR2004
