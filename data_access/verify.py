"""The store proves itself (核验): nothing changed, nothing lost, everything derived is right."""

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.audit_heads import prove_audit_heads
from data_access.derived import (
    prove_comparable_sums,
    prove_heads,
    prove_sums,
    rebuild_derived,
)
from data_access.evidence import (
    prove_audit_chain,
    prove_raw_files,
    prove_receipts,
    prove_revision_numbers,
    prove_values,
    prove_versions,
)
from data_access.proof import Proof
from data_access.register_proof import prove_register
from data_access.store import Store


def verify_store(store: Store) -> tuple[Proof, ...]:
    """Everything the store can prove, at one moment; writers are not held up meanwhile.

    Raises:
        StoreUnavailableError: the store cannot be read.
    """
    with store.reading() as session:
        return (
            prove_audit_chain(session),
            prove_audit_heads(session, store.settings),
            prove_receipts(session),
            prove_raw_files(session, store.settings),
            prove_versions(session),
            prove_revision_numbers(session),
            prove_values(session),
            prove_register(session),
            prove_heads(session),
            prove_sums(session),
            prove_comparable_sums(session),
        )


def rebuild_store(store: Store, actor: Actor) -> None:
    """Make heads and sums anew, and say so in the audit.

    Raises:
        StoreUnavailableError: the store cannot be written.
    """
    with store.writing() as session:
        rebuild_derived(session)
        write_audit_line(session, actor, "rebuild", "heads and sums", {}, store.clock())
