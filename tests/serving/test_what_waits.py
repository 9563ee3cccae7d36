"""What a server seldom needs is not in its memory from the start."""

import platform
import subprocess
import sys

import pytest

from tests.serving.live_server import PROJECT

SELDOM = ("alembic", "openpyxl", "pptx", "docx", "typst", "geopandas", "pytest")
ASK = f"import app, sys; print([name for name in {SELDOM} if name in sys.modules])"


def test_the_program_starts_without_what_it_seldom_needs() -> None:
    answered = subprocess.run(
        [sys.executable, "-c", ASK], cwd=PROJECT, capture_output=True, text=True, check=True
    )

    assert answered.stdout.strip() == "[]"


ARENAS_USED = """
import ctypes, threading
from serving.memory import share_arenas
share_arenas()
before = threading.Barrier(9)
def allocate():
    kept = [ctypes.CDLL(None).malloc(200) for _ in range(50)]
    before.wait()
threads = [threading.Thread(target=allocate) for _ in range(8)]
for thread in threads: thread.start()
before.wait()
info = ctypes.CDLL(None)
info.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
info.fdopen.restype = ctypes.c_void_p
info.fflush.argtypes = [ctypes.c_void_p]
stream = info.fdopen(1, b"w")
info.malloc_info(0, stream)
info.fflush(stream)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="arenas are glibc's")
def test_many_threads_share_two_arenas() -> None:
    answered = subprocess.run(
        [sys.executable, "-c", ARENAS_USED], cwd=PROJECT, capture_output=True, text=True, check=True
    )

    assert answered.stdout.count("<heap nr=") == 2
