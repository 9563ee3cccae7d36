"""The numbers for programs (接口): JSON, read-only, within the scope of whoever asks.

As the pages: as known at a moment, on all reports or the approved ones, with their coverage.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from http import HTTPStatus
from typing import Any, Final

from anyio import to_thread
from sqlmodel import Session
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.actor import Actor
from data_access.displays import basis_for
from data_access.errors import PermissionDeniedError, StoreUnavailableError
from data_access.marks import notice_zh
from data_access.permissions import Action, may_anywhere
from data_access.records import records_of
from data_access.refusals import noting_refusals
from data_access.versions import AsOf, Basis, resolve_as_of
from data_access.views.changes_since import changes_since
from data_access.views.filters import looking_at
from data_access.views.sources import reports_behind
from data_access.views.trends import indicator_weeks, weeks_known
from indicators.cards import IndicatorCard
from indicators.catalogue import CARDS, cards_of
from indicators.periods import end_of_day, week_ending
from indicators.vocabulary import Dataset, Role
from serving.asked import WrongQuestionError, asked_area, asked_day
from serving.identity import serving_store, visitor

API: Final = "/api/v1"
_APPROVED_FIRST: Final = (Role.LEADER, Role.PRESENTER)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What every question carries: the moment, the reports that count, and who looks at where."""

    as_of: AsOf
    actor: Actor
    query: QueryParams


_Answer = Callable[[Session, _Asked], Mapping[str, Any]]


def api_routes() -> list[Route]:
    """Every question a program can put."""
    answers = {"weeks": _weeks, "indicators": _indicators, "reports": _reports, "changes": _changes}
    return [Route(f"{API}/{name}", _answering(answer)) for name, answer in answers.items()]


def _answering(answer: _Answer) -> Callable[[Request], Any]:
    async def respond(request: Request) -> Response:
        try:
            told = await to_thread.run_sync(_told, request, answer)
        except WrongQuestionError as error:
            return _json({"error_zh": error.reason_zh}, HTTPStatus.BAD_REQUEST)
        except PermissionDeniedError as error:
            return _json({"error_zh": error.reason_zh}, HTTPStatus.FORBIDDEN)
        except StoreUnavailableError as error:
            return _json({"error_zh": error.reason_zh}, HTTPStatus.SERVICE_UNAVAILABLE)
        return _json(told)

    return respond


def _told(request: Request, answer: _Answer) -> dict[str, Any]:
    store, query = serving_store(), request.query_params
    actor = visitor(request, store)
    with noting_refusals(store, actor), store.reading() as session:
        if not may_anywhere(actor, Action.VIEW):
            raise PermissionDeniedError(Action.VIEW, "", f"{actor.role.label_zh}不查看业务数据")
        seer = looking_at(actor, asked_area(actor, query))
        asked = _Asked(_as_of(session, actor, query), seer, query)
        facts = {
            "notice": notice_zh(store.settings, actor),
            "as_of": asked.as_of.at,
            "version": asked.as_of.version,
            "basis": asked.as_of.basis,
        }
        return facts | dict(answer(session, asked))


def _weeks(session: Session, asked: _Asked) -> Mapping[str, Any]:
    """The weeks anybody reported."""
    return {"weeks": weeks_known(session, asked.as_of, _dataset(asked.query))}


def _indicators(session: Session, asked: _Asked) -> Mapping[str, Any]:
    """Every indicator of a dataset and week, with numerator, denominator and coverage."""
    week = asked_day(asked.query, "week")
    cards = cards_of(_dataset(asked.query))
    found = indicator_weeks(session, asked.as_of, asked.actor, cards, [week_ending(week)])
    titles = {card.code: card.title_zh for card in cards}
    named = found.assign(title_zh=[titles[code] for code in found["indicator"]])
    return {"week_ending": week_ending(week), "indicators": records_of(named)}


def _reports(session: Session, asked: _Asked) -> Mapping[str, Any]:
    """The reports that an indicator of a week is summed from."""
    card, week = _card(asked.query), week_ending(asked_day(asked.query, "week"))
    found = reports_behind(session, asked.as_of, asked.actor, card, week)
    return {"indicator": card.code, "week_ending": week, "reports": records_of(found)}


def _changes(session: Session, asked: _Asked) -> Mapping[str, Any]:
    """What became of those reports since the end of a day."""
    card, week = _card(asked.query), week_ending(asked_day(asked.query, "week"))
    since = resolve_as_of(session, end_of_day(asked_day(asked.query, "since")))
    earlier = replace(since, basis=asked.as_of.basis)
    found = changes_since(session, asked.as_of, asked.actor, card, week, earlier)
    return {"indicator": card.code, "week_ending": week, "changes": records_of(found)}


def _as_of(session: Session, actor: Actor, query: QueryParams) -> AsOf:
    moment = end_of_day(asked_day(query, "as_of")) if "as_of" in query else None
    usual = "approved" if actor.role in _APPROVED_FIRST else "all"
    said = query.get("basis", usual)
    if said not in set(Basis):
        raise WrongQuestionError(f"basis 只能是 all 或 approved，现在是 {said}")
    return replace(resolve_as_of(session, moment), basis=basis_for(actor, Basis(said)))


def _dataset(query: QueryParams) -> Dataset:
    said = query.get("dataset", Dataset.WEEKLY.value)
    if said not in set(Dataset):
        raise WrongQuestionError(f"dataset 只能是 {'、'.join(Dataset)}，现在是 {said}")
    return Dataset(said)


def _card(query: QueryParams) -> IndicatorCard:
    said = query.get("indicator", "")
    if said not in CARDS:
        raise WrongQuestionError(f"没有“{said}”这个指标；代码见“指标口径”")
    return CARDS[said]


def _json(told: Mapping[str, Any], status: HTTPStatus = HTTPStatus.OK) -> Response:
    body = json.dumps(told, ensure_ascii=False, default=_plain)
    return Response(body, status, media_type="application/json")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
