"""Streamlit's own files, compressed."""

import gzip
from pathlib import Path

import pytest
from streamlit import file_util

from serving.compression import accepts_gzip, compressible_files


def asked(method: str = "GET", **headers: str) -> dict[str, object]:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": method, "headers": named}


@pytest.mark.parametrize(
    ("scope", "taken"),
    [
        (asked(accept_encoding="gzip, deflate"), True),
        (asked("HEAD", accept_encoding="gzip"), True),
        (asked(accept_encoding="identity"), False),
        (asked(), False),
        (asked("POST", accept_encoding="gzip"), False),
        (asked(accept_encoding="gzip", range="bytes=0-9"), False),
    ],
)
def test_gzip_goes_to_those_who_take_it_whole(scope: dict[str, object], taken: bool) -> None:
    assert accepts_gzip(scope) is taken


def test_only_scripts_styles_and_drawings_below_static_are_known(tmp_path: Path) -> None:
    (tmp_path / "static" / "js").mkdir(parents=True)
    for name in ("index.html", "static/js/a.js", "static/font.woff2"):
        (tmp_path / name).write_bytes(b"x")

    assert compressible_files(tmp_path) == {"/static/js/a.js": tmp_path / "static/js/a.js"}


def test_the_installed_scripts_shrink_to_a_third() -> None:
    files = compressible_files(Path(file_util.get_static_dir())).values()
    scripts = [file.read_bytes() for file in files if file.name.startswith(("index.", "Plotly"))]

    plain, packed = (sum(map(len, scripts)), sum(len(gzip.compress(one)) for one in scripts))
    assert packed < plain / 3
