"""What the address of a request asks for, typed; what cannot be meant is refused in words."""

from datetime import date
from typing import Final

from starlette.datastructures import QueryParams

from data_access.actor import Actor
from data_access.views.filters import Area, area_of
from indicators.vocabulary import PROVINCES_ZH

EARLIEST: Final = date(2019, 1, 1)
LATEST: Final = date(2100, 1, 1)
_LONGEST: Final = 9  # digits: no version is a thousand million


class WrongQuestionError(Exception):
    """The query cannot be answered as it stands; the sentence says what it should be."""

    def __init__(self, reason_zh: str) -> None:
        self.reason_zh = reason_zh
        super().__init__(reason_zh)


def asked_day(query: QueryParams, name: str) -> date:
    """A day of the query.

    Raises:
        WrongQuestionError: it is missing, no day, or of another age.
    """
    said = query.get(name, "")
    try:
        day = date.fromisoformat(said)
    except ValueError as error:
        raise WrongQuestionError(f"{name} 应写成 2020-04-05，现在是“{said}”") from error
    if not EARLIEST <= day <= LATEST:
        raise WrongQuestionError(f"{name} 应在 {EARLIEST} 至 {LATEST} 之间，现在是“{said}”")
    return day


def asked_area(actor: Actor, query: QueryParams) -> Area:
    """The province of the query; all that the actor sees where it names none.

    Raises:
        WrongQuestionError: there is no such province.
        PermissionDeniedError: it is not within the actor's scope.
    """
    said = query.get("area", "")
    if said and said not in PROVINCES_ZH:
        raise WrongQuestionError(f"没有“{said}”这个省份；看全部则不写 area")
    return area_of(actor, said)


def asked_version(query: QueryParams) -> int | None:
    """The number of a version, or None for the newest.

    Raises:
        WrongQuestionError: it is no number of a version.
    """
    return _number(query.get("version", ""), "数据版本")


def asked_number(query: QueryParams, name: str) -> int | None:
    """A whole number of the query, as the number of a briefing, or None where it says nothing.

    Raises:
        WrongQuestionError: it is no number.
    """
    return _number(query.get(name, ""), "编号")


def _number(said: str, kind_zh: str) -> int | None:
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= _LONGEST):
        raise WrongQuestionError(f"没有“{said}”这个{kind_zh}")
    return int(said)
