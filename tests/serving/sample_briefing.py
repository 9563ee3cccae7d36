"""A briefing (汇报) of the whole sample, and its slides read back."""

import io
from datetime import date
from typing import Any, Final

from pptx import Presentation

from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.filters import Area
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import Briefing, briefing_of
from serving.file_writing import briefing_file
from tests.actors import MINISTRY

WEEK: Final = date(2020, 6, 7)
NOTICE: Final = "演示数据（合成）"


def made(store: Store, week: date = WEEK, area: Area = Area()) -> Briefing:  # noqa: B008
    """The briefing of a week and an area."""
    with store.reading() as session:
        wanted = Wanted(week, resolve_as_of(session), area, notice_zh=NOTICE)
        return briefing_of(read_facts(session, MINISTRY, wanted))


def deck(briefing: Briefing, template: bytes | None = None) -> Any:
    """Its slides as they are read back, in the office's own template where one is given."""
    return Presentation(io.BytesIO(briefing_file(briefing, "pptx", template)))


def texts(slide: Any) -> str:
    """What the shapes of a slide say."""
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
