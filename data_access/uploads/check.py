"""A sheet against its dataset, the register and earlier weeks: every problem at once."""

from datetime import date

import pandas as pd

from data_access.datasets.columns import Column, ColumnKind
from data_access.datasets.registry import DEFINITIONS
from data_access.uploads.catalogue import found
from data_access.uploads.checked import CheckContext, CheckedUpload, Sheet
from data_access.uploads.column_values import NUMBER_KINDS, WHOLE_KINDS, number_values
from data_access.uploads.column_words import choice_codes, free_texts, personal_data, truth_values
from data_access.uploads.date_grammar import ParsedDate, parse_date
from data_access.uploads.drift import last_reports
from data_access.uploads.headers import HeaderMatch, match_headers
from data_access.uploads.history_rules import HISTORY_RULES
from data_access.uploads.issues import Issue, UploadRejectedError
from data_access.uploads.many import of_cells, shortened
from data_access.uploads.number_grammar import Finding
from data_access.uploads.outliers import outliers
from data_access.uploads.reader import MAX_ROWS, read_sheet
from data_access.uploads.row_rules import ROW_RULES, ParsedRows
from data_access.uploads.stated_shares import shares_that_differ, weeks_that_differ
from data_access.uploads.table import FieldTable, field_table
from data_access.uploads.unit_rules import attributes, unit_codes, validity
from data_access.uploads.zero_reports import MARK, zero_reports
from indicators.periods import week_ending
from indicators.vocabulary import Dataset, Severity

_KEYS = ("unit_code", "counted_on", "week_ending")
_ONCE_PER_DATE = ("D02", "D07", "D08", "D10")


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
        parsed = _parsed_rows(table, matched, context, issues)
        _apply_rules(parsed, sheet, matched, context, issues)
        rows = _accepted(parsed.frame, issues) if matched.is_complete else rows
    issues = _in_reading_order(shortened(issues))
    return CheckedUpload(
        dataset, sheet.encoding, sheet.sheet_name, rows, tuple(issues), len(sheet.row_numbers)
    )


def empty_rows(dataset: Dataset) -> pd.DataFrame:
    """A frame without rows, with the columns and types of accepted rows."""
    columns = {key: pd.Series(dtype=object) for key in _KEYS}
    columns["unit_code"] = pd.Series(dtype="str")
    for column in DEFINITIONS[dataset].values:
        columns[column.field] = pd.Series(dtype=_dtype(column))
    columns[MARK] = pd.Series(dtype=bool)
    columns["sheet_row"] = pd.Series(dtype="int64")
    return pd.DataFrame(columns)


def _parsed_rows(
    table: FieldTable, matched: HeaderMatch, context: CheckContext, issues: list[Issue]
) -> ParsedRows:
    dataset = table.definition.dataset
    register = context.units(dataset)
    days = _days(table, context.today, issues)
    codes = unit_codes(table, register, issues)
    issues += validity(table, codes, days, register)
    attributes(table, codes, context, issues)
    columns = {"unit_code": codes, "counted_on": days, "week_ending": _weeks(days)}
    is_zero = zero_reports(table, matched, issues)
    texts = table.texts[~is_zero] if is_zero.any() else table.texts
    for column in table.definition.values:
        values = _values(texts[column.field], column, matched, issues)
        columns[column.field] = values.reindex(is_zero.index) if is_zero.any() else values
    columns[MARK] = is_zero
    return ParsedRows(table, pd.DataFrame(columns))


def _days(table: FieldTable, today: date, issues: list[Issue]) -> pd.Series:
    column = next(c for c in table.definition.columns if c.kind is ColumnKind.DATE)
    texts = table.texts[column.field]
    if column.field not in table.header_units:  # the missing column is an issue of its own
        return pd.Series([None] * len(texts), index=texts.index, dtype=object)
    parsed = {text: parse_date(text, today) for text in texts.unique()}
    each_row = {text: _findings(one, once=False) for text, one in parsed.items()}
    once = {text: _findings(one, once=True) for text, one in parsed.items()}
    issues += of_cells(texts, each_row, column.header_zh)
    counts = texts.value_counts()
    for issue in of_cells(texts.drop_duplicates(), once, column.header_zh):
        count = int(counts[texts[issue.row or 0]])
        more = f"（共 {count} 行）" if count > 1 else ""
        issues.append(_reworded(issue, issue.message_zh + more))
    return texts.map({text: one.day for text, one in parsed.items()}).astype(object)


def _findings(parsed: ParsedDate, *, once: bool) -> list[Finding]:
    return [finding for finding in parsed.findings if (finding.code in _ONCE_PER_DATE) is once]


def _weeks(days: pd.Series) -> pd.Series:
    endings = {day: week_ending(day) for day in days.dropna().unique()}
    return days.map(endings).astype(object)


def _values(
    texts: pd.Series, column: Column, matched: HeaderMatch, issues: list[Issue]
) -> pd.Series:
    if column.field not in matched.positions:
        return pd.Series(pd.NA, index=texts.index, dtype=_dtype(column))
    if column.kind in NUMBER_KINDS:
        return number_values(texts, column, matched.units.get(column.field, ""), issues)
    if column.kind is ColumnKind.BOOLEAN:
        return truth_values(texts, column, issues)
    if column.kind is ColumnKind.CHOICE:
        return choice_codes(texts, column, issues)
    return free_texts(texts, column, issues)


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


def _accepted(frame: pd.DataFrame, issues: list[Issue]) -> pd.DataFrame:
    """Rows with a unit and a week, without errors and without their own repeats."""
    dropped = {i.row for i in issues if i.severity is Severity.ERROR or i.code == "R10"}
    kept = frame.dropna(subset=list(_KEYS))
    kept = kept[~kept.index.isin([row for row in dropped if row is not None])]
    return kept.assign(sheet_row=kept.index.astype("int64")).reset_index(drop=True)


def _in_reading_order(issues: list[Issue]) -> list[Issue]:
    """Errors first, then queries, then notes; each from the top of the sheet down."""
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    return sorted(issues, key=lambda issue: (ranks[issue.severity], issue.row or 0))


def _reworded(issue: Issue, message: str) -> Issue:
    return Issue(issue.row, issue.column_zh, issue.value, issue.code, issue.severity, message)


def _dtype(column: Column) -> str:
    if column.kind in WHOLE_KINDS:
        return "Int64"
    if column.kind in NUMBER_KINDS:
        return "Float64"
    return "boolean" if column.kind is ColumnKind.BOOLEAN else "string"
