"""What the auditor looks for is found alike on every database, whatever was typed."""

import pytest

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.audit import write_audit_line
from data_access.store import Store
from data_access.views.audit_trail import audit_trail
from indicators.vocabulary import Role
from tests.actors import SECURITY

AUDITOR = Actor("审计员", Role.AUDITOR, Scope(ScopeLevel.NOWHERE))


@pytest.mark.parametrize("search", ["oidc", "OIDC", "O\x00IDC", "安全", "HEFEI"])
def test_a_line_is_found_in_any_case_and_by_any_sign(store: Store, search: str) -> None:
    with store.writing() as session:
        write_audit_line(session, SECURITY, "sign_in", "hefei", {"via": "OIDC"}, store.clock())

    with store.reading() as session:
        found = audit_trail(session, AUDITOR, search=search)

    assert found["subject"].tolist() == ["hefei"]
