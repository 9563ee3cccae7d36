"""The files as an office program shows them, where one is installed: nothing overflows a slide."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest

from data_access.settings import Settings
from data_access.store import open_store
from data_access.versions import resolve_as_of
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import Briefing, briefing_of
from serving.file_writing import briefing_file
from tests.actors import MINISTRY
from tests.loaded_store import copy_store, loaded_sample

OFFICE: Final = shutil.which("soffice")
TO_TEXT: Final = shutil.which("pdftotext")
pytestmark = pytest.mark.skipif(
    not (OFFICE and TO_TEXT), reason="LibreOffice or pdftotext is not installed: not looked at"
)


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Briefing]:
    loaded = loaded_sample(tmp_path_factory.getbasetemp().parent)
    folder = copy_store(loaded, tmp_path_factory.mktemp("look"))
    with closing(open_store(Settings(folder))) as store, store.reading() as session:
        wanted = Wanted(date(2020, 6, 14), resolve_as_of(session), notice_zh=SYNTHETIC_NOTICE_ZH)
        yield briefing_of(read_facts(session, MINISTRY, wanted))


def laid_out(content: bytes, kind: str, folder: Path) -> Path:
    """The file as the office program prints it."""
    source = folder / f"briefing.{kind}"
    source.write_bytes(content)
    if kind != "pdf":
        home = f"-env:UserInstallation=file://{folder}/office"
        order = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*order, str(source)], check=True, capture_output=True, timeout=180)
    return folder / "briefing.pdf"


def pages(content: bytes, kind: str, folder: Path) -> list[str]:
    """The text of each page as the office program lays it out."""
    order = [str(TO_TEXT), "-layout", str(laid_out(content, kind, folder)), "-"]
    told = subprocess.run(order, check=True, capture_output=True, text=True, timeout=60).stdout
    return told.rstrip("\f").split("\f")


Word = tuple[str, float, float, float, float]


def words(content: bytes, folder: Path, page: int) -> list[Word]:
    """Each word of a page of slides: text, left, top, right, bottom."""
    printed = laid_out(content, "pptx", folder)
    order = [str(TO_TEXT), "-bbox", "-f", str(page), "-l", str(page), str(printed), "-"]
    told = subprocess.run(order, check=True, capture_output=True, text=True, timeout=60).stdout
    found = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', told)
    return [(text, *(float(edge) for edge in edges)) for *edges, text in found]


def lie_on_each_other(one: Word, other: Word) -> bool:
    wide = min(one[3], other[3]) - max(one[1], other[1])
    high = min(one[4], other[4]) - max(one[2], other[2])
    return wide > 1 and high > 0.4 * (one[4] - one[2])


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_slide_is_one_page_with_its_message(briefing: Briefing, tmp_path: Path) -> None:
    shown = pages(briefing_file(briefing, "pptx"), "pptx", tmp_path)

    assert len(shown) == len(briefing.story.slides)
    for page, slide in zip(shown, briefing.story.slides, strict=True):
        assert squeezed(slide.title_zh) in squeezed(page)


def test_no_province_lies_on_another_and_none_is_cut(briefing: Briefing, tmp_path: Path) -> None:
    page = [slide.key for slide in briefing.story.slides].index("provinces") + 1

    told = words(briefing_file(briefing, "pptx"), tmp_path, page)

    assert set(briefing.facts.provinces["name_zh"]) <= {word[0] for word in told}
    clashes = [(one[0], other[0]) for one, other in combinations(told, 2)
               if lie_on_each_other(one, other)]  # fmt: skip
    assert clashes == []


def test_the_report_has_two_to_four_pages(briefing: Briefing, tmp_path: Path) -> None:
    shown = pages(briefing_file(briefing, "docx"), "docx", tmp_path)

    assert 2 <= len(shown) <= 4
    assert "—1—" in squeezed(shown[0])


def test_every_word_of_the_pdf_is_read_back(briefing: Briefing, tmp_path: Path) -> None:
    told = squeezed("".join(pages(briefing_file(briefing, "pdf"), "pdf", tmp_path)))

    for section in briefing.report.sections:
        assert squeezed(section.heading_zh) in told
        assert all(squeezed(sentence)[:12] in told for sentence in section.sentences_zh)
    assert "演示数据（合成）" in told
