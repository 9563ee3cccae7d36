"""Every cell of `permissions.csv`, with real rows: allowed has its effect, denied leaves a line."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import func, select

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.audit_tables import AuditLine
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.kept_tables import Head
from data_access.permissions import Action, Reach, permission_table
from data_access.settings import Settings
from data_access.store import Store, create_store, open_store
from data_access.tables import columns_in
from indicators.vocabulary import Role, WeekState
from tests.data_access.drawn_reports import register_drawn_units
from tests.data_access.permission_acts import ACTS, READS, Act, answer, ask
from tests.data_access.week_in_state import WITHIN, Case, in_state

BEYOND: Final = {
    Role.ZONE_REPORTER: Scope(ScopeLevel.ZONE, "HTZ099"),
    Role.CARRIER_REPORTER: Scope(ScopeLevel.CARRIER, "CAR1"),
    Role.PROVINCE_REVIEWER: Scope(ScopeLevel.PROVINCE, "湖北省"),
}
TABLE: Final = permission_table()


def actor_in(role: Role, reach: Reach) -> Actor:
    """Somebody of that role, whose scope holds HTZ057 or does not; the nation holds everything."""
    scopes = BEYOND if reach is Reach.BEYOND else WITHIN
    nowhere = Scope(ScopeLevel.NOWHERE)
    elsewhere = Scope(ScopeLevel.PROVINCE, "湖北省")
    usual = {Role.MINISTRY_REVIEWER, Role.LEADER, Role.PRESENTER}
    national = elsewhere if reach is Reach.BEYOND else Scope()
    scope = scopes.get(role, national if role in usual else nowhere)
    return Actor(f"某{role.label_zh}", role, scope)


def known_cells() -> list[tuple[Role, Action, Reach, WeekState]]:
    """Every cell whose action exists; a system role within a scope it never has is left out."""
    kept = []
    for role, action, reach, state in TABLE:
        has_scope = actor_in(role, reach).scope.level is not ScopeLevel.NOWHERE
        if action in ACTS and (reach is not Reach.WITHIN or has_scope):
            kept.append((role, action, reach, state))
    return kept


def what_stands(store: Store) -> tuple[int, list[object]]:
    head, line = columns_in(Head), columns_in(AuditLine)
    with store.reading() as session:
        heads = session.execute(select(head.unit_code, head.revision, head.state)).all()
        return session.execute(select(func.max(line.id))).scalar() or 0, [tuple(h) for h in heads]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[WeekState, tuple[Path, int, str]]:
    """A closed store for each state, with the revision and the receipt that acts are about."""
    made = {}
    for state in WeekState:
        folder = tmp_path_factory.mktemp(state.value)
        with closing(create_store(Settings(folder))) as store:
            register_drawn_units(store)
            made[state] = (folder, *in_state(store, state))
    return made


@pytest.mark.parametrize("state", list(WeekState))
@pytest.mark.parametrize("action", list(ACTS))
def test_each_cell_does_what_it_says(
    prepared: dict[WeekState, tuple[Path, int, str]],
    tmp_path: Path,
    action: Action,
    state: WeekState,
) -> None:
    folder, *about = prepared[state]
    cells = [cell for cell in known_cells() if (cell[1], cell[3]) == (action, state)]
    allowed = [actor_in(cell[0], cell[2]) for cell in cells if TABLE[cell]]
    denied = [actor_in(cell[0], cell[2]) for cell in cells if not TABLE[cell]]

    with closing(copied(folder, tmp_path / "denied")) as store:
        let_in = [actor for actor in denied if not is_denied(store, ACTS[action], actor, about)]
    kept_out = []
    for actor in allowed:
        with closing(copied(folder, tmp_path / f"{actor.role}-{actor.scope.level}")) as store:
            if not is_allowed(store, ACTS[action], actor, about):
                kept_out.append(actor)

    assert (let_in, kept_out) == ([], [])


def copied(folder: Path, target: Path) -> Store:
    shutil.copytree(folder, target)
    return open_store(Settings(target))


def is_denied(store: Store, act: Act, actor: Actor, about: list[Any]) -> bool:
    """Refused, without an effect, and with a line where it would have written."""
    lines, heads = what_stands(store)
    try:
        act(Case(store, actor, *about))
    except PermissionDeniedError:
        after, now = what_stands(store)
        return now == heads and (act in READS or after > lines)
    return False


def is_allowed(store: Store, act: Act, actor: Actor, about: list[Any]) -> bool:
    """Done, and something new stands; or nothing to do: not for who asks, but for how it stands.

    What is open already is not opened again.
    """
    lines, _ = what_stands(store)
    try:
        act(Case(store, actor, *about))
    except SettingRefusedError:
        return act is answer
    return act in {*READS, ask} or what_stands(store)[0] > lines
