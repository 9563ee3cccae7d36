"""Rows against the register (名录): which unit, was it there that week, what it says it is."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import pandas as pd

from data_access.datasets.columns import ColumnKind, ColumnPart
from data_access.uploads.catalogue import found
from data_access.uploads.checked import CheckContext
from data_access.uploads.column_words import choice_codes
from data_access.uploads.folding import fold_name
from data_access.uploads.issues import Issue
from data_access.uploads.many import rows_where
from data_access.uploads.number_grammar import is_missing_word
from data_access.uploads.table import FieldTable
from data_access.uploads.unit_matching import UnitMatches, match_units
from data_access.uploads.units import UnitBook
from data_access.uploads.wording import quoted
from indicators.vocabulary import Dataset

_PLACE_SUFFIXES: Final = ("省", "市", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区")
_KINDS_OF_FIELD: Final = {"carrier_type": "kind", "site_type": "kind", "grade": "grade"}


def units_of_rows(table: FieldTable, register: pd.DataFrame, issues: list[Issue]) -> UnitMatches:
    """Each row's registered unit, and what had to be said of those that write it otherwise."""
    definition = table.definition
    codes = table.texts[definition.code_column.field]
    names = table.texts[definition.name_column.field]
    header = definition.name_column.header_zh
    issues += (
        found("V01", f"{header}是必填项，不能为空", row=row, column_zh=header)
        for row in rows_where(names == "")
        if definition.name_column.field in table.header_units
    )
    matches = match_units(codes, names, register)
    for row, unit in matches.closer.items():
        for code, message in unit.findings:
            is_about_code = code in {"U04", "U05"}
            column = definition.code_column.header_zh if is_about_code else header
            value = codes[row] if is_about_code else names[row]
            issues.append(found(code, message, row=int(row), column_zh=column, value=value))
    return matches


def foreign_units(table: FieldTable, codes: pd.Series, context: CheckContext) -> Iterator[Issue]:
    """U11: a row of a unit beyond the reporter's scope; asked again when the file is stored."""
    foreign = context.foreign(table.definition.dataset)
    if not foreign:
        return
    header, names = table.definition.code_column.header_zh, table.definition.name_column.field
    for row in rows_where(codes.isin(list(foreign))):
        unit = f"{codes[row]} {quoted(table.texts[names][row])}"
        message = f"{unit}不在您的管辖范围内；请删去这一行，由该单位自行填报"
        yield found("U11", message, row=row, column_zh=header, value=codes[row])


def validity(
    table: FieldTable, codes: pd.Series, days: pd.Series, register: pd.DataFrame
) -> Iterator[Issue]:
    """U07, U08: a unit that the register did not yet hold, or no longer holds, on that day."""
    is_dated = register["valid_from"].notna() | register["valid_until"].notna()
    dated = register[is_dated].set_index("unit_code")
    if dated.empty:
        return
    name_field = table.definition.name_column
    for row in rows_where(codes.isin(dated.index)):
        day, unit = days[row], dated.loc[codes[row]]
        name = str(table.texts[name_field.field][row])
        if isinstance(day, date):
            yield from _validity_issue(row, day, unit, name_field.header_zh, name)


def attributes(
    table: FieldTable, codes: pd.Series, context: CheckContext, issues: list[Issue]
) -> None:
    """U09, U10: what the sheet says of a unit beside the register, which is what counts."""
    definition = table.definition
    given = [
        column
        for column in definition.columns
        if column.part is ColumnPart.ATTRIBUTE and (table.texts[column.field] != "").any()
    ]
    if not given:
        return
    register = context.units(definition.dataset).set_index("unit_code")
    registered = register.reindex(codes).set_index(table.texts.index)
    for column in given:
        written = table.texts[column.field]
        if column.kind is ColumnKind.CHOICE:
            said = choice_codes(written, column, issues)
            known = registered[_KINDS_OF_FIELD[column.field]]
            differs = said.notna() & known.notna() & (known != "") & (said != known)
        else:
            known, alike = _registered_places(column.field, registered, context)
            differs = _places_differ(written, known, alike)
        labels = {str(member): member.label_zh for member in column.choices or ()}
        for row in rows_where(differs):
            right = labels.get(str(known[row]), str(known[row]))
            said_zh = f"{column.header_zh}填{quoted(written[row])}"
            message = f"{said_zh}，名录登记为“{right}”，以名录为准；请核对或说明"
            issues.append(
                found("U09", message, row=row, column_zh=column.header_zh, value=written[row])
            )


def _validity_issue(
    row: int, day: date, unit: pd.Series, header: str, name: str
) -> Iterator[Issue]:
    start, end = unit["valid_from"], unit["valid_until"]
    if isinstance(start, date) and day < start:
        message = f"{quoted(name)}自 {start} 起列入名录，{day} 尚未批准；请核对统计日期"
        yield found("U07", message, row=row, column_zh=header, value=name)
    elif isinstance(end, date) and day > end:
        message = f"{quoted(name)}自 {end} 之后不在名录（更名、合并或退出）；请核对或说明"
        yield found("U08", message, row=row, column_zh=header, value=name)


def _registered_places(
    field: str, registered: pd.DataFrame, context: CheckContext
) -> tuple[pd.Series, UnitBook | None]:
    """What the register says, and for zones the book of their other names."""
    if field != "zone_name":
        return registered["province_zh"], None
    zones = context.units(Dataset.WEEKLY)
    names = dict(zip(zones["unit_code"], zones["name_zh"], strict=True))
    return registered["zone_code"].map(names), UnitBook.of(zones)


def _places_differ(written: pd.Series, known: pd.Series, book: UnitBook | None) -> pd.Series:
    """Whether two names of a place differ; a short name or one inside the other is the same."""
    suspects = (written != known.fillna("")) & (written != "") & known.notna() & (known != "")
    pairs = list(zip(written[suspects], known[suspects], strict=True))
    verdicts = {pair: _is_other_place(*pair, book) for pair in dict.fromkeys(pairs)}
    found_here = pd.Series([verdicts[pair] for pair in pairs], index=written.index[suspects])
    return found_here.reindex(written.index, fill_value=False).astype(bool)


def _is_other_place(text: str, right: str, book: UnitBook | None) -> bool:
    if is_missing_word(text):
        return False
    code = book.resolve("", text).unit_code if book else None
    if book and code:
        return book.names[code] != right
    said, known = _bare(text), _bare(right)
    return said not in known and known not in said


def _bare(place: str) -> str:
    folded = fold_name(place)
    for suffix in _PLACE_SUFFIXES:
        folded = folded.removesuffix(suffix)
    return folded
