"""汇报模式: a briefing full screen, frozen at the version that its address names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from anyio import to_thread
from sqlmodel import Session
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from data_access.actor import Actor
from data_access.briefing_content import UnknownBriefingError
from data_access.displays import basis_for, is_display
from data_access.errors import PermissionDeniedError, StoreUnavailableError
from data_access.marks import notice_zh
from data_access.permissions import Action, may_anywhere
from data_access.refusals import noting_refusals
from data_access.settings import Settings
from data_access.sign_in_sessions import begin_talk
from data_access.signing_in import real_now
from data_access.store import Store
from data_access.versions import AsOf, Basis, UnknownVersionError, as_of_version, resolve_as_of
from data_access.views.filters import Area
from data_access.views.saved_briefings import open_briefing
from data_access.views.usual_week import usual_week
from figures.briefing.html_file import (
    DESK_SCRIPT,
    DESK_STYLE,
    SCRIPT,
    STYLE,
    linked_page,
    presenter_page,
)
from indicators.periods import SHANGHAI, week_ending
from indicators.vocabulary import Dataset
from serving.asked import WrongQuestionError, asked_area, asked_day, asked_number, asked_version
from serving.briefing_facts import Wanted
from serving.identity import serving_store, visiting
from serving.present_story import Presented, presented
from serving.saved_briefing import wanted_again
from serving.talk import PRESENT

DESK_VIEW: Final = "presenter"
_FOLDER: Final = Path(__file__).with_name("forms")
_TYPES: Final = {
    STYLE: "text/css",
    DESK_STYLE: "text/css",
    SCRIPT: "text/javascript",
    DESK_SCRIPT: "text/javascript",
}


def present_routes() -> list[Route]:
    """The full screen and the presenter's side of it, with style and script."""
    return [Route(PRESENT, present), Route(f"{PRESENT}/{{name}}", asset)]


def present_address(
    week: date, area: Area, as_of: AsOf, slides: Sequence[str] | None = None
) -> str:
    """The address that shows the same numbers whenever it is opened; of all slides or of some."""
    only = {} if slides is None else {"slides": ",".join(slides)}
    return _address(area, week=week, version=as_of.version, basis=as_of.basis, **only)


def saved_address(number: int, revision: int) -> str:
    """The address of one version of a saved briefing: a later version changes nothing in it."""
    return f"{PRESENT}?{urlencode({'briefing': number, 'revision': revision})}"


def wall_address(area: Area, seconds: int = 20) -> str:
    """The address for a wall: it turns its pages, and takes newer weeks when there are any."""
    return _address(area, wall=1, every=seconds)


def _address(area: Area, **told: object) -> str:
    narrowed = {"area": area.province_zh} if area.province_zh else {}
    return f"{PRESENT}?{urlencode(told | narrowed)}"


async def present(request: Request) -> Response:
    """The page, or a sentence that says what its address lacks."""
    try:
        return await to_thread.run_sync(_presented, request)
    except WrongQuestionError as error:
        told = f"{error.reason_zh}；请从“汇报”页打开"
        return PlainTextResponse(told, HTTPStatus.BAD_REQUEST)
    except UnknownBriefingError as error:
        return PlainTextResponse(error.reason_zh, HTTPStatus.NOT_FOUND)
    except PermissionDeniedError as error:
        return PlainTextResponse(error.reason_zh, HTTPStatus.FORBIDDEN)
    except StoreUnavailableError as error:
        return PlainTextResponse(error.reason_zh, HTTPStatus.SERVICE_UNAVAILABLE)


def asset(request: Request) -> Response:
    """Style or script."""
    name = request.path_params["name"]
    if name not in _TYPES:
        return PlainTextResponse("没有这个文件", HTTPStatus.NOT_FOUND)
    return FileResponse(_FOLDER / name, media_type=_TYPES[name])


def _presented(request: Request) -> Response:
    store = serving_store()
    actor, seconds = _begun(request, store)
    with noting_refusals(store, actor), store.reading() as session:
        if not may_anywhere(actor, Action.VIEW):
            raise PermissionDeniedError(Action.VIEW, "", f"{actor.role.label_zh}不查看业务数据")
        shown = _shown(session, actor, request, store.settings)
    page = presenter_page if request.query_params.get("view") == DESK_VIEW else linked_page
    return HTMLResponse(page(shown.story, shown.known_zh, f"{PRESENT}/", seconds))


def _begun(request: Request, store: Store) -> tuple[Actor, int]:
    """Who presents, and how many seconds the talk may still last; a display has no limit."""
    found = visiting(request, store)
    if is_display(found.actor.username):
        return found.actor, 0
    begin_talk(store, found.session_id, real_now())
    found = visiting(request, store)
    return found.actor, int(found.talk_left.total_seconds())


def _shown(session: Session, actor: Actor, request: Request, settings: Settings) -> Presented:
    asked = request.query_params
    number = asked_number(asked, "briefing")
    if number is not None:
        saved = open_briefing(session, actor, number, asked_number(asked, "revision"))
        frozen, own = wanted_again(session, actor, saved, settings)
        return presented(session, actor, settings, frozen, own)
    as_of = _as_of(session, actor, asked)
    week, area = _week(session, actor, as_of, asked), asked_area(actor, asked)
    wanted = Wanted(week, as_of, area, notice_zh(settings, actor, area.label_zh))
    only = tuple(asked["slides"].split(",")) if "slides" in asked else None
    return presented(session, actor, settings, wanted, only)


def _as_of(session: Session, actor: Actor, asked: QueryParams) -> AsOf:
    number, said = asked_version(asked), asked.get("basis", Basis.APPROVED)
    if said not in set(Basis):
        raise WrongQuestionError(f"没有“{said}”这个口径")
    try:
        found = resolve_as_of(session) if number is None else as_of_version(session, number)
    except UnknownVersionError as error:
        raise WrongQuestionError(f"没有“{number}”这个数据版本") from error
    return replace(found, basis=basis_for(actor, Basis(said)))


def _week(session: Session, actor: Actor, as_of: AsOf, asked: QueryParams) -> date:
    """The week asked for, or the last that enough zones told."""
    if "week" in asked:
        return week_ending(asked_day(asked, "week"))
    yesterday = serving_store().clock().astimezone(SHANGHAI).date() - timedelta(days=1)
    found = usual_week(session, as_of, actor, Dataset.WEEKLY, yesterday)
    if found is None:
        raise WrongQuestionError("还没有已审的填报" if as_of.approved_only else "还没有填报")
    return found
