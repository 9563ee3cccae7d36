"""User text made harmless."""

from html import escape
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.safe_text import (
    escape_markdown,
    escape_plotly,
    neutralise_formula,
    remove_controls,
    storable,
)

JOINER = "\u2060"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("复工率 **85**", r"复工率 \*\*85\*\*"),
        ("[点此](x)", r"\[点此\]\(x\)"),
        ("![图](x)", r"\!\[图\]\(x\)"),
        ("<script>", r"\<script\>"),
        ("&lt;", r"\&lt;"),
        ("$x$ `y` ~z~", r"\$x\$ \`y\` \~z\~"),
        ("1. 甲", r"1\. 甲"),
        ("# 题\n- 项", r"\# 题 \- 项"),
        ("a|b\\", r"a\|b\\"),
        ("08:00", r"08\:00"),
        ("普通：甲、乙", "普通：甲、乙"),
    ],
)
def test_markdown_is_shown_literally_on_one_line(text: str, escaped: str) -> None:
    found = escape_markdown(text)

    assert found == escaped


@pytest.mark.parametrize(
    ("text", "broken_up"),
    [
        ("http://e.cn", rf"http\:{JOINER}//e\.cn"),
        ("WWW.e.cn", rf"WWW{JOINER}\.e\.cn"),
        ("a@e.cn", rf"a\@{JOINER}e\.cn"),
        (":red[红]", rf"\:{JOINER}red\[红\]"),
        (":material/home:", rf"\:{JOINER}material/home\:"),
        ("a -> b", rf"a \-{JOINER}\> b"),
    ],
)
def test_what_no_backslash_keeps_dead_is_broken_by_an_invisible_joiner(
    text: str, broken_up: str
) -> None:
    found = escape_markdown(text)

    assert found == broken_up


@given(st.text())
def test_escaping_markdown_adds_only_backslashes_and_joiners(text: str) -> None:
    escaped = escape_markdown(text.replace("\\", "").replace(JOINER, ""))

    shown = escaped.replace("\\", "").replace(JOINER, "")
    assert shown == " ".join(text.replace("\\", "").replace(JOINER, "").split())


def test_plotly_reads_no_markup_in_a_name() -> None:
    found = escape_plotly('<a href="x">A&B</a>')

    assert found == '&lt;a href="x"&gt;A&amp;B&lt;/a&gt;'


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_would_run_is_made_text(first: str) -> None:
    found = neutralise_formula(f"{first}1+1")

    assert found == f"'{first}1+1"


@pytest.mark.parametrize("text", ["", "甲=乙", "85%", " 说明", "'=1"])
def test_a_cell_that_would_not_run_stays_as_it_is(text: str) -> None:
    found = neutralise_formula(text)

    assert found == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("甲\u202e乙", "甲乙"),
        ("甲\u2066乙\u2069\u061c\u200f", "甲乙"),
        ("\x1b[31m红\x00", "[31m红"),
        ("一\n二\t三", "一 二 三"),
        ("一\u2028二\x85三", "一 二 三"),
        ("𨙸㙍 한글 👍", "𨙸㙍 한글 👍"),
        ("甲\ufffe乙\uffff", "甲乙"),
        ("甲\ud800乙\udfff", "甲乙"),
    ],
)
def test_controls_and_direction_changes_are_removed(text: str, clean: str) -> None:
    found = remove_controls(text)

    assert found == clean


@given(st.text(st.characters(exclude_categories=[])))
@example("\ufffe\ud800\x02")
def test_what_is_stored_goes_into_every_file(text: str) -> None:
    found = storable(f"甲{text}")

    fromstring(f"<a>{escape(found)}</a>".encode())  # noqa: S314 - just written
    assert remove_controls(found) == found
