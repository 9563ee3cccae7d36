"""Turning the second factor (动态口令) on and off, for oneself."""

from http import HTTPStatus

import segno
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.errors import SettingRefusedError
from data_access.second_factor import (
    app_address,
    has_second_factor,
    is_secret,
    new_secret,
    turn_off,
    turn_on,
)
from data_access.signing_in import real_now
from serving.account_pages import account_page
from serving.form_answers import Form, answering
from serving.identity import serving_store, visitor

TOTP = "/account/totp"


def totp_routes() -> list[Route]:
    """The page of the second factor, for whoever is signed in."""
    return [
        Route(TOTP, totp_page, methods=["GET"]),
        Route(TOTP, answering(take_on, _unchanged), methods=["POST"]),
        Route(f"{TOTP}/off", answering(take_off, _unchanged), methods=["POST"]),
    ]


def totp_page(request: Request) -> Response:
    """How it stands, with a picture for the app where it is off."""
    return _page(request)


def take_on(request: Request, form: Form) -> Response:
    """Check a first code and keep the secret."""
    secret, code = form.get("secret", ""), form.get("code", "")
    actor = visitor(request, serving_store())
    try:
        turn_on(serving_store(), actor, secret, code, real_now())
    except SettingRefusedError as error:
        return _page(request, problem_zh=error.reason_zh, secret=_kept(form))
    return _page(request, told_zh="动态口令已开启，下次登录起生效")


def take_off(request: Request, form: Form) -> Response:
    """Check a code and forget the secret."""
    actor = visitor(request, serving_store())
    try:
        turn_off(serving_store(), actor, form.get("code", ""), real_now())
    except SettingRefusedError as error:
        return _page(request, problem_zh=error.reason_zh)
    return _page(request, told_zh="动态口令已关闭")


def _unchanged(request: Request, form: Form, reason_zh: str) -> Response:
    wrong = HTTPStatus.SERVICE_UNAVAILABLE
    return _page(request, problem_zh=reason_zh, secret=_kept(form), wrong=wrong)


def _kept(form: Form) -> str:
    """The secret that the app has already, for the next try."""
    secret = form.get("secret", "")
    return secret if is_secret(secret) else ""


def _page(
    request: Request,
    *,
    told_zh: str = "",
    problem_zh: str = "",
    secret: str = "",
    wrong: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> Response:
    actor = visitor(request, serving_store())
    with serving_store().reading() as session:
        is_on = has_second_factor(session, actor.username)
    secret = secret or new_secret()
    picture = segno.make(app_address(actor.username, secret), micro=False)
    told = {
        "actor": actor,
        "is_on": is_on,
        "secret": secret,
        "picture": picture.svg_data_uri(scale=4, border=2),
        "told_zh": told_zh,
        "problem_zh": problem_zh,
    }
    status = wrong if problem_zh else HTTPStatus.OK
    return account_page("totp.html", told, status)
