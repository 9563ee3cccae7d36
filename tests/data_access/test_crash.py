"""kill -9 in the middle of commits: what was acknowledged is there, what was not is not half."""

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from data_access.review_tables import ReviewItem
from data_access.settings import Settings
from data_access.store import open_store
from data_access.submission_tables import Revision, Submission
from data_access.tables import columns_in
from data_access.verify import verify_store
from tests.data_access.submit_until_killed import APPROVED

PROJECT = Path(__file__).resolve().parents[2]
ROUNDS = 3
MANY_ROUNDS = int(os.environ.get("KILLS", "25"))
_submission = columns_in(Submission)
_revision = columns_in(Revision)
Told = tuple[str, int, str]


def told_before_the_kill(settings: Settings, start: int, after: float) -> list[Told]:
    """Receipts and approvals that a process printed before it was killed.

    A line that the kill cut short was not acknowledged.
    """
    arguments = [str(settings.data_folder), settings.database_url, str(start)]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.data_access.submit_until_killed", *arguments],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process, process.stdout as output:
        first = output.readline()
        time.sleep(after)
        process.kill()
        lines = [first, *output.read().splitlines(keepends=True)]
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(number, int(revision), sha256) for number, revision, sha256 in whole]


def lost(settings: Settings, told: list[Told]) -> tuple[list[Told], list[str]]:
    """Receipts that are not stored, and what the store cannot prove."""
    with closing(open_store(settings)) as store:
        with store.reading() as session:
            stored = {
                tuple(row)
                for row in session.execute(
                    select(
                        _submission.receipt_number, _revision.revision, _submission.raw_sha256
                    ).join(Revision, _revision.submission_id == _submission.id)
                )
            }
            approved = select(_revision.revision).join(
                ReviewItem, columns_in(ReviewItem).revision_id == _revision.id
            )
            stored |= {(APPROVED, number, "-") for number in session.execute(approved).scalars()}
        broken = [proof.title_zh for proof in verify_store(store) if not proof.holds]
    return [receipt for receipt in told if receipt not in stored], broken


def kill_again_and_again(settings: Settings, rounds: int) -> list[Told]:
    told: list[Told] = []
    for number in range(rounds):
        after = 0.05 + 0.37 * number % 0.4  # at ever different points of a commit
        told += told_before_the_kill(settings, start=1000 * number, after=after)
    return told


def test_every_acknowledged_receipt_survives_the_kill(settings: Settings) -> None:
    told = kill_again_and_again(settings, ROUNDS)

    assert len(told) >= ROUNDS
    assert lost(settings, told) == ([], [])


@pytest.mark.slow
def test_every_acknowledged_receipt_survives_many_kills(settings: Settings) -> None:
    told = kill_again_and_again(settings, MANY_ROUNDS)

    assert len(told) >= MANY_ROUNDS
    assert lost(settings, told) == ([], [])
