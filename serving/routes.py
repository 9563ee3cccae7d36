"""Routes of our own beside Streamlit's: health, maps, the dictionary, forms to print."""

import gzip
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from data_access.errors import StoreUnavailableError
from geo import boundaries
from serving.account_routes import account_routes
from serving.api import api_routes
from serving.compression import IMMUTABLE, accepts_gzip
from serving.display_routes import display_routes
from serving.identity import serving_store
from serving.language import SCRIPT_PATH, dictionary_script
from serving.plotly_script import PLOTLY_PATH, plotly_script
from serving.present_routes import present_routes
from serving.printed_forms import asset, printed_receipt
from serving.single_sign_on import single_sign_on_routes
from serving.totp_routes import totp_routes

GZIP_MAGIC: Final = b"\x1f\x8b"


def routes() -> list[Route]:
    """Every route of ours; none begins with a prefix that Streamlit keeps for itself."""
    return [
        Route("/healthz", health),
        Route("/readyz", readiness),
        *api_routes(),
        *present_routes(),
        *account_routes(),
        *display_routes(),
        *totp_routes(),
        *single_sign_on_routes(),
        Route(SCRIPT_PATH, dictionary),
        Route(PLOTLY_PATH, plotly),
        Route("/print/receipt/{number}", receipt_form),
        Route("/print/{name}", asset),
        Route("/geo/{version}/world_110m.json", empty_topology),
        Route("/geo/{version}/{level}.json", boundary),
        Route("/geo/{version}/{level}/{code}.json", boundary),
    ]


def health(_request: Request) -> Response:
    """Whether this process serves and its store answers; 503 when it does not."""
    answers = _store_answers()
    return JSONResponse({"store": answers}, status_code=200 if answers else 503)


def readiness(_request: Request) -> Response:
    """Whether a visitor would see pages: the store answers and the maps are there."""
    state = {"store": _store_answers(), "maps": bool(boundaries.boundary_version())}
    return JSONResponse(state, status_code=200 if all(state.values()) else 503)


def receipt_form(request: Request) -> Response:
    """The 上报表 of a receipt, to be printed and stamped."""
    return printed_receipt(request, serving_store())


def dictionary(request: Request) -> Response:
    """The script that puts Chinese words in the frame; its address changes with its content."""
    return _immutable(request, dictionary_script(), "text/javascript")


def plotly(request: Request) -> Response:
    """The library that draws our figures; its address changes with its version."""
    return _immutable(request, plotly_script(), "text/javascript")


def empty_topology(request: Request) -> Response:
    """The base map Plotly insists on, with nothing in it: else it asks a server outside."""
    return _immutable(request, boundaries.empty_topology(), "application/json")


def boundary(request: Request) -> Response:
    """Outlines of one level (counties: of one province), under the version they were built as."""
    wanted = request.path_params
    if wanted["version"] != boundaries.boundary_version():
        return Response("没有这个版本的地图数据", status_code=404)
    try:
        body = boundaries.boundary_bytes(boundaries.Level(wanted["level"]), wanted.get("code"))
    except (ValueError, boundaries.UnknownBoundaryError):
        return Response("没有这个地区的地图数据", status_code=404)
    return _immutable(request, body, "application/geo+json")


def _immutable(request: Request, body: bytes, media_type: str) -> Response:
    headers = {"Cache-Control": IMMUTABLE, "Vary": "Accept-Encoding"}
    packed = body.startswith(GZIP_MAGIC)
    if accepts_gzip(request.scope):
        headers["Content-Encoding"] = "gzip"
        body = body if packed else gzip.compress(body, mtime=0)
    elif packed:
        body = gzip.decompress(body)
    return Response(body, media_type=media_type, headers=headers)


def _store_answers() -> bool:
    try:
        return serving_store().ready()
    except StoreUnavailableError:
        return False
