"""Objects through a pipe between two halves of our own, each with its length before it."""

import pickle
import struct
from dataclasses import dataclass
from typing import IO, Final, cast

_LENGTH: Final = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Numbered:
    """An order or its answer, and the number of the order: an answer belongs to one order alone."""

    number: int
    told: object


def send(stream: IO[bytes], numbered: Numbered) -> None:
    """Write one object, its length first."""
    content = pickle.dumps(numbered, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> Numbered:
    """Read one object.

    Raises:
        EOFError: the other side has gone.
    """
    (length,) = _LENGTH.unpack(_read(stream, _LENGTH.size))
    found = pickle.loads(_read(stream, length))  # noqa: S301 - our own other half wrote it
    return cast("Numbered", found)


def _read(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content
