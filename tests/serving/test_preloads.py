"""The index page names the scripts that the pages will ask for, and only files that exist."""

import re
from pathlib import Path

from streamlit import file_util

from serving.language import chinese_index, streamlit_index
from serving.preloads import ELEMENTS, preload_links, scripts_of

STATIC = Path(file_util.get_static_dir())
LINK = re.compile(r'<link rel="modulepreload" crossorigin href="\./([^"]+)">')


def test_every_element_of_the_pages_has_its_script() -> None:
    names = {name.partition(".")[0] for name in scripts_of(ELEMENTS)}

    assert set(ELEMENTS) <= names


def test_every_file_that_is_named_exists_and_is_named_once() -> None:
    named = LINK.findall(chinese_index())

    assert len(named) == len(set(named)) > 0
    assert [name for name in named if not (STATIC / name).is_file()] == []


def test_what_the_index_names_already_is_not_named_again() -> None:
    index = streamlit_index()

    again = [name for name in LINK.findall(preload_links(index)) if Path(name).name in index]

    assert again == []


def test_an_element_that_streamlit_does_not_have_is_left_out() -> None:
    assert scripts_of(("NoSuchElement",)) == ()
