"""Errors a user can mend; they carry data, and the page or command writes the Chinese."""

from datetime import date, datetime


class StoreUnavailableError(Exception):
    """The store cannot be used: missing, read-only, full, locked, or at another schema revision."""

    def __init__(self, reason_zh: str) -> None:
        self.reason_zh = reason_zh
        super().__init__(reason_zh)


class PermissionDeniedError(Exception):
    """The actor may not do this to that unit."""

    def __init__(self, action: str, unit_code: str) -> None:
        self.action = action
        self.unit_code = unit_code
        super().__init__(f"{action} {unit_code}")


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
