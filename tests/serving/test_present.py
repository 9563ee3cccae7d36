"""汇报模式 and the hand-out: one page each, frozen, within scope, without a word to run."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pandas as pd
import pytest
from sqlalchemy import update

from data_access.account_tables import SignInSession
from data_access.briefing_content import BriefingContent
from data_access.briefings import save_briefing
from data_access.settings import Settings
from data_access.signing_in import real_now
from data_access.store import Store, create_store, open_store
from data_access.versions import Basis, resolve_as_of
from data_access.views.filters import NATION, Area
from figures.briefing.html_file import draw_story, linked_page
from figures.briefing.story import Slide, Story
from figures.tables import ColumnFormat
from indicators.vocabulary import SYNTHETIC_NOTICE_ZH
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import briefing_of
from serving.handout import handout_page
from serving.identity import COOKIE
from serving.present_routes import present_address, saved_address, wall_address
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, instant, register_drawn_units, week
from tests.serving.live_server import PROJECT, Answer, LiveServer, running
from tests.signed_in import token_for

WEEK: Final = week("04-05")
SCRIPTS: Final = [f'<script src="/present/{name}.js" defer>' for name in ("present", "presenter")]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server on two zones of two provinces."""
    folder = tmp_path_factory.mktemp("present")
    with closing(create_store(Settings(folder))) as store:
        register_drawn_units(store)
        deliver(store, """
            unit   | week  | enterprises | enterprises_resumed
            HTZ057 | 04-05 | 100         | 50
            HTZ099 | 04-05 | 100         | 10
            """, at=instant("04-06 10:00"))  # fmt: skip
    with running(PROJECT / "app.py", folder) as server:
        yield server


def ask(server: LiveServer, address: str, user: str = "demo-presenter") -> Answer:
    cookie = f"{COOKIE}={token_for(server.log.parent, user)}" if user else ""
    return server.ask(address, Cookie=cookie, Accept="text/html")


def address_now(server: LiveServer, area: Area = NATION) -> str:
    with closing(open_store(Settings(server.log.parent))) as store, store.reading() as session:
        return present_address(WEEK, area, resolve_as_of(session))


def headline(answer: Answer) -> str:
    found = re.search(r'id="s2"[^>]*><h1>([^<]*)</h1>', answer.body.decode())
    return found[1] if found else ""


def test_a_later_report_changes_nothing_in_an_address_that_is_open(shown: LiveServer) -> None:
    address = address_now(shown)
    before = headline(ask(shown, address))
    with closing(open_store(Settings(shown.log.parent))) as store:
        drawing = "unit | week | enterprises | enterprises_resumed\nHTZ057 | 04-05 | 100 | 90"
        deliver(store, drawing, reason="漏统", at=instant("04-07 10:00"))

    again, fresh = headline(ask(shown, address)), headline(ask(shown, address_now(shown)))

    assert (before, again) == ("全国企业复工率为 30.0%", "全国企业复工率为 30.0%")
    assert fresh == "全国企业复工率为 50.0%"


def test_an_area_and_a_scope_narrow_it(shown: LiveServer) -> None:
    hubei = address_now(shown, Area("湖北省"))

    assert headline(ask(shown, hubei)) == "湖北省企业复工率为 10.0%"
    anhui = ask(shown, address_now(shown), "demo-anhui")
    assert headline(anhui).startswith("安徽省企业复工率为")
    assert "武汉东湖" not in anhui.body.decode()
    assert ask(shown, hubei, "demo-anhui").status == 403


def test_a_wall_shows_the_newest_approved_week(shown: LiveServer) -> None:
    answer = ask(shown, wall_address(NATION))

    assert answer.status == 400  # nothing is approved yet, so there is no week to show
    assert "还没有已审的填报" in answer.body.decode()


def kept(server: LiveServer, area: str = "") -> int:
    """A briefing saved of what is known now."""
    with closing(open_store(Settings(server.log.parent))) as store:
        with store.reading() as session:
            version = resolve_as_of(session).version
        points = {"headline": ["只说 <b>一句</b>"]}
        content = BriefingContent("会", WEEK, version, Basis.ALL, ["headline"], area, points)
        return save_briefing(store, MINISTRY, content)


def test_a_saved_briefing_shows_its_slides_its_words_and_its_numbers(shown: LiveServer) -> None:
    number = kept(shown)
    before = headline(ask(shown, saved_address(number, 1)))
    with closing(open_store(Settings(shown.log.parent))) as store:
        drawing = "unit | week | enterprises | enterprises_resumed\nHTZ099 | 04-05 | 100 | 99"
        deliver(store, drawing, reason="漏统", at=instant("04-08 10:00"))

    answer = ask(shown, f"/present?briefing={number}")

    page = answer.body.decode()
    assert headline(answer) == before
    assert page.count('<section class="slide') == 3
    assert "<li>只说 &lt;b&gt;一句&lt;/b&gt;</li>" in page


