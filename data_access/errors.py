"""Errors a user can mend; they carry data, and the page or command writes the Chinese."""

from datetime import date, datetime


class StoreUnavailableError(Exception):
    """The store cannot be used: missing, read-only, full, locked, or at another schema revision."""

    def __init__(self, reason_zh: str) -> None:
        self.reason_zh = reason_zh
        super().__init__(reason_zh)


class PermissionDeniedError(Exception):
    """The actor may not do this, to that unit or in that state of its week.

    Attributes:
        action: what was refused, one of `permissions.Action`, as a word.
        unit_code: the unit it was about, empty where it is about none.
        reason_zh: why, and whom to ask.
    """

    def __init__(self, action: str, unit_code: str, reason_zh: str) -> None:
        self.action = action
        self.unit_code = unit_code
        self.reason_zh = reason_zh
        super().__init__(f"{action} {unit_code}: {reason_zh}")


class UnknownReceiptError(Exception):
    """The store holds no receipt of that number, or none within the actor's scope."""

    def __init__(self, receipt_number: str) -> None:
        self.receipt_number = receipt_number
        super().__init__(receipt_number)


class ExplanationMissingError(Exception):
    """The file has 核实性 issues without a 说明."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        super().__init__("、".join(codes))


class WeekClosedError(Exception):
    """The week is closed for that unit, and nobody has granted a request to open it."""

    def __init__(self, unit_code: str, week_ending: date, closed_at: datetime) -> None:
        self.unit_code = unit_code
        self.week_ending = week_ending
        self.closed_at = closed_at
        super().__init__(f"{unit_code} {week_ending}")


class SettingRefusedError(Exception):
    """A setting contradicts itself, or a request cannot be made; nothing was changed."""

    def __init__(self, reason_zh: str) -> None:
        self.reason_zh = reason_zh
        super().__init__(reason_zh)


class RevisionConflictError(Exception):
    """Somebody else's revision came first; the user looks at it and confirms against it."""

    def __init__(self, unit_code: str, week_ending: date, revision: int) -> None:
        self.unit_code = unit_code
        self.week_ending = week_ending
        self.revision = revision
        super().__init__(f"{unit_code} {week_ending} v{revision}")


class SignInRefusedError(Exception):
    """Nobody was signed in; the sentence is the same whatever was wrong with name or password."""

    def __init__(self, reason_zh: str, seconds_to_wait: int = 0) -> None:
        self.reason_zh = reason_zh
        self.seconds_to_wait = seconds_to_wait
        super().__init__(reason_zh)


class ActorUnknownError(Exception):
    """A command names no account that could act."""

    def __init__(self, username: str) -> None:
        self.username = username
        super().__init__(username)

    @property
    def reason_zh(self) -> str:
        """What is wrong and the way out."""
        if not self.username:
            return "请用 --by 写明账号；账号清单见 python -m data_access accounts list"
        return f"没有可用的账号 {self.username}；账号清单见 python -m data_access accounts list"


class BackupRefusedError(Exception):
    """A backup was not made or not restored; the live data are as they were."""

    def __init__(self, reason_zh: str) -> None:
        self.reason_zh = reason_zh
        super().__init__(reason_zh)
