"""Raw file first, receipt last: what fails in between counts nothing."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from data_access.errors import StoreUnavailableError
from data_access.raw_files import keep_raw_file, raw_path, sha256_of
from data_access.store import Store
from data_access.uploads import intake
from data_access.uploads.checked import CheckedUpload
from data_access.uploads.issues import Issue, UploadRejectedError
from data_access.uploads.receipts import read_receipt
from data_access.verify import verify_store
from indicators.vocabulary import Dataset, Severity
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, drawn_reports

ONE = "unit | week\nHTZ057 | 04-05"


class PowerLostError(BaseException):
    """As a closed tab does: not an Exception, so that nobody swallows it."""


def counted(store: Store) -> int:
    with store.reading() as session:
        return session.execute(text("SELECT count(*) FROM submission")).scalar() or 0


def fail(*_: Any, **__: Any) -> None:
    raise PowerLostError


def test_the_raw_file_is_there_before_the_database_knows(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "record", fail)

    with pytest.raises(PowerLostError):
        deliver(store, ONE)

    kept = raw_path(store.settings.raw_folder, sha256_of(ONE.encode()))
    assert (kept.read_bytes(), counted(store)) == (ONE.encode(), 0)


def test_a_failure_at_the_last_step_before_the_commit_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(intake, "keep_sums", fail)
        with pytest.raises(PowerLostError):
            deliver(store, ONE)

    assert counted(store) == 0
    assert deliver(store, ONE).receipt_number.endswith("-000001")


def test_no_receipt_is_read_before_the_commit(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    writing, read = Store.writing, read_receipt

    @contextmanager
    def watched(self: Store) -> Iterator[Any]:
        with writing(self) as session:
            yield session
        told.append("committed")

    def reading(*arguments: Any, **named: Any) -> Any:
        told.append("receipt")
        return read(*arguments, **named)

    monkeypatch.setattr(Store, "writing", watched)
    monkeypatch.setattr(intake, "read_receipt", reading)

    deliver(store, ONE)

    assert told == ["committed", "receipt"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_is_one_sentence_and_nothing_is_counted(
    store: Store, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os if step == "fsync" else Path, step, full)
        with pytest.raises(StoreUnavailableError) as refused:
            deliver(store, ONE)

    assert "（磁盘已满），未入库，请勿重复填报" in refused.value.reason_zh
    assert counted(store) == 0
    assert list(store.settings.raw_folder.rglob(".incoming-*")) == []
    assert deliver(store, ONE).revision == 1


def test_a_file_with_errors_is_kept_apart_and_counts_nothing(store: Store) -> None:
    issue = Issue(3, "企业总数", "约85", "V01", Severity.ERROR, "请填准确数")
    rows = drawn_reports(ONE).drop(columns="is_zero_report")
    checked = CheckedUpload(Dataset.WEEKLY, "UTF-8", "", rows, (issue,), 1)

    with pytest.raises(UploadRejectedError) as refused:
        intake.submit(store, MINISTRY, checked, ONE.encode(), "a\x00b\ud800.csv", {})

    kept = raw_path(store.settings.quarantine_folder, sha256_of(ONE.encode()))
    with store.reading() as session:
        line = session.execute(text("SELECT action, details FROM audit_line")).one()
    assert refused.value.issues == (issue,)
    assert (kept.is_file(), counted(store)) == (True, 0)
    assert tuple(line) == ("upload_refused", '{"codes": ["V01"], "file_name": "ab?.csv"}')


def test_a_half_written_raw_file_is_written_again(tmp_path: Path) -> None:
    path = raw_path(tmp_path, sha256_of(b"whole"))
    path.parent.mkdir()
    path.write_bytes(b"wh")

    keep_raw_file(tmp_path, b"whole")

    assert path.read_bytes() == b"whole"


def test_after_all_failures_the_store_still_proves_itself(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(intake, "keep_sums", fail)
        with pytest.raises(PowerLostError):
            deliver(store, ONE)
    deliver(store, ONE)

    broken = [proof.title_zh for proof in verify_store(store) if not proof.holds]

    assert broken == []
