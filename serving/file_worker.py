"""The process that makes files: orders on stdin, files on stdout, at the lowest priority.

A file keeps a processor busy for a second or two. Made in the server's process it held up every
viewer, since Python runs one thread at a time; here the system runs it when nobody else wants to.
"""

import os
import pickle
import select
import sys
import traceback
from typing import Final

from serving.file_orders import FileOrder
from serving.file_pipe import Numbered, receive, send
from serving.file_writing import make_file

NICENESS: Final = 19
IDLE_SECONDS: Final = 300.0


def main() -> None:
    """Make what is ordered until nothing is ordered for a while, or the server has gone."""
    os.nice(NICENESS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    orders = sys.stdin.buffer
    while select.select([orders], [], [], IDLE_SECONDS)[0]:
        try:
            order = receive(orders)
        except EOFError:
            return
        send(answers, Numbered(order.number, _outcome(order.told)))


def _outcome(order: object) -> bytes | Exception:
    """The file, or why there is none: the server tells it as if it had made the file itself."""
    if not isinstance(order, FileOrder):
        return TypeError(type(order).__name__)
    try:
        return make_file(order)
    except Exception as error:  # noqa: BLE001 - raised again where the order came from
        traceback.print_exc()
        return _portable(error)


def _portable(error: Exception) -> Exception:
    """The error as it arrives; one that cannot travel goes as its words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - just written
    except Exception:  # noqa: BLE001 - whatever its constructor says
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
