"""The lines of the imports: who may make one, which is the newest, and a new one."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import func, select
from sqlmodel import Session

from data_access.actor import Actor, UnitPlace
from data_access.epidemic.kinds import EpidemicKind
from data_access.epidemic.known import taken_back
from data_access.epidemic.places import province_of_code
from data_access.epidemic_tables import EpidemicImport
from data_access.permissions import Action, check_may
from data_access.submission_tables import DataVersion
from data_access.tables import columns_in, next_id
from indicators.safe_text import storable

_NAME_LIMIT: Final = 100
_import = columns_in(EpidemicImport)


def check_may_keep(actor: Actor, adcodes: Iterable[str]) -> None:
    """Raise unless the actor keeps the series of every place; of any place, without codes.

    Raises:
        PermissionDeniedError: role or scope forbid it.
    """
    own = UnitPlace(actor.scope.area, actor.scope.area, actor.scope.area)
    check_may(actor, Action.KEEP_EPIDEMIC, own)
    by_province = {code[:2]: code for code in adcodes}
    for code in by_province.values():
        check_may(actor, Action.KEEP_EPIDEMIC, UnitPlace(code, province_of_code(code), ""))


def newest_import(session: Session, kind: EpidemicKind) -> int | None:
    """The last import of a kind that still stands."""
    version = session.execute(select(func.max(columns_in(DataVersion).id))).scalar() or 0
    stands = select(func.max(_import.id)).where(
        _import.kind == kind, _import.takes_back.is_(None), _import.id.not_in(taken_back(version))
    )
    found = session.execute(stands).scalar()
    return None if found is None else int(found)


def new_entry(
    session: Session, actor: Actor, kind: EpidemicKind, version: DataVersion, file_name: str
) -> EpidemicImport:
    """The line of an import that is about to be made; what it holds is filled in by its maker."""
    return EpidemicImport(
        id=next_id(session, _import.id),
        kind=kind.value,
        file_name=storable(file_name)[:_NAME_LIMIT],
        row_count=0,
        actor_name=actor.name,
        actor_role=actor.role,
        at=version.committed_at,
        data_version_id=version.id,
    )
