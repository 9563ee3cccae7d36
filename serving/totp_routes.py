"""Turning the second factor (动态口令) on and off, for oneself."""

from functools import partial
from http import HTTPStatus

import segno
from anyio import to_thread
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
from serving.identity import serving_store, visitor

TOTP = "/account/totp"


def totp_routes() -> list[Route]:
    """The page of the second factor, for whoever is signed in."""
    return [
        Route(TOTP, totp_page, methods=["GET"]),
        Route(TOTP, take_on, methods=["POST"]),
        Route(f"{TOTP}/off", take_off, methods=["POST"]),
    ]


def totp_page(request: Request) -> Response:
    """How it stands, with a picture for the app where it is off."""
    return _page(request)


async def take_on(request: Request) -> Response:
    """Check a first code and keep the secret."""
    form = await request.form()
    secret, code = str(form.get("secret", "")), str(form.get("code", ""))
    actor = await to_thread.run_sync(visitor, request, serving_store())
    try:
        await to_thread.run_sync(turn_on, serving_store(), actor, secret, code, real_now())
    except SettingRefusedError as error:
        kept = secret if is_secret(secret) else ""
        return await _answer(request, problem_zh=error.reason_zh, secret=kept)
    return await _answer(request, told_zh="动态口令已开启，下次登录起生效")


async def take_off(request: Request) -> Response:
    """Check a code and forget the secret."""
    form = await request.form()
    actor = await to_thread.run_sync(visitor, request, serving_store())
    try:
        await to_thread.run_sync(
            turn_off, serving_store(), actor, str(form.get("code", "")), real_now()
        )
    except SettingRefusedError as error:
        return await _answer(request, problem_zh=error.reason_zh)
    return await _answer(request, told_zh="动态口令已关闭")


async def _answer(request: Request, **told: str) -> Response:
    """The page, made beside the loop that serves everybody."""
    return await to_thread.run_sync(partial(_page, request, **told))


def _page(
    request: Request, *, told_zh: str = "", problem_zh: str = "", secret: str = ""
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
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem_zh else HTTPStatus.OK
    return account_page("totp.html", told, status)
