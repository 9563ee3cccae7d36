"""What the C library keeps of memory that was given back."""

import ctypes
from contextlib import suppress
from typing import Final

ARENAS: Final = 2
_M_ARENA_MAX: Final = -8  # of glibc's malloc.h


def share_arenas() -> None:
    """Let all threads share two arenas, where the C library is glibc.

    It gives each thread one of its own otherwise, eight per core, and keeps in each what a run
    has freed. Threads of one interpreter hardly ever ask at once.
    """
    with suppress(OSError, AttributeError, TypeError):  # another C library, or Windows
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, ARENAS)
