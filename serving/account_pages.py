"""What the pages of sign-in share: their templates, and the cookie they leave."""

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from serving.identity import COOKIE
from serving.language import TITLE_ZH

FORMS_FOLDER: Final = Path(__file__).with_name("forms")


def account_page(
    template: str, told: Mapping[str, object], status: HTTPStatus = HTTPStatus.OK
) -> Response:
    """A page outside Streamlit; whatever it is told is escaped."""
    body = _templates().get_template(template).render(told, title_zh=TITLE_ZH)
    return HTMLResponse(body, status)


def keep_cookie(request: Request, answer: Response, token: str, seconds: float) -> None:
    """Let the browser keep a sign-in: for this server, out of reach of scripts."""
    answer.set_cookie(
        COOKIE, token, max_age=int(seconds), path="/", httponly=True,
        samesite="lax", secure=request.url.scheme == "https",
    )  # fmt: skip


@cache
def _templates() -> Environment:
    folder = FileSystemLoader(FORMS_FOLDER)
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined)
