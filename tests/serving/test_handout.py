"""The hand-out as a folder: approved numbers alone, a page per zone, links that lead somewhere."""

import io
import re
from contextlib import closing
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import urldefrag
from zipfile import ZipFile

import pytest

from data_access.settings import Settings
from data_access.store import Store, create_store
from data_access.versions import Basis, resolve_as_of
from data_access.views.filters import NATION, Area
from data_access.views.zones_of_week import zones_of_week
from figures.formats import percent
from serving.briefing import main
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import briefing_of
from serving.handout import Handout, handout_of, read_over_weeks
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, register_drawn_units

WEEK: Final = date(2020, 6, 14)


def made(
    store: Store, area: Area = NATION, basis: Basis = Basis.APPROVED, week: date = WEEK
) -> Handout:
    with store.reading() as session:
        as_of = replace(resolve_as_of(session), basis=basis)
        wanted = Wanted(week, as_of, area, "演示数据（合成）")
        told = briefing_of(read_facts(session, MINISTRY, wanted))
        return handout_of(told, read_over_weeks(session, MINISTRY, wanted))


@pytest.fixture(scope="module")
def handout(store: Store) -> Handout:
    return made(store)


class Links(HTMLParser):
    """Everything a page leads to or asks for, and the places that it has."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.places: set[str] = set()
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        self.found += [str(told[name]) for name in ("src", "href") if name in told]
        self.places.add(told.get("id") or "")


def pages(handout: Handout) -> dict[str, bytes]:
    return {name: body for name, body in handout.files.items() if name.endswith(".html")}


def test_every_zone_has_its_page_and_every_link_leads_somewhere(handout: Handout) -> None:
    told = {name: Links(body) for name, body in pages(handout).items()}

    broken = []
    for name, links in told.items():
        for link in set(links.found) - {"data:,"}:
            target, place = urldefrag(link)
            path = normpath(join(dirname(name), target)) if target else name
            if path not in handout.files or (place and place not in told[path].places):
                broken.append((name, link))

    assert broken == []
    assert len(told) == 169 + 1


def test_no_page_runs_or_asks_for_anything(handout: Handout) -> None:
    for name, body in pages(handout).items():
        told = body.decode().replace("http://www.w3.org/2000/svg", "")
        assert "<script" not in told, name
        assert "http" not in told, name
    assert "@import" not in handout.files["present.css"].decode()


def test_a_zones_page_shows_the_numbers_of_its_page_on_the_screen(
    store: Store, handout: Handout
) -> None:
    with store.reading() as session:
        as_of = replace(resolve_as_of(session), basis=Basis.APPROVED)
        rows = zones_of_week(session, as_of, MINISTRY, WEEK).to_dict("records")
    page = handout.files["zones/HTZ099.html"].decode()

    values = re.findall(r"<strong>([^<]*)</strong>", page)

    row = next(row for row in rows if row["unit_code"] == "HTZ099")
    assert values[0] == percent(row["enterprise_resumption_rate"])
    assert values[2] == percent(row["employee_return_rate"])
    assert f"{row['enterprises_resumed']:,} ÷ 企业总数 {row['enterprises']:,}" in page
    assert "<title>武汉东湖四项比率逐周走势</title>" in page
    assert page.count('<td class="week">') == 20
    assert "2020-03-24公告中风险" in page
    assert "演示数据（合成）" in page


def test_what_nobody_approved_is_not_in_it(store: Store) -> None:
    latest = made(store, week=date(2020, 6, 28))

    page = latest.files["zones/HTZ099.html"].decode()
    assert "本周没有已审的填报" in page
    assert set(re.findall(r"<strong>([^<]*)</strong>", page)) == {"—"}
    with pytest.raises(ValueError, match="all"):
        made(store, basis=Basis.ALL)


def test_a_province_has_its_own_zones_alone(store: Store) -> None:
    told = made(store, Area("安徽省"))

    assert len(pages(told)) == 6 + 1
    assert told.name == "复工复产安徽省讲义_2020-06-14"


def test_it_can_be_taken_along_as_one_file(store: Store) -> None:
    zipped = made(store).zipped()

    with ZipFile(io.BytesIO(zipped)) as archive:
        assert "复工复产全国讲义_2020-06-14/index.html" in archive.namelist()


def test_what_users_wrote_is_text(tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)>"
    with closing(create_store(Settings(tmp_path / "own"))) as store:
        register_drawn_units(store)
        deliver(store, "unit | week\nHTZ057 | 06-14")
        with store.writer.begin() as connection:
            renamed = "UPDATE reporting_unit SET name_zh = ?, short_name_zh = ?, since_version = 1"
            connection.exec_driver_sql(renamed, (evil, evil))
        told = made(store)

    assert len(pages(told)) == 3 + 1
    assert all(b"<img" not in body for body in pages(told).values())


def test_the_command_lays_down_the_folder(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATA_DIR", str(folder))

    code = main(["--week", "2020-06-12", "--out", str(tmp_path), "--handout"])

    assert code == 0
    assert "已生成" in capsys.readouterr().out
    laid = tmp_path / "复工复产全国讲义_2020-06-14"
    assert (laid / "index.html").is_file()
    assert len(list((laid / "zones").glob("*.html"))) == 169
