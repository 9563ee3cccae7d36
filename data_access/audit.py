"""The trail: who did what to what, each line chained to the one before (审计)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select
from sqlmodel import Session

from data_access.actor import Actor
from data_access.audit_heads import HEADS
from data_access.audit_tables import AuditLine

GENESIS: Final = "0" * 64


def write_audit_line(
    session: Session,
    actor: Actor,
    action: str,
    subject: str,
    details: Mapping[str, object],
    at: datetime,
) -> AuditLine:
    """Append a line inside the writer's transaction, which queues writers one by one."""
    last = session.execute(
        select(AuditLine).order_by(AuditLine.id.desc()).limit(1)  # type: ignore[attr-defined]
    ).scalar()
    line = AuditLine(
        id=last.id + 1 if last else 1,
        at=at,
        actor_name=actor.name,
        actor_role=actor.role,
        action=action,
        subject=subject,
        details=json.dumps(details, ensure_ascii=False, sort_keys=True, default=str),
        previous_hash=last.hash if last else GENESIS,
        hash="",
    )
    line.hash = hash_of(line)
    session.add(line)
    session.flush()
    session.info.setdefault(HEADS, []).append((line.id, line.hash))
    return line


def hash_of(line: AuditLine) -> str:
    """SHA-256 over everything the line says and the hash of the line before."""
    said = [
        line.id,
        line.at.astimezone(UTC).isoformat(),
        line.actor_name,
        str(line.actor_role),
        line.action,
        line.subject,
        line.details,
        line.previous_hash,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def broken_lines(lines: Iterable[AuditLine]) -> list[int]:
    """The ids of lines that were changed, inserted, swapped, or whose predecessor is gone."""
    broken, expected_id, previous_hash = [], 1, GENESIS
    for line in lines:
        intact = line.id == expected_id and line.previous_hash == previous_hash
        if not intact or line.hash != hash_of(line):
            broken.append(line.id)
        expected_id, previous_hash = line.id + 1, line.hash
    return broken
