"""The same finding in many cells, told at a bearable length."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import pandas as pd

from data_access.uploads.catalogue import RULES, found
from data_access.uploads.issues import Issue
from data_access.uploads.number_grammar import Finding
from indicators.vocabulary import Severity

NOTES_PER_COLUMN: Final = 200


def rows_where(mask: pd.Series) -> list[int]:
    """The sheet's row numbers at which a mask holds; missing counts as no."""
    return [int(row) for row in mask.index[mask.fillna(value=False).to_numpy(dtype=bool)]]


def spread(texts: pd.Series, meanings: Mapping[str, object], dtype: str) -> pd.Series:
    """What each row's text means, looked up once for every distinct text."""
    places, distinct = pd.factorize(texts)
    known = pd.Series([meanings[text] for text in distinct], dtype=dtype)
    return known.take(places).set_axis(texts.index)


def of_cells(
    texts: pd.Series, findings: Mapping[str, Sequence[Finding]], header: str
) -> Iterator[Issue]:
    """The findings of each distinct text, at every row that holds it."""
    kinds = {text: found_here for text, found_here in findings.items() if found_here}
    if not kinds:
        return
    affected = texts[texts.isin(list(kinds))]
    for row, text in zip(affected.index, affected, strict=True):
        for finding in kinds[text]:
            yield found(
                finding.code, finding.message_zh, row=int(row), column_zh=header, value=text
            )


def shortened(issues: Iterable[Issue]) -> list[Issue]:
    """The issues with at most 200 notes per rule and column; the rest are counted in one line.

    Errors and queries are never left out: each has to be mended or explained.
    """
    kept: list[Issue] = []
    counts: dict[tuple[str, str], int] = {}
    for issue in issues:
        if issue.severity is Severity.NOTE:
            place = (issue.code, issue.column_zh)
            counts[place] = counts.get(place, 0) + 1
            if counts[place] > NOTES_PER_COLUMN:
                continue
        kept.append(issue)
    return kept + [
        found(
            code,
            f"{RULES[code].title_zh}：另有 {count - NOTES_PER_COLUMN} 处同样处理",
            column_zh=header,
        )
        for (code, header), count in counts.items()
        if count > NOTES_PER_COLUMN
    ]
