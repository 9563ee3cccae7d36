"""What becomes of a file that is refused: kept apart, with a line in the audit."""

from collections.abc import Mapping

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.raw_files import keep_raw_file
from data_access.store import Store
from data_access.uploads.issues import Issue
from indicators.safe_text import storable


def quarantine(
    store: Store, actor: Actor, content: bytes, file_name: str, issues: tuple[Issue, ...]
) -> None:
    """Keep a refused file apart and leave a line in the audit; nothing of it is counted."""
    sha256 = keep_raw_file(store.settings.quarantine_folder, content)
    codes = sorted({issue.code for issue in issues})
    details = {"file_name": storable(file_name), "codes": codes}
    refuse(store, actor, "upload_refused", sha256, details)


def refuse(
    store: Store, actor: Actor, action: str, subject: str, details: Mapping[str, object]
) -> None:
    """Leave the audit line of something that was not allowed or not accepted."""
    with store.writing() as session:
        write_audit_line(session, actor, action, subject, details, store.clock())