def test_a_saved_briefing_is_not_opened_beyond_the_scope(shown: LiveServer) -> None:
    number = kept(shown, "湖北省")

    refused = ask(shown, saved_address(number, 1), "demo-anhui")

    assert refused.status == 403
    assert "湖北省不在您的管辖范围内" in refused.body.decode()
    assert ask(shown, saved_address(number, 7)).status == 404
    assert ask(shown, "/present?briefing=999").status == 404


def test_an_address_may_name_its_slides(shown: LiveServer) -> None:
    page = ask(shown, f"{address_now(shown)}&slides=headline").body.decode()

    assert re.findall(r'class="slide (\w+)"', page) == ["cover", "headline", "sources"]


@pytest.mark.parametrize(
    "query", ["briefing=x", "briefing=1&revision=x",
              "week=x", "week=9999-12-31", "week=2020-04-05&version=x",
              f"week=2020-04-05&version={10**20}", "week=2020-04-05&version=99",
              "week=2020-04-05&basis=x", "week=2020-04-05&area=%E6%9C%88"],
)  # fmt: skip
def test_a_broken_address_is_told(shown: LiveServer, query: str) -> None:
    assert ask(shown, f"/present?{query}").status == 400


def test_others_see_nothing(shown: LiveServer) -> None:
    address = address_now(shown)

    assert ask(shown, address, "demo-auditor").status == 403
    assert ask(shown, address, "").status == 303
    assert shown.ask("/present/present.js", Cookie="").status == 401
    assert ask(shown, "/present/other.js").status == 404


def test_the_page_runs_no_script_of_its_own(shown: LiveServer) -> None:
    page = ask(shown, address_now(shown)).body.decode()

    assert re.findall(r"<script[^>]*>", page) == SCRIPTS
    assert "onclick" not in page


def test_the_presenters_view_shows_the_same_slides(shown: LiveServer) -> None:
    room = ask(shown, address_now(shown)).body.decode()
    desk = ask(shown, f"{address_now(shown)}&view=presenter").body.decode()

    slides = re.compile("<main>.*</main>", re.DOTALL)
    assert slides.findall(desk) == slides.findall(room)
    assert re.findall(r"<script[^>]*>", desk) == SCRIPTS
    assert 'class="desk"' in desk
    assert [ask(shown, f"/present/presenter.{kind}").status for kind in ("js", "css")] == [200, 200]


def idle_for(server: LiveServer, **since: timedelta) -> None:
    """Let every sign-in have been seen, and its talk opened, so long ago."""
    moments = {name: real_now() - span for name, span in since.items()}
    with closing(open_store(Settings(server.log.parent))) as store, store.writing() as session:
        session.execute(update(SignInSession).values(**moments))


def test_a_talk_is_not_cut_by_the_idle_limit_and_keeps_no_page_open(shown: LiveServer) -> None:
    address, token = address_now(shown), token_for(shown.log.parent, "demo-presenter")

    def status(path: str) -> int:
        return shown.ask(path, Cookie=f"{COOKIE}={token}", Accept="text/html").status

    opened = shown.ask(address, Cookie=f"{COOKIE}={token}").body.decode()
    idle_for(shown, seen_at=timedelta(hours=2))
    asked = [address, f"{address}&view=presenter", "/present/presenter.js", "/", "/api/v1/weeks"]
    during = [status(path) for path in asked]
    idle_for(shown, talk_began_at=timedelta(hours=5))

    assert 'data-seconds="14' in opened
    assert during == [200, 200, 200, 303, 303]
    assert status(address) == 303


class Addresses(HTMLParser):
    """Everything a page asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [str(value) for name, value in attributes if name in {"src", "href"}]


def test_the_hand_out_is_one_file_that_asks_for_nothing(tmp_path: Path) -> None:
    with closing(create_store(Settings(tmp_path / "own"))) as store:
        told = handout_page(briefing(store)).decode()

    asked = Addresses()
    asked.feed(told)
    assert asked.found == ["data:,"]
    assert "http" not in told.replace("http://www.w3.org/2000/svg", "")
    assert "addEventListener" in told
    assert "南海诸岛" in told


def briefing(store: Store):  # type: ignore[no-untyped-def]
    register_drawn_units(store)
    with store.reading() as session:
        approved = replace(resolve_as_of(session), basis=Basis.APPROVED)
        wanted = Wanted(date(2020, 4, 5), approved, notice_zh=SYNTHETIC_NOTICE_ZH)
        return briefing_of(read_facts(session, MINISTRY, wanted))


def test_what_users_wrote_is_text() -> None:
    evil = "<img src=x onerror=alert(1)>"
    table = pd.DataFrame({"name_zh": [evil]})
    slide = Slide("k", evil, evil, table=table, columns={"name_zh": ColumnFormat(evil)},
                  points_zh=[evil], notes_zh=[evil], foot_zh=evil)  # fmt: skip

    page = linked_page(draw_story(Story(evil, evil, evil, [slide])), '"><script>', "/present/")

    assert "<img" not in page
    assert page.count("<script") == len(SCRIPTS)
