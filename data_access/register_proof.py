"""The proof that the register's past is whole: no period lacks, and the trail tells of each."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import null, select, union_all
from sqlmodel import Session

from data_access.audit_tables import AuditLine
from data_access.permissions import Action
from data_access.proof import Proof
from data_access.register_tables import PastUnit, ReportingUnit
from data_access.tables import columns_in

Period = tuple[int, int | None]
VERSION: Final = "version"  # in the details of the trail's line: from when the change holds
_line = columns_in(AuditLine)
_unit = columns_in(ReportingUnit)
_past = columns_in(PastUnit)


def prove_register(session: Session) -> Proof:
    """Each unit's periods follow one another without a gap, as many as the trail tells of."""
    periods = _periods(session)
    problems = [
        f"{code} 的名录沿革有缺或首尾不接"
        for code, known in periods.items()
        if not _is_whole(known)
    ]
    problems += _untold(session, periods)
    return Proof("名录沿革", sum(map(len, periods.values())), tuple(problems))


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


def _untold(session: Session, periods: Mapping[str, Sequence[Period]]) -> Iterator[str]:
    """Versions at which more or fewer periods began, or units were new, than the trail says."""
    found: Counter[int] = Counter(since for known in periods.values() for since, _ in known)
    new: Counter[int] = Counter(known[0][0] for known in periods.values())
    told = {details[VERSION]: details for details in _told(session)}
    for version in sorted({*found, *told} - {0}):
        said = told.get(version, {})
        if (found[version], new[version]) != (said.get("units"), said.get("units_added")):
            yield f"数据版本 {version} 的名录改动与审计所记不符"


def _told(session: Session) -> Iterator[dict[str, Any]]:
    """What the trail says of each change since the register keeps its past."""
    changed = _line.action.in_((Action.KEEP_REGISTER.value, "add_units"))
    for details in session.execute(select(_line.details).where(changed)).scalars():
        said: dict[str, Any] = json.loads(details)
        if VERSION in said:
            yield said
