"""What a server seldom needs is not in its memory from the start."""

import subprocess
import sys

from tests.serving.live_server import PROJECT

SELDOM = ("alembic", "openpyxl", "pptx", "docx", "typst", "geopandas", "pytest")
ASK = f"import app, sys; print([name for name in {SELDOM} if name in sys.modules])"


def test_the_program_starts_without_what_it_seldom_needs() -> None:
    answered = subprocess.run(
        [sys.executable, "-c", ASK], cwd=PROJECT, capture_output=True, text=True, check=True
    )

    assert answered.stdout.strip() == "[]"
