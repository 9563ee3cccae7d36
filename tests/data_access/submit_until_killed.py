"""A process that submits corrections and approves each, and tells of both, until killed."""

import sys
from pathlib import Path

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.reviewing import Reviewed, approve
from data_access.settings import Settings
from data_access.store import open_store
from indicators.vocabulary import Dataset, Role
from tests.data_access.drawn_reports import deliver, week

APPROVED = "approved"
WEEK = week("04-05")
REVIEWER = Actor("安徽甲", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"))


def main(data_folder: str, database_url: str, start: str) -> None:
    store = open_store(Settings(Path(data_folder), database_url))
    number = int(start)
    while True:
        number += 1
        drawing = f"unit | week | enterprises\nHTZ057 | 04-05 | {number * 100}"
        receipt = deliver(store, drawing, reason="更正")
        sys.stdout.write(f"{receipt.receipt_number} {receipt.revision} {receipt.sha256}\n")
        sys.stdout.flush()
        approve(store, REVIEWER, Dataset.WEEKLY, [Reviewed("HTZ057", WEEK, receipt.revision)])
        sys.stdout.write(f"{APPROVED} {receipt.revision} -\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
