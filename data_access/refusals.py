"""Refusals in the trail: whoever tries what they may not do leaves a line."""

from collections.abc import Iterator
from contextlib import contextmanager

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.errors import PermissionDeniedError
from data_access.store import Store


@contextmanager
def noting_refusals(store: Store, actor: Actor) -> Iterator[None]:
    """Write a line where the act inside is refused, in a transaction of its own, and go on raising.

    The act's own transaction is rolled back, and a line in it would go with it.
    """
    try:
        yield
    except PermissionDeniedError as error:
        details = {"action": error.action, "why": error.reason_zh}
        subject = error.unit_code or error.action
        with store.writing() as session:
            write_audit_line(session, actor, "refused", subject, details, store.clock())
        raise
