"""A sheet against its dataset, the register and earlier weeks: every problem at once."""

from typing import Final

import pandas as pd

from data_access.datasets.columns import ColumnKind
from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.catalogue import found
from data_access.uploads.checked import CheckContext, CheckedUpload, Sheet
from data_access.uploads.column_words import personal_data
from data_access.uploads.drift import last_reports
from data_access.uploads.headers import HeaderMatch, match_headers
from data_access.uploads.history_rules import HISTORY_RULES
from data_access.uploads.issues import Issue, UploadRejectedError
from data_access.uploads.many import shortened
from data_access.uploads.outliers import outliers
from data_access.uploads.reader import MAX_ROWS, read_sheet
from data_access.uploads.row_rules import ROW_RULES, ParsedRows
from data_access.uploads.stated_shares import shares_that_differ, weeks_that_differ
from data_access.uploads.table import FieldTable, field_table
from data_access.uploads.typed_rows import accepted_rows, empty_rows, parsed_rows
from indicators.vocabulary import Dataset, Severity

_SAID_OF_EMPTY: Final = ("V01", "R06")


def check_upload(
    content: bytes,
    file_name: str,
    dataset: Dataset,
    context: CheckContext,
    *,
    max_rows: int = MAX_ROWS,
) -> CheckedUpload:
    """Read and check a file; one that cannot be read gives its issues and no rows."""
    try:
        sheet = read_sheet(content, file_name, max_rows=max_rows)
    except UploadRejectedError as refused:
        return unreadable(dataset, refused)
    return check_sheet(sheet, dataset, context)


def unreadable(dataset: Dataset, refused: UploadRejectedError) -> CheckedUpload:
    """The check of a file that could not be read: its issues and no rows."""
    return CheckedUpload(dataset, "", "", empty_rows(dataset), refused.issues, rows_read=0)


def check_sheet(sheet: Sheet, dataset: Dataset, context: CheckContext) -> CheckedUpload:
    """Check a sheet; the rows that carry no error come back typed, in stored units.

    With a required column missing or doubtful no row means anything, so none is returned, yet
    the cells that are there are still checked.
    """
    matched = match_headers(sheet, dataset)
    issues = [*sheet.notes, *matched.issues]
    table = field_table(sheet, matched, dataset, issues)
    rows = empty_rows(dataset)
    if table.texts.empty:
        issues.append(found("F03", "没有可入库的数据行；请填写后重新上传", row=sheet.header_row))
    else:
        parsed = parsed_rows(table, matched, context, issues)
        _apply_rules(parsed, sheet, matched, context, issues)
        rows = accepted_rows(parsed, matched.positions, issues) if matched.is_complete else rows
    issues = _in_reading_order(shortened(_without_echoes(issues, sheet, matched, dataset)))
    return CheckedUpload(
        dataset, sheet.encoding, sheet.sheet_name, rows, tuple(issues), len(sheet.row_numbers)
    )


def _apply_rules(
    rows: ParsedRows,
    sheet: Sheet,
    matched: HeaderMatch,
    context: CheckContext,
    issues: list[Issue],
) -> None:
    for rule in ROW_RULES:
        issues += rule(rows)
    drift = last_reports(rows, context)
    for history_rule in HISTORY_RULES:
        issues += history_rule(drift)
    issues += outliers(rows, context)
    others = rows.table.others
    for position, share in matched.shares.items():
        part, total = rows.frame[share.part], rows.frame[share.total]
        issues += shares_that_differ(sheet.headers[position].strip(), others[position], part, total)
    for position in matched.weeks:
        header = sheet.headers[position].strip()
        issues += weeks_that_differ(header, others[position], rows.frame["counted_on"])
    for header, texts in _written_texts(rows.table, sheet, matched):
        issues += personal_data(texts, header)


def _written_texts(
    table: FieldTable, sheet: Sheet, matched: HeaderMatch
) -> list[tuple[str, pd.Series]]:
    """Columns in which people write: notes, names, and whatever is not stored."""
    kinds = (ColumnKind.TEXT, ColumnKind.NAME)
    columns = [
        c for c in table.definition.columns if c.kind in kinds and c.field in matched.positions
    ]
    written = [(column.header_zh, table.texts[column.field]) for column in columns]
    return written + [
        (sheet.headers[position].strip(), table.others[position]) for position in matched.unused
    ]


def _without_echoes(
    issues: list[Issue], sheet: Sheet, matched: HeaderMatch, dataset: Dataset
) -> list[Issue]:
    """Without what is only said of a cell because its formula has no result: it is not empty."""
    unset = {(issue.row, issue.column_zh) for issue in issues if issue.code == "F43"}
    if not unset:
        return issues
    names = {column.field: column.header_zh for column in DEFINITIONS[dataset].columns}
    written = {
        names[field]: sheet.headers[position].strip()
        for field, position in matched.positions.items()
    }
    return [
        issue
        for issue in issues
        if issue.code not in _SAID_OF_EMPTY
        or (issue.row, written.get(issue.column_zh, "")) not in unset
    ]


def _in_reading_order(issues: list[Issue]) -> list[Issue]:
    """Errors first, then queries, then notes; each from the top of the sheet down."""
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    return sorted(issues, key=lambda issue: (ranks[issue.severity], issue.row or 0))
