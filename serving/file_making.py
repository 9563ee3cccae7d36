"""Having a file made: one at a time, in a process of low priority that viewers do not notice."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Timer
from typing import IO, Final, cast

from serving.file_orders import FileOrder
from serving.file_pipe import Numbered, receive, send

LONGEST_SECONDS: Final = 120.0
_PROJECT: Final = Path(__file__).resolve().parents[1]
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv.pop(1));from serving.file_worker import main; main()"
)


class FileNotMadeError(Exception):
    """The process ended, took too long, or answered another order."""


class FileMaker:
    """Keeps one process that makes files; it is started when it is needed, and ends by itself."""

    def __init__(self, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._one_at_a_time = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._longest_seconds = longest_seconds
        self._last_number = 0

    def make(self, order: FileOrder) -> bytes:
        """The file of an order; others wait their turn.

        Raises:
            FileNotMadeError: the process ended, took too long, or answered another order.
            Exception: whatever `make_file` raised.
        """
        with self._one_at_a_time:
            outcome = self._answer(order)
        if isinstance(outcome, Exception):
            raise outcome
        return cast("bytes", outcome)

    def close(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with suppress(OSError), process:  # closes its pipes and waits for it
            pass

    def _answer(self, order: FileOrder) -> object:
        """What the process answers; one that had just ended for want of orders is replaced.

        Whatever else goes wrong ends the process: the answer that nobody read is one person's
        file, and must not wait in the pipe for the order of another.
        """
        for is_last in (False, True):
            process = self._running()
            try:
                return self._exchanged(process, order)
            except (EOFError, OSError) as error:
                was_idle = process.wait() == 0
                self.close()
                if is_last or not was_idle:
                    raise FileNotMadeError(order.kind) from error
            except BaseException:
                self.close()
                raise
        raise FileNotMadeError(order.kind)

    def _exchanged(self, process: subprocess.Popen[bytes], order: FileOrder) -> object:
        """Send an order and read its answer; that of another order is nobody's."""
        self._last_number += 1
        with self._in_time(process):
            send(_pipe(process.stdin), Numbered(self._last_number, order))
            answer = receive(_pipe(process.stdout))
        if answer.number != self._last_number:
            raise FileNotMadeError(order.kind)
        return answer.told

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            command = [sys.executable, "-c", _START, str(_PROJECT)]
            self._process = subprocess.Popen(  # noqa: S603 - a fixed command
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process

    @contextmanager
    def _in_time(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        """End the process where it takes too long; what waits for its answer then goes on."""
        timer = Timer(self._longest_seconds, process.kill)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise BrokenPipeError
    return stream


FILES: Final = FileMaker()
