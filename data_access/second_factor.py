"""The second factor (动态口令, TOTP): optional, turned on by each for themselves."""

import re
from datetime import datetime
from typing import Final

import pyotp
from sqlmodel import Session

from data_access.account_tables import Account
from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.errors import SettingRefusedError
from data_access.failed_sign_ins import note_failure, seconds_to_wait
from data_access.store import Store

_ISSUER_ZH: Final = "国家高新区复工复产监测"
_DRIFT: Final = (0, -1, 1)  # steps of 30 s that a telephone's clock may be off
_TURNING_OFF: Final = "totp"  # stands for the address: failures here are counted apart
_SECRET: Final = re.compile(r"[A-Z2-7]{32}")
_WRONG_ZH: Final = "动态口令不对；请核对手机时间，换下一个再试"


def new_secret() -> str:
    """A secret for an authenticator app, in base 32."""
    return pyotp.random_base32()


def app_address(username: str, secret: str) -> str:
    """What the app reads from the picture, an address that begins with otpauth."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=_ISSUER_ZH)


def code_counts(session: Session, username: str, code: str, now: datetime) -> bool:
    """Whether a code lets the account in: it has no second factor, or the code is fresh.

    A code counts once: its time step is used up, in the writer's transaction.
    """
    account = session.get_one(Account, username)
    if not account.totp_secret:
        return True
    step = _step_of(account.totp_secret, code, now)
    if step is None or step <= account.totp_step:
        return False
    account.totp_step = step
    return True


def turn_on(store: Store, actor: Actor, secret: str, code: str, now: datetime) -> None:
    """Ask for codes of this secret from now on; a first code shows that the app has it.

    Raises:
        SettingRefusedError: the code does not fit, the account has one already, or is a demo's.
    """
    step = _step_of(secret, code, now)
    if step is None:
        raise SettingRefusedError(_WRONG_ZH)
    with store.writing() as session:
        account = session.get_one(Account, actor.username)
        if account.is_demo:
            raise SettingRefusedError("演示账号不设动态口令")
        if not account.password_hash:
            raise SettingRefusedError("没有口令的账号不设动态口令")
        if account.totp_secret:
            raise SettingRefusedError("动态口令已经开启；要换手机，请先关闭")
        account.totp_secret, account.totp_step = secret, step
        write_audit_line(session, actor, "turn_on_totp", actor.username, {}, store.clock())


def turn_off(store: Store, actor: Actor, code: str, now: datetime) -> None:
    """Ask for no codes any more; whoever lost the telephone has the password reset instead.

    Raises:
        SettingRefusedError: the code does not fit, came too soon after wrong ones, or none is on.
    """
    with store.writing() as session:
        account = session.get_one(Account, actor.username)
        if not account.totp_secret:
            raise SettingRefusedError("动态口令没有开启")
        if wait := seconds_to_wait(session, actor.username, _TURNING_OFF, now):
            raise SettingRefusedError(f"试得太多，请 {wait} 秒后再试")
        fits = code_counts(session, actor.username, code, now)
        if fits:
            forget(account)
            write_audit_line(session, actor, "turn_off_totp", actor.username, {}, store.clock())
        else:
            note_failure(session, actor.username, _TURNING_OFF, now)
    if not fits:
        raise SettingRefusedError(_WRONG_ZH)


def is_secret(said: str) -> bool:
    """Whether a text is one of `new_secret`."""
    return _SECRET.fullmatch(said) is not None


def forget(account: Account) -> None:
    """Drop the second factor of an account; its next owner sets their own."""
    account.totp_secret, account.totp_step = "", 0


def has_second_factor(session: Session, username: str) -> bool:
    """Whether the account asks for a code."""
    return bool(session.get_one(Account, username).totp_secret)


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """The time step that a code belongs to, or None."""
    said = "".join(code.split())
    try:
        totp = pyotp.TOTP(secret)
    except ValueError:  # not one of ours: too short, or not base 32
        return None
    current = totp.timecode(now)
    steps = (current + drift for drift in _DRIFT)
    fits = (step for step in steps if pyotp.utils.strings_equal(totp.generate_otp(step), said))
    return next(fits, None)
