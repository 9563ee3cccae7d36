"""Digests of the register (名录摘要): what a hand changed in it no longer fits the trail."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session

from data_access.audit_tables import AuditLine
from data_access.permissions import Action
from data_access.register_past import UNIT_FACTS
from data_access.register_tables import PastUnit, ReportingUnit
from data_access.tables import columns_in

DIGESTS: Final = "digests"  # in the details of the trail's line: SHA-256 by version
_line = columns_in(AuditLine)
_ABSENT: Final[tuple[object, ...]] = (None, "", [])


def digests_to_tell(session: Session, written: int) -> dict[str, dict[str, str]]:
    """What the trail's line of a change says beside the change, once its rows are written.

    The digest of the version it wrote, and of each version that no line tells yet: the register of
    the beginning gets its digest so where it came without one.

    Args:
        session: the writer's.
        written: the version; 0 for units that are there from the beginning.
    """
    told = digests_told(told_changes(session)).keys() - {written}
    found = digests_found(session)
    return {DIGESTS: {str(version): found[version] for version in sorted(found.keys() - told)}}


def digests_found(session: Session) -> Mapping[int, str]:
    """SHA-256 over what each version wrote into the register, replaced since or not."""
    written: dict[int, list[str]] = defaultdict(list)
    for table in (ReportingUnit, PastUnit):
        columns = columns_in(table)
        for values in session.execute(select(*(columns[name] for name in UNIT_FACTS))):
            facts = dict(zip(UNIT_FACTS, values, strict=True))
            written[facts["since_version"]].append(_canonical(facts))
    return {
        version: hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()
        for version, rows in written.items()
    }


def digests_told(changes: Iterable[Mapping[str, Any]]) -> Mapping[int, str]:
    """What the trail says of each version; of the beginning, to which units are added, the last."""
    return {
        int(version): digest
        for details in changes
        for version, digest in details.get(DIGESTS, {}).items()
    }


def told_changes(session: Session) -> Iterator[dict[str, Any]]:
    """The details of every line of the trail that tells of a change of the register."""
    changed = _line.action.in_((Action.KEEP_REGISTER.value, "add_units"))
    for details in session.execute(select(_line.details).where(changed).order_by(_line.id)):
        yield json.loads(details[0])


def _canonical(facts: Mapping[str, Any]) -> str:
    """A row as one line; what is empty is left out, so that a later column changes no digest."""
    given = {name: value for name, value in facts.items() if value not in _ABSENT}
    return json.dumps(given, ensure_ascii=False, sort_keys=True, default=str)
