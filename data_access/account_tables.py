"""The tables of sign-in: accounts (账号), who is signed in, and attempts that failed."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from data_access.column_types import UtcDateTime

USERNAME_LIMIT: Final = 64


def _instant() -> Any:
    return Field(sa_type=UtcDateTime)


def _instant_or_none() -> Any:
    return Field(default=None, sa_type=UtcDateTime, nullable=True)


class Account(SQLModel, table=True):
    """A person's or post's way in: who they are, what they may do, and over what.

    `password_hash` is what argon2 makes of the password; no password fits an empty one.
    `totp_secret` is what the authenticator app shares, empty without a second factor; `totp_step`
    is the last time step whose code was used, since a code counts once.
    """

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("username <> ''", name="username_is_given"),)
    username: str = Field(primary_key=True, max_length=USERNAME_LIMIT)
    person_zh: str
    role: str
    scope_level: str
    scope_area: str = ""
    password_hash: str = ""
    password_set_at: datetime | None = _instant_or_none()
    must_change_password: bool = True
    is_demo: bool = False
    created_at: datetime = _instant()
    disabled_at: datetime | None = _instant_or_none()
    totp_secret: str = ""
    totp_step: int = 0


class SignInSession(SQLModel, table=True):
    """One sign-in, until it ends: the cookie's token is kept as its SHA-256 alone (会话).

    A display's has a day until which it stands however long nobody looks. `talk_began_at` is when
    it last opened 汇报模式, which has an idle limit of its own.
    """

    __tablename__ = "sign_in_session"
    id: str = Field(primary_key=True)
    token_sha256: str = Field(unique=True)
    username: str = Field(foreign_key="account.username", index=True)
    address: str
    started_at: datetime = _instant()
    seen_at: datetime = _instant()
    ended_at: datetime | None = _instant_or_none()
    ended_zh: str = ""
    display_until: datetime | None = _instant_or_none()
    talk_began_at: datetime | None = _instant_or_none()


class FailedSignIn(SQLModel, table=True):
    """An attempt with a wrong name or password."""

    __tablename__ = "failed_sign_in"
    __table_args__ = (
        Index("failed_by_name", "username", "address", "at"),
        Index("failed_by_address", "address", "at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    username: str
    address: str
    at: datetime = _instant()
