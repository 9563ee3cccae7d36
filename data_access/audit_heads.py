"""The trail's heads outside the store (链尾记录): what was about to be committed, and what was.

A chain alone shows neither a tail that was cut off nor a line that somebody added with the right
hashes. Each transaction therefore notes its last line before and after the commit, in a file that
an operator can put where the database's keeper cannot write. A crash between the two leaves a
line without its second note, or a note without a line; both are in order.
"""

import os
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlmodel import Session

from data_access.audit_tables import AuditLine
from data_access.errors import StoreUnavailableError
from data_access.proof import Proof
from data_access.settings import Settings
from data_access.tables import columns_in

HEADS: Final = "audit-heads"  # in a session's info: the lines written in its transaction
INTENDED: Final = "?"
COMMITTED: Final = "+"
RESTORED: Final = "="  # to the trail of a backup, by its number of lines
_UNWRITABLE_ZH: Final = "链尾记录写不进去，未入库；请检查磁盘空间和 AUDIT_HEADS 的权限"
_FIELDS: Final = 3
_audit = columns_in(AuditLine)
Head = tuple[int, str]


def note_intended(settings: Settings, lines: Sequence[Head]) -> None:
    """Note the lines that a transaction is about to commit.

    Raises:
        StoreUnavailableError: the file cannot be written; nothing may be committed then.
    """
    try:
        _append(settings.audit_heads_file, INTENDED, lines)
    except OSError as error:
        raise StoreUnavailableError(_UNWRITABLE_ZH) from error


def note_committed(settings: Settings, lines: Sequence[Head]) -> None:
    """Note the lines that were committed; they stand whether or not this succeeds."""
    with suppress(OSError):
        _append(settings.audit_heads_file, COMMITTED, lines)


def note_restored(settings: Settings, lines: int) -> None:
    """Note that the trail begins anew after so many lines: what came later was set aside."""
    with suppress(OSError):
        if settings.audit_heads_file.is_file():
            _append(settings.audit_heads_file, RESTORED, [(lines, "-")])


def prove_audit_heads(session: Session, settings: Settings) -> Proof:
    """Every committed head is in the trail, and every line since the first note was intended."""
    intended, committed = _noted(settings.audit_heads_file)
    lines = dict(session.execute(select(_audit.id, _audit.hash)).all())
    if not intended:
        return Proof("链尾记录", 0, (), "还没有链尾记录，自下一次写入起记")
    cut = [number for number, digest in committed if lines.get(number) != digest]
    first = min(intended)
    forged = [number for number, digest in lines.items()
              if number >= first and digest not in intended[number]]  # fmt: skip
    problems = [f"第 {number} 条已入库，审计链里不见了或被改" for number in cut]
    problems += [f"第 {number} 条不是由本程序写入，或断电时没有记下" for number in forged]
    return Proof("链尾记录", len(committed), tuple(problems))


def _append(path: Path, kind: str, lines: Sequence[Head]) -> None:
    """Append without waiting for the disk, which a killed process survives."""
    if not lines:
        return
    told = "".join(f"{kind} {number} {digest}\n" for number, digest in lines)
    opened = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(opened, told.encode("ascii"))
    finally:
        os.close(opened)


def _noted(path: Path) -> tuple[dict[int, set[str]], list[Head]]:
    """What the file holds; a torn last line is passed over."""
    intended: dict[int, set[str]] = defaultdict(set)
    committed = []
    for line in path.read_text("ascii", "replace").splitlines() if path.is_file() else ():
        kind, *head = line.split()
        if len(head) != _FIELDS - 1 or not head[0].isdecimal():
            continue
        if kind == INTENDED:
            intended[int(head[0])].add(head[1])
        elif kind == COMMITTED:
            committed.append((int(head[0]), head[1]))
        elif kind == RESTORED:
            last = int(head[0])
            committed = [one for one in committed if one[0] <= last]
            for number in [number for number in intended if number > last]:
                del intended[number]
    return intended, committed
