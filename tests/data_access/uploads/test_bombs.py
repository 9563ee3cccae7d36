"""A bomb costs the worker two seconds and 256 MB at most, and the server nothing."""

import json
import resource
import subprocess
import sys
from typing import NamedTuple

import pytest

from data_access.uploads.issues import UploadRejectedError
from data_access.uploads.reader import MAX_ROWS, read_sheet
from data_access.uploads.workbook import worker_command
from tests.data_access.uploads.bombs import BOMBS

SECONDS = 2.0  # of processor time: the clock on the wall depends on the neighbours
KIBIBYTES = 256 * 1024
# Cheap to read: a part that no sheet names is never opened, merges are not expanded, and a cell of
# thirty million letters is refused by its check.
HARMLESS = {"shared texts", "merges", "long text"}
SERVER_KIBIBYTES = 96 * 1024


# A small process between: a child's greatest size counts that of the parent it was born from.
_MEASURE = """
import json, os, subprocess, sys
worker = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)
answer = worker.stdout.read(24).decode()
while worker.stdout.read(1 << 16): pass
_, _, used = os.wait4(worker.pid, 0)
print(json.dumps([answer, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


class Cost(NamedTuple):
    """What one worker answered, and what it took."""

    answer: str
    seconds: float
    kibibytes: int


def cost_of(content: bytes) -> Cost:
    command = [sys.executable, "-I", "-S", "-c", _MEASURE, *worker_command(MAX_ROWS)]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return Cost(*json.loads(done.stdout))


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_cheaply_in_the_worker(name: str) -> None:
    cost = cost_of(BOMBS[name]())

    is_refused = cost.answer.startswith(('{"refused": "F11"', '{"refused": "F24"'))
    is_cheap = cost.seconds < SECONDS and cost.kibibytes < KIBIBYTES
    assert (is_refused or name in HARMLESS, is_cheap) == (True, True), cost


def test_the_server_does_not_feel_a_bomb() -> None:
    bombs = [make() for make in BOMBS.values()]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    refused = 0
    for content in bombs:
        try:
            read_sheet(content, "周报.xlsx")
        except UploadRejectedError:
            refused += 1

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (refused, grown < SERVER_KIBIBYTES) == (len(BOMBS) - len(HARMLESS), True), grown
