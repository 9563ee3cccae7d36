"""What is wrong with a row of an epidemic file: one code per kind of problem, and its weight."""

from collections.abc import Iterable, Iterator
from typing import Final

from data_access.uploads.issues import Issue
from data_access.uploads.wording import shown
from indicators.vocabulary import Severity

LISTED_PER_CODE: Final = 200
_SEVERITIES: Final = {
    "E01": Severity.ERROR,  # a required cell is empty
    "E02": Severity.ERROR,  # no day, or one that cannot be
    "E03": Severity.ERROR,  # no count, or one that cannot be
    "E04": Severity.ERROR,  # a word that is in no list
    "E05": Severity.ERROR,  # the place is unknown, ambiguous, split, or contradicts its code
    "E06": Severity.ERROR,  # two rows say different things of one place and day
    "E07": Severity.ERROR,  # a notice names a unit that its code is not
    "E08": Severity.ERROR,  # the parts of a county of today say several things of one day
    "Q01": Severity.QUERY,  # a unit of the case file that is no place of the register: not kept
    "Q02": Severity.QUERY,  # a series that falls
    "Q03": Severity.QUERY,  # days without a count inside a series
    "Q04": Severity.QUERY,  # a notice replaces one that is kept
    "Q05": Severity.QUERY,  # a notice without its document or source
    "Q06": Severity.QUERY,  # a county that was divided later
    "Q07": Severity.QUERY,  # a notice before the rule was issued
    "N01": Severity.NOTE,  # a county read under its present code
    "N02": Severity.NOTE,  # the later of two files of one day was taken
    "N03": Severity.NOTE,  # the same row twice
}


def problem(
    code: str, message_zh: str, *, row: int | None = None, column_zh: str = "", value: str = ""
) -> Issue:
    """An issue at the weight of its code."""
    return Issue(row, column_zh, shown(value), code, _SEVERITIES[code], message_zh)


def limited(issues: Iterable[Issue]) -> Iterator[Issue]:
    """At most so many lines per code; the rest is told as a number, so none is silent."""
    counts: dict[str, int] = {}
    for issue in issues:
        counts[issue.code] = counts.get(issue.code, 0) + 1
        if counts[issue.code] <= LISTED_PER_CODE:
            yield issue
    for code, count in counts.items():
        if count > LISTED_PER_CODE:
            more = count - LISTED_PER_CODE
            yield problem(code, f"同类问题另有 {more:,} 处，改好以上各处后再看")
