"""Proofs about what was accepted: the audit chain, the raw files, revisions and their values."""

import json
from itertools import pairwise

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from data_access.audit import GENESIS, broken_lines
from data_access.audit_tables import AuditLine
from data_access.proof import Proof
from data_access.raw_files import raw_path, sha256_of
from data_access.records import frame_of
from data_access.report_tables import REPORT_TABLES
from data_access.reports import value_dtypes
from data_access.settings import Settings
from data_access.submission_tables import DataVersion, RawFile, Revision, Submission
from data_access.tables import columns_in, table_of
from data_access.uploads.digests import digest_of, revision_digests
from data_access.uploads.recording import RECORDED
from indicators.vocabulary import Dataset

_audit = columns_in(AuditLine)
_raw = columns_in(RawFile)
_revision = columns_in(Revision)
_submission = columns_in(Submission)
_version = columns_in(DataVersion)


def prove_audit_chain(session: Session) -> Proof:
    """Every line follows from the one before; the head is shown, since a cut tail leaves no gap."""
    lines = session.execute(select(AuditLine).order_by(_audit.id)).scalars().all()
    head = lines[-1].hash if lines else GENESIS
    problems = tuple(f"第 {line_id} 条与前一条接不上或内容被改" for line_id in broken_lines(lines))
    return Proof("审计链", len(lines), problems, f"共 {len(lines)} 条，链尾 {head}")


def prove_receipts(session: Session) -> Proof:
    """Every receipt has the audit line of its submission, and every such line its receipt."""
    told = {
        subject: json.loads(details)
        for subject, details in session.execute(
            select(_audit.subject, _audit.details).where(_audit.action.in_(RECORDED))
        )
    }
    stored = {
        number: {"sha256": sha256, "values_digest": digest, "revisions": revisions}
        for number, sha256, digest, revisions in session.execute(
            select(
                _submission.receipt_number,
                _submission.raw_sha256,
                _submission.values_digest,
                func.count(_revision.id),
            )
            .outerjoin(Revision, _revision.submission_id == _submission.id)
            .group_by(_submission.id)
        )
    }
    problems = [f"回执 {number} 在审计中没有记录" for number in stored.keys() - told.keys()]
    problems += [f"审计记有回执 {number}，库中没有" for number in told.keys() - stored.keys()]
    for number in stored.keys() & told.keys():
        if not stored[number]["revisions"] or not stored[number].items() <= told[number].items():
            problems.append(f"回执 {number} 与审计所记不符")
    return Proof("回执与审计", len(stored), tuple(sorted(problems)))


def prove_raw_files(session: Session, settings: Settings) -> Proof:
    """Every raw file lies where its row says, with the size and SHA-256 of the row."""
    rows = session.execute(select(_raw.sha256, _raw.size_bytes).order_by(_raw.sha256)).all()
    problems = []
    for sha256, size_bytes in rows:
        path = raw_path(settings.raw_folder, sha256)
        try:
            content = path.read_bytes()
        except OSError:
            problems.append(f"原始文件 {sha256[:12]}… 不见了或读不出来")
            continue
        if len(content) != size_bytes or sha256_of(content) != sha256:
            problems.append(f"原始文件 {sha256[:12]}… 的内容已不是接收时的内容")
    return Proof("原始文件", len(rows), tuple(problems))


def prove_versions(session: Session) -> Proof:
    """Versions are numbered without gaps and their times never run backwards."""
    rows = session.execute(select(_version.id, _version.committed_at).order_by(_version.id)).all()
    problems = [
        f"数据版本 {later.id} 之前有缺号或时间倒流"
        for earlier, later in pairwise(rows)
        if later.id != earlier.id + 1 or later.committed_at < earlier.committed_at
    ]
    return Proof("数据版本", len(rows), tuple(problems))


def prove_revision_numbers(session: Session) -> Proof:
    """Each unit and week has revisions 1, 2, 3 … without gaps."""
    counted = (
        select(_revision.unit_code, _revision.week_ending)
        .group_by(_revision.unit_code, _revision.week_ending)
        .having(func.max(_revision.revision) != func.count())
    )
    problems = tuple(
        f"{unit_code} {week} 的版本号有缺" for unit_code, week in session.execute(counted)
    )
    examined = session.execute(select(func.count()).select_from(Revision)).scalar() or 0
    return Proof("版本号", examined, problems)


def prove_values(session: Session) -> Proof:
    """The stored values are those that were accepted: each revision's digest still fits."""
    weeks = select(_revision.dataset, _revision.week_ending).distinct()
    examined, problems = 0, list[str]()
    for dataset, week in session.execute(weeks.order_by(*weeks.selected_columns)).all():
        stored = _stored_values(session, Dataset(dataset), week)
        digests = revision_digests(Dataset(dataset), stored)
        is_empty = (stored["is_zero_report"] | stored["is_withdrawal"]).astype(bool)
        broken = stored[(digests != stored["digest"]) | (stored["revision_id"].isna() != is_empty)]
        problems += [f"{code} {week} 的数值已不是接收时的数值" for code in broken["unit_code"]]
        examined += len(stored)
    return Proof("数值与摘要", examined, (*problems, *_whole_files(session)))


def _stored_values(session: Session, dataset: Dataset, week: object) -> pd.DataFrame:
    report = table_of(REPORT_TABLES[dataset])
    dtypes = value_dtypes(dataset)
    names = ["unit_code", "counted_on", "digest", "is_zero_report", "is_withdrawal"]
    statement = (
        select(*(_revision[name] for name in names), report.c.revision_id)
        .add_columns(*(report.c[name] for name in dtypes))
        .outerjoin(report, report.c.revision_id == _revision.id)
        .where(_revision.dataset == dataset, _revision.week_ending == week)
    )
    columns = [*names, "revision_id", *dtypes]
    return frame_of(session, statement, columns).astype(dtypes)


def _whole_files(session: Session) -> list[str]:
    """Submissions all of whose rows were new, and whose rows no longer make up the file."""
    rows = session.execute(
        select(
            _submission.receipt_number,
            _submission.row_count,
            _submission.values_digest,
            _revision.digest,
        ).join(Revision, _revision.submission_id == _submission.id)
    ).all()
    columns = ["receipt_number", "row_count", "values_digest", "digest"]
    by_file = pd.DataFrame(rows, columns=columns).groupby(columns[:3])["digest"]
    return [
        f"回执 {number} 的各行已不是接收时的各行"
        for (number, row_count, values_digest), digests in by_file
        if len(digests) == row_count and digest_of(digests) != values_digest
    ]
