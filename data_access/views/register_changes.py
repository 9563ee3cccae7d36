"""Whether the register (名录), which keeps no versions, is still that of a past moment."""

from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session

from data_access.permissions import Action
from data_access.tables import AuditLine, DataVersion, columns_in
from data_access.versions import AsOf, standing

_line = columns_in(AuditLine)
_version = columns_in(DataVersion)


def register_changed_at(session: Session, as_of: AsOf) -> datetime | None:
    """When the register was last changed since a version; None where it was not.

    Who owes a report is read from the register as it is now, at whatever version the reports are
    read. A change of the register is a version too, and the trail's line bears its instant.
    """
    if standing(session, as_of).is_head:
        return None
    since = select(_version.committed_at).where(_version.id > as_of.version)
    changed = _line.action == Action.KEEP_REGISTER.value
    found: datetime | None = session.execute(
        select(func.max(_line.at)).where(changed, _line.at.in_(since))
    ).scalar()
    return found
