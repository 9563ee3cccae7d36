"""What is wrong with a file, in the words of the person who has to mend it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from indicators.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem of one cell, row or file.

    `row` is the sheet's own row number (1-based, header included) or None for the whole file;
    `value` is the cell as written; `message_zh` says what would be right and how to mend it.
    """

    row: int | None
    column_zh: str
    value: str
    code: str
    severity: Severity
    message_zh: str

    def as_json(self) -> dict[str, object]:
        """The issue as the command line prints it."""
        fields = asdict(self)
        return {
            "row": fields["row"],
            "column": fields["column_zh"],
            "value": fields["value"],
            "code": fields["code"],
            "severity": str(self.severity),
            "message": fields["message_zh"],
        }


class UploadRejectedError(Exception):
    """The file cannot be counted; carries every issue found, so that all are mended at once."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        super().__init__("；".join(issue.message_zh for issue in self.issues[:3]))


def of_severity(issues: Iterable[Issue], severity: Severity) -> tuple[Issue, ...]:
    """The issues of one severity, in order."""
    return tuple(issue for issue in issues if issue.severity is severity)
