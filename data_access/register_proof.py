"""The proof that the register's past is whole: no period lacks, and the trail tells of each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import null, select, union_all
from sqlmodel import Session

from data_access.proof import Proof
from data_access.register_digests import digests_found, digests_told, told_changes
from data_access.register_tables import PastUnit, ReportingUnit
from data_access.tables import columns_in

Period = tuple[int, int | None]
VERSION: Final = "version"  # in the details of the trail's line: from when the change holds
_UNTOLD_ZH: Final = "{} 个版本的名录在审计中没有摘要，下次改动名录时补记"
_unit = columns_in(ReportingUnit)
_past = columns_in(PastUnit)


def prove_register(session: Session) -> Proof:
    """Each unit's periods follow one another without a gap, as many as the trail tells of.

    What each version wrote has the digest that the trail tells; a version of which it tells none,
    since it came with the program or before there were digests, is counted in the note.
    """
    periods = _periods(session)
    problems = [
        f"{code} 的名录沿革有缺或首尾不接"
        for code, known in periods.items()
        if not _is_whole(known)
    ]
    changes = list(told_changes(session))
    found, told = digests_found(session), digests_told(changes)
    bent = {version for version in told if found.get(version) != told[version]}
    problems += _differing(periods, changes, bent)
    untold = len(found.keys() - told.keys())
    note_zh = _UNTOLD_ZH.format(untold) if untold else ""
    return Proof("名录沿革", sum(map(len, periods.values())), tuple(problems), note_zh)


def _periods(session: Session) -> Mapping[str, list[Period]]:
    """Every unit's periods, oldest first; today's has no end."""
    today = select(_unit.unit_code, _unit.since_version, null())
    before = select(_past.unit_code, _past.since_version, _past.until_version)
    periods: dict[str, list[Period]] = defaultdict(list)
    for code, since, until in session.execute(union_all(before, today)):
        periods[code].append((since, until))
    return {code: sorted(periods[code], key=lambda period: period[0]) for code in sorted(periods)}


def _is_whole(periods: Sequence[Period]) -> bool:
    follows = all(earlier[1] == later[0] for earlier, later in pairwise(periods))
    return follows and periods[-1][1] is None


def _differing(
    periods: Mapping[str, Sequence[Period]], changes: Iterable[Mapping[str, Any]], bent: set[int]
) -> Iterator[str]:
    """Versions that wrote something else than the trail says: other rows, or more or fewer."""
    found: Counter[int] = Counter(since for known in periods.values() for since, _ in known)
    new: Counter[int] = Counter(known[0][0] for known in periods.values())
    told = {said[VERSION]: said for said in changes if VERSION in said}
    for version in sorted({*found, *told, *bent}):
        said = told.get(version, {})
        counts = (said.get("units"), said.get("units_added"))
        if version in bent or (version and (found[version], new[version]) != counts):
            yield f"{_version_zh(version)}与审计所记不符"


def _version_zh(version: int) -> str:
    return f"数据版本 {version} 的名录改动" if version else "建库时的名录"
