"""The briefing's slides read back: messages and notes, native charts, the office's own template."""

import io
import re
import zipfile
from typing import Final

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from figures.briefing.pptx_file import TemplateRefusedError
from serving.briefing_files import Briefing
from serving.file_writing import briefing_file
from tests.serving.sample_briefing import NOTICE, deck, texts

PLAIN_ZIP: Final = b"PK\x05\x06" + b"\0" * 18  # an empty archive


def test_every_slide_has_its_message_its_foot_and_its_notes(briefing: Briefing, rate: str) -> None:
    slides = list(deck(briefing).slides)

    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles == [slide.title_zh for slide in briefing.story.slides]
    assert rate in titles[1]
    assert all("数据截至" in texts(slide) and NOTICE in texts(slide) for slide in slides[1:])
    assert NOTICE in texts(slides[0])
    assert all(slide.notes_slide.notes_text_frame.text for slide in slides[1:-1])


def test_charts_and_tables_are_native_and_the_map_is_shapes(briefing: Briefing) -> None:
    kinds = {
        slide.shapes.title.text_frame.text: [shape.shape_type for shape in slide.shapes]
        for slide in deck(briefing).slides
    }

    found = [kind for shapes in kinds.values() for kind in shapes]
    assert found.count(MSO_SHAPE_TYPE.CHART) >= 6
    assert found.count(MSO_SHAPE_TYPE.TABLE) >= 3
    assert MSO_SHAPE_TYPE.PICTURE not in found
    group = next(shape for slide in deck(briefing).slides for shape in slide.shapes
                 if shape.shape_type == MSO_SHAPE_TYPE.GROUP)  # fmt: skip
    names = [shape.name for shape in group.shapes]
    assert {"台湾", "南海诸岛"} <= set(names)
    assert len(names) > 300


def test_every_run_has_a_chinese_typeface(briefing: Briefing) -> None:
    with zipfile.ZipFile(io.BytesIO(briefing_file(briefing, "pptx"))) as archive:
        slides = [name for name in archive.namelist() if re.match(r"ppt/slides/slide\d+", name)]
        told = "".join(archive.read(name).decode() for name in slides)

    runs = re.findall(r"<a:r>.*?</a:r>", told, re.DOTALL)
    assert len(runs) > 100
    assert all("<a:ea typeface=" in run for run in runs)


def test_the_offices_own_template_is_taken_without_its_slides(briefing: Briefing) -> None:
    own = Presentation()
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "旧的一页"
    own.slide_width = own.slide_width * 2
    written = io.BytesIO()
    own.save(written)

    made_of_it = deck(briefing, written.getvalue())

    assert made_of_it.slide_width == own.slide_width
    assert len(made_of_it.slides) == len(briefing.story.slides)
    assert all("旧的一页" not in texts(slide) for slide in made_of_it.slides)


@pytest.mark.parametrize(("width", "height"), [(10.0, 7.5), (13.333, 7.5), (26.0, 7.5)])
def test_nothing_leaves_the_slides_of_a_template(
    briefing: Briefing, width: float, height: float
) -> None:
    own = Presentation()
    own.slide_width, own.slide_height = Inches(width), Inches(height)
    written = io.BytesIO()
    own.save(written)

    made_of_it = deck(briefing, written.getvalue())

    room = Inches(0.01)
    for slide in made_of_it.slides:
        for shape in slide.shapes:
            assert shape.left >= -room
            assert shape.top >= -room
            assert shape.left + shape.width <= made_of_it.slide_width + room, shape.name
            assert shape.top + shape.height <= made_of_it.slide_height + room, shape.name


@pytest.mark.parametrize("content", [b"", b"no pptx", PLAIN_ZIP])
def test_a_template_that_is_none_is_told(briefing: Briefing, content: bytes) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        briefing_file(briefing, "pptx", content)

    assert "不是 PPTX 文件" in refused.value.reason_zh
