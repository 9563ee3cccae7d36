"""Opening a display (大屏): its link shows what it is, a click signs the wall in."""

from http import HTTPStatus

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from data_access.displays import Display, display_of
from data_access.signing_in import real_now
from indicators.periods import local_text
from serving.account_pages import account_page, keep_cookie
from serving.gate import DISPLAY
from serving.identity import serving_store


def display_routes() -> list[Route]:
    """The link of a display, open to whoever has its token."""
    return [
        Route(f"{DISPLAY}{{token}}", display_page, methods=["GET"]),
        Route(f"{DISPLAY}{{token}}", open_display, methods=["POST"]),
    ]


async def display_page(request: Request) -> Response:
    """What the link opens, and the button; a link alone signs nobody in."""
    found = await to_thread.run_sync(_found, request.path_params["token"])
    told = {"display": found, "until_zh": local_text(found.until) if found else ""}
    return account_page("display.html", told, HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)


async def open_display(request: Request) -> Response:
    """Sign the wall in until the display's last day."""
    token = request.path_params["token"]
    found = await to_thread.run_sync(_found, token)
    if found is None:
        return await display_page(request)
    answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    keep_cookie(request, answer, token, (found.until - real_now()).total_seconds())
    return answer


def _found(token: str) -> Display | None:
    with serving_store().reading() as session:
        return display_of(session, token, real_now())
