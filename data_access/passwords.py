"""Passwords (口令): which are good enough, how they are kept, and how long they last."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

INITIAL_CHARACTERS: Final = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
INITIAL_LENGTH: Final = 14
MOST_CHARACTERS: Final = 128
_COMMON: Final = (
    "password", "qwerty", "admin", "12345", "iloveyou", "abc123", "111111", "888888", "666666",
    "woaini", "letmein", "welcome", "gaoxinqu", "fugong",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PasswordProfile:
    """What a password must be.

    Attributes:
        least: characters at least.
        kinds: of small letters, capitals, digits and signs, how many kinds at least.
        lasts_days: after which it must be changed, or None.
    """

    name_zh: str
    least: int
    kinds: int
    lasts_days: int | None


# GB/T 22239-2019, 8.1.4.1 asks for complexity and regular change; OWASP ASVS 5, V6.2 for neither.
PROFILES: Final = {
    "mlps3": PasswordProfile("等保三级", 10, 3, 90),
    "asvs": PasswordProfile("ASVS", 12, 1, None),
}


def password_refusal_zh(password: str, username: str, profile: PasswordProfile) -> str:
    """Why a new password is not good enough; empty where it is."""
    if len(password) < profile.least:
        return f"口令至少 {profile.least} 个字符"
    if len(password) > MOST_CHARACTERS:
        return f"口令至多 {MOST_CHARACTERS} 个字符"
    if _kinds(password) < profile.kinds:
        return f"口令须含大写字母、小写字母、数字、符号中的至少 {profile.kinds} 种"
    folded = password.casefold()
    if username.casefold() in folded:
        return "口令不能包含账号名"
    if len(set(folded)) < profile.least // 2 or any(word in folded for word in _COMMON):
        return "口令过于常见，容易被猜到，请换一个"
    return ""


def is_outdated(set_at: datetime | None, now: datetime, profile: PasswordProfile) -> bool:
    """Whether a password has served its time."""
    if set_at is None or profile.lasts_days is None:
        return False
    return now - set_at > timedelta(days=profile.lasts_days)


def hash_password(password: str) -> str:
    """The salted argon2id hash, its parameters inside it."""
    return hasher().hash(password)


def password_fits(password_hash: str, password: str) -> bool:
    """Whether the password is the one; takes as long where there is no hash to compare with."""
    try:
        return hasher().verify(password_hash or _nobodys_hash(), password) and bool(password_hash)
    except (VerificationError, InvalidHashError):
        return False


def initial_password() -> str:
    """A random password to be changed at once; without letters that look alike."""
    while True:
        made = "".join(secrets.choice(INITIAL_CHARACTERS) for _ in range(INITIAL_LENGTH))
        if _kinds(made) == 3:  # noqa: PLR2004 - small letters, capitals and digits
            return made


@cache
def hasher() -> PasswordHasher:
    """argon2id as OWASP's password storage advice has it: 19 MiB, two passes, one lane."""
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _nobodys_hash() -> str:
    return hash_password(secrets.token_hex())


def _kinds(password: str) -> int:
    tests = (str.islower, str.isupper, str.isdigit)
    found = sum(any(test(character) for character in password) for test in tests)
    return found + any(not character.isalnum() for character in password)
