"""The table of what a check had found in a file when it was accepted."""

from sqlmodel import Field, SQLModel


class SubmissionIssue(SQLModel, table=True):
    """A 核实性 issue that was explained, or a note; kept word for word with its submission."""

    __tablename__ = "submission_issue"
    submission_id: int = Field(primary_key=True, foreign_key="submission.id")
    position: int = Field(primary_key=True)
    sheet_row: int | None = None
    column_zh: str
    value: str
    code: str
    severity: str
    message_zh: str
