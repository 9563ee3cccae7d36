"""Putting the sample into an empty store, as if the platform had imported it day by day."""

from collections.abc import Callable
from typing import Final

import pandas as pd
from sqlalchemy import func, select

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.audit_tables import AuditLine
from data_access.datasets.registry import DEFINITIONS
from data_access.datasets.rendering import canonical_csv
from data_access.errors import StoreUnavailableError
from data_access.keeping import rebuild_sums
from data_access.register import add_units, zone_register
from data_access.register_digests import digests_to_tell
from data_access.store import Store
from data_access.submission_tables import Submission
from data_access.tables import columns_in
from data_access.uploads.admission import SUPERSEDES_CODE
from data_access.uploads.delivery import Delivery
from data_access.uploads.intake import accept
from data_access.versions import resolve_as_of
from indicators.vocabulary import Dataset, Role
from sample_data.approvals import approve_weeks, complete_weeks
from sample_data.batches import FIRST_SHEET_ROW
from sample_data.make_sample import SampleBatch, batches, carrier_register, site_register
from sample_data.risk_facts import add_risk_facts

LOADER: Final = Actor("演示数据装载程序", Role.MINISTRY_REVIEWER)
_NO_DEMO_ZH: Final = (
    "正式模式（APP_MODE=production）不装演示数据；建库请运行 python -m data_access init"
)
FINISHED_ACTION: Final = "load_sample"
_audit = columns_in(AuditLine)
_submission = columns_in(Submission)
Progress = Callable[[int, int, str], None]


def is_loaded(store: Store) -> bool:
    """Whether the sample is complete, or somebody else's reports are there to be left alone."""
    with store.reading() as session:
        finished = select(_audit.id).where(_audit.action == FINISHED_ACTION).limit(1)
        foreign = select(_submission.id).where(_submission.actor_name != LOADER.name).limit(1)
        return any(session.execute(found).first() for found in (finished, foreign))


def load_sample(store: Store, progress: Progress) -> int:
    """Fill a store with registers, risk facts and every delivery of the sample.

    An interrupted load goes on where it stopped: deliveries are stored in order, one by one.
    Only this loader may backdate: each delivery keeps the instant at which it arrived.

    Returns:
        How many deliveries were stored.

    Raises:
        StoreUnavailableError: this is no demo; real data are never mixed with synthetic ones.
    """
    if not store.settings.demo:
        raise StoreUnavailableError(_NO_DEMO_ZH)
    progress(0, 1, "生成合成数据")
    deliveries = list(batches())
    already = _prepare(store)
    complete = complete_weeks(deliveries)
    approve_weeks(store, [found for at in range(already) for found in complete[at]])
    for done, batch in enumerate(deliveries[already:], start=already):
        progress(done, len(deliveries), f"{batch.dataset.label_zh} {batch.received_at:%m-%d}")
        accept(store, LOADER, _delivery(batch), sums=False)
        approve_weeks(store, complete[done])
    progress(len(deliveries), len(deliveries), "汇总")
    with store.writing() as session:
        rebuild_sums(session, resolve_as_of(session))
        details = {"deliveries": len(deliveries)}
        write_audit_line(session, LOADER, FINISHED_ACTION, "sample", details, store.clock())
    return len(deliveries)


def _prepare(store: Store) -> int:
    """Registers and risk facts, unless they are there; how many deliveries are stored already."""
    with store.reading() as session:
        begun = resolve_as_of(session).version > 0
        stored = session.execute(select(func.count()).select_from(Submission)).scalar() or 0
    if not begun:
        _add_registers(store)
        add_risk_facts(store, LOADER)
    return stored


def _add_registers(store: Store) -> None:
    sites = site_register().rename(columns={"theme": "theme_zh"})
    with store.writing() as session:
        added: dict[str, object] = {
            "zones": add_units(session, Dataset.WEEKLY, zone_register()),
            "carriers": add_units(session, Dataset.CARRIERS, carrier_register()),
            "sites": add_units(session, Dataset.ROLLOUT, sites),
        }
        details = added | digests_to_tell(session, 0)
        write_audit_line(session, LOADER, "add_units", "register", details, store.clock())


def _delivery(batch: SampleBatch) -> Delivery:
    rows = batch.rows.assign(is_zero_report=False)
    zeros = pd.DataFrame(batch.zero_units, columns=["unit_code", "week_ending"]).assign(
        counted_on=[week for _, week in batch.zero_units], is_zero_report=True
    )
    everything = pd.concat([rows, zeros], ignore_index=True) if len(zeros) else rows
    numbers = range(FIRST_SHEET_ROW, FIRST_SHEET_ROW + len(everything))
    everything = everything.assign(sheet_row=numbers).astype(
        {name: rows.dtypes[name] for name in rows.columns}
    )
    named = everything.assign(name_zh=everything["unit_code"])
    explanations = dict(batch.explanations)
    if batch.reason:
        explanations[SUPERSEDES_CODE] = batch.reason
    return Delivery(
        content=canonical_csv(DEFINITIONS[batch.dataset], named, synthetic=True),
        file_name=f"演示_{batch.dataset.label_zh}_{batch.received_at:%Y%m%d}.csv",
        dataset=batch.dataset,
        rows=everything,
        explanations=explanations,
        received_at=batch.received_at,
    )
