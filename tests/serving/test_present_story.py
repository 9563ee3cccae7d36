"""汇报模式 is drawn once for those who may see the same, and anew where anything of it differs."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.register_keeping import keep_register
from data_access.settings import Settings
from data_access.store import Store, create_store
from data_access.versions import AsOf, Basis, as_of_version, resolve_as_of
from data_access.views.filters import Area
from figures.briefing.html_file import DrawnStory, draw_story
from figures.briefing.story import Story
from indicators.vocabulary import Dataset, Role
from serving.briefing_facts import Wanted
from serving.present_story import Choice, presented
from serving.saved_briefing import SavedChoice
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.drawn_reports import deliver, register_drawn_units, week
from tests.drawn import drawn_csv

WEEK: Final = week("04-05")
DRAWING: Final = "unit | week | enterprises | enterprises_resumed\nHTZ057 | 04-05 | 100 | 50"
LEADER: Final = Actor("领导", Role.LEADER)
ANHUI: Final = Actor("安徽", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "安徽省"))
ENDED: Final = "代码 | 名称 | 省份 | 失效日期\nHTZ058 | 蚌埠 | 安徽省 | {day}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(create_store(Settings(tmp_path / "own"))) as opened:
        register_drawn_units(opened)
        deliver(opened, DRAWING)
        yield opened


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the stories that were drawn, in order."""
    told = list[str]()

    def counted(story: Story) -> DrawnStory:
        told.append(story.subtitle_zh)
        return draw_story(story)

    monkeypatch.setattr("serving.present_story.draw_story", counted)
    return told


def show(
    store: Store,
    actor: Actor = MINISTRY,
    as_of: AsOf | None = None,
    area: str = "",
    notice: str = "",
    choice: Choice = None,
) -> str:
    with store.reading() as session:
        at = as_of_version(session, as_of.version) if as_of else resolve_as_of(session)
        basis = as_of.basis if as_of else Basis.ALL
        wanted = Wanted(WEEK, replace(at, basis=basis), Area(area), notice)
        return presented(session, actor, store.settings, wanted, choice).story.slides


def now(store: Store) -> AsOf:
    with store.reading() as session:
        return resolve_as_of(session)


def end_a_zone(store: Store, day: str) -> None:
    """The register lets HTZ058 owe reports until a day."""
    keep_register(store, SYSTEM, Dataset.WEEKLY, drawn_csv(ENDED.format(day=day)), "名录.csv")


def test_a_second_opening_draws_nothing(store: Store, drawn: list[str]) -> None:
    first = show(store)

    again = show(store, LEADER)  # who sees the whole nation too

    assert again == first
    assert len(drawn) == 1


def test_another_scope_area_basis_mark_or_choice_is_drawn_anew(
    store: Store, drawn: list[str]
) -> None:
    approved = replace(now(store), basis=Basis.APPROVED)
    own = SavedChoice(("headline",), (("headline", ("先说总数",)),))

    shown = [
        show(store),
        show(store, ANHUI),
        show(store, area="湖北省"),
        show(store, as_of=approved),
        show(store, notice="内部资料　张三"),
        show(store, choice=("headline",)),
        show(store, choice=own),
    ]

    assert len(drawn) == 7
    assert len(set(shown)) == 7


def test_a_later_report_is_drawn_and_the_version_before_it_stays(store: Store) -> None:
    before, frozen = show(store), now(store)
    deliver(store, DRAWING.replace("| 50", "| 90"), reason="漏统")

    assert "企业复工率为 90.0%" in show(store)
    assert show(store, as_of=frozen) == before


def test_a_version_is_not_drawn_again_once_it_is_no_longer_the_newest(
    store: Store, drawn: list[str]
) -> None:
    newest, frozen = show(store), now(store)
    deliver(store, DRAWING.replace("| 50", "| 90"), reason="漏统")

    assert show(store, as_of=frozen) == newest
    assert len(drawn) == 1


def test_a_register_that_is_changed_later_moves_nothing(store: Store, drawn: list[str]) -> None:
    frozen = now(store)
    end_a_zone(store, "2020-03-01")  # before anything is drawn: nothing that is kept can answer

    first = show(store, as_of=frozen)
    end_a_zone(store, "2020-05-01")
    again = show(store, as_of=frozen)

    assert ["应报 3 家" in page for page in (first, again)] == [True, True]
    assert len(drawn) == 1
