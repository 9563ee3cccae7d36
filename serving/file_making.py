"""Having a file made: one at a time, in a process of low priority that viewers do not notice."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Timer
from typing import IO, Final, cast

from serving.file_orders import FileOrder
from serving.file_pipe import receive, send

LONGEST_SECONDS: Final = 120.0
_PROJECT: Final = Path(__file__).resolve().parents[1]
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv.pop(1));from serving.file_worker import main; main()"
)


class FileNotMadeError(Exception):
    """The process ended, or took too long."""


class FileMaker:
    """Keeps one process that makes files; it is started when it is needed, and ends by itself."""

    def __init__(self, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._one_at_a_time = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._longest_seconds = longest_seconds

    def make(self, order: FileOrder) -> bytes:
        """The file of an order; others wait their turn.

        Raises:
            FileNotMadeError: the process ended, or took too long.
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
        """What the process answers; one that had just ended for want of orders is replaced."""
        for is_last in (False, True):
            process = self._running()
            try:
                with self._in_time(process):
                    send(_pipe(process.stdin), order)
                    return receive(_pipe(process.stdout))
            except (EOFError, OSError) as error:
                was_idle = process.wait() == 0
                self.close()
                if is_last or not was_idle:
                    raise FileNotMadeError(order.kind) from error
        raise FileNotMadeError(order.kind)

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
