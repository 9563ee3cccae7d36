"""What a visitor of 数据填报 does: choose a file, send, and read what is told."""

from collections.abc import Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

from data_access.settings import Settings
from data_access.store import open_store
from tests.pages.conftest import PROJECT

SAMPLES = PROJECT / "sample_data" / "uploads"
GB18030 = "good_one_zone_gb18030.csv"
CORRECTION = "good_correction_of_last_week.csv"
CSV = "text/csv"
REPORTER_ZH = "部级审核员甲（demo-ministry）"


def choose(page: AppTest, name: str) -> AppTest:
    content = (SAMPLES / name).read_bytes()
    page.file_uploader[0].set_value((name, content, CSV)).run()
    return page


def send(page: AppTest) -> AppTest:
    page.button(key="submit").click().run()
    return page


def headings(page: AppTest) -> list[str]:
    return [heading.value for heading in page.subheader]


def told(page: AppTest) -> str:
    return "".join(block.proto.body for block in page.get("html"))


def receipt_number(page: AppTest) -> str:
    return next(text.removeprefix("回执 ") for text in headings(page) if text.startswith("回执 "))


def submitted_revisions(folder: Path, unit_code: str) -> Sequence[tuple[int, str]]:
    store = open_store(Settings(folder))
    with store.reader.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT revision, actor_name FROM revision JOIN submission"
            " ON submission.id = revision.submission_id"
            " WHERE unit_code = ? AND week_ending = '2020-07-05' ORDER BY revision",
            (unit_code,),
        ).all()
    store.close()
    return [(row[0], row[1]) for row in found]
