"""Signing in and out, and a new password: plain pages outside Streamlit (登录、退出、改口令)."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from data_access.account_passwords import change_own_password
from data_access.demo_accounts import DEMO_ACCOUNTS
from data_access.displays import is_display
from data_access.errors import SettingRefusedError, SignInRefusedError, StoreUnavailableError
from data_access.settings import settings_from_environment
from data_access.sign_in_sessions import LONGEST
from data_access.signing_in import enter_as_demo, real_now, sign_in, sign_out
from data_access.views.account_state import has_accounts
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH
from serving.account_pages import FORMS_FOLDER, account_page, keep_cookie
from serving.announcement import FIRST_ADMINISTRATOR
from serving.form_answers import Form, answering
from serving.gate import CHANGE_PASSWORD, SIGN_IN, SIGN_OUT
from serving.identity import COOKIE, serving_store, token_of, visitor
from serving.profiles import password_profile
from serving.single_sign_on import is_configured

HOME: Final = "/"
_UNAVAILABLE: Final = HTTPStatus.SERVICE_UNAVAILABLE
_BACKSLASH: Final = chr(92)


def account_routes() -> list[Route]:
    """Every route of sign-in; only the first four are open to anybody."""
    return [
        Route(SIGN_IN, sign_in_page, methods=["GET"]),
        Route(SIGN_IN, answering(take_sign_in, _not_entered), methods=["POST"]),
        Route("/account/demo", answering(take_demo, _not_entered), methods=["POST"]),
        Route("/account/account.css", style),
        Route("/account/", own_account),
        Route(SIGN_OUT, answering(take_sign_out, _signed_out_here), methods=["POST"]),
        Route(CHANGE_PASSWORD, password_page, methods=["GET"]),
        Route(CHANGE_PASSWORD, answering(take_password, _not_changed), methods=["POST"]),
    ]


def sign_in_page(request: Request) -> Response:
    """Name and password; in the demo also a button for each demo account."""
    return _sign_in_form(request.query_params.get("next", HOME))


def take_sign_in(request: Request, form: Form) -> Response:
    """Check a password; a new session, or the form again with the reason."""
    name, password = form.get("username", "").strip(), form.get("password", "")
    code = form.get("code", "")
    return _entered(
        request,
        form,
        lambda: sign_in(
            serving_store(), name, password, _address(request), password_profile(), code=code
        ),
        name,
    )


def take_demo(request: Request, form: Form) -> Response:
    """Open a demo account by a click."""
    name = form.get("username", "")
    return _entered(request, form, lambda: enter_as_demo(serving_store(), name, _address(request)))


def take_sign_out(request: Request, _form: Form) -> Response:
    """End the session, in every tab at once."""
    sign_out(serving_store(), token_of(request.scope))
    return _without_cookie(RedirectResponse(SIGN_IN, HTTPStatus.SEE_OTHER))


def own_account(request: Request) -> Response:
    """Who is signed in, and the ways out."""
    actor = visitor(request, serving_store())
    return account_page("account.html", {"actor": actor, "is_display": is_display(actor.username)})


def password_page(request: Request) -> Response:
    """The form for a new password."""
    return _password_form(request)


def take_password(request: Request, form: Form) -> Response:
    """Change one's own password; every session ends, so one signs in with the new one."""
    old, new, again = (form.get(name, "") for name in ("old", "new", "again"))
    if new != again:
        return _password_form(request, "两次输入的新口令不一致")
    try:
        actor = visitor(request, serving_store())
        change_own_password(serving_store(), actor, old, new, password_profile(), real_now())
    except SettingRefusedError as error:
        return _password_form(request, error.reason_zh)
    return _sign_in_form(HOME, told_zh="口令已修改，请用新口令登录")


def style(_request: Request) -> Response:
    """How these pages look."""
    return FileResponse(FORMS_FOLDER / "account.css", media_type="text/css")


def _entered(
    request: Request, form: Form, enter: Callable[[], str], username: str = ""
) -> Response:
    goal = form.get("next", HOME)
    try:
        token = enter()
    except SignInRefusedError as error:
        status = HTTPStatus.TOO_MANY_REQUESTS if error.seconds_to_wait else HTTPStatus.UNAUTHORIZED
        return _sign_in_form(goal, error.reason_zh, status=status, username=username)
    answer = RedirectResponse(_inside(goal), HTTPStatus.SEE_OTHER)
    keep_cookie(request, answer, token, LONGEST.total_seconds())
    return answer


def _not_entered(_request: Request, form: Form, reason_zh: str) -> Response:
    return _sign_in_form(form.get("next", HOME), reason_zh, status=_UNAVAILABLE)


def _signed_out_here(_request: Request, _form: Form, reason_zh: str) -> Response:
    told_zh = f"本浏览器已退出，但其他窗口可能仍在登录：{reason_zh}"
    return _without_cookie(_sign_in_form(HOME, told_zh, status=_UNAVAILABLE))


def _not_changed(request: Request, _form: Form, reason_zh: str) -> Response:
    return _password_form(request, reason_zh, _UNAVAILABLE)


def _without_cookie(answer: Response) -> Response:
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    return answer


def _sign_in_form(
    goal: str,
    problem_zh: str = "",
    *,
    told_zh: str = "",
    status: HTTPStatus = HTTPStatus.OK,
    username: str = "",
) -> Response:
    demo = settings_from_environment().demo
    told = {
        "goal": _inside(goal),
        "problem_zh": problem_zh,
        "told_zh": told_zh,
        "username": username,
        "demo_accounts": DEMO_ACCOUNTS if demo else (),
        "synthetic_zh": SYNTHETIC_NOTICE_ZH,
        "has_provider": is_configured(),
        "first_administrator": FIRST_ADMINISTRATOR,
        "is_first": not demo and _has_nobody(),
    }
    return account_page("sign_in.html", told, status)


def _has_nobody() -> bool:
    """Whether nobody could sign in yet; a store that does not answer does not say so."""
    try:
        return not has_accounts(serving_store())
    except StoreUnavailableError:
        return False


def _password_form(
    request: Request, problem_zh: str = "", wrong: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY
) -> Response:
    told = {
        "actor": visitor(request, serving_store()),
        "problem_zh": problem_zh,
        "profile": password_profile(),
    }
    status = wrong if problem_zh else HTTPStatus.OK
    return account_page("password.html", told, status)


def _inside(goal: str) -> str:
    """An address on this server, whatever the form says."""
    is_inside = goal.startswith("/") and not goal.startswith("//") and _BACKSLASH not in goal
    return goal if is_inside and goal.isprintable() else HOME


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
