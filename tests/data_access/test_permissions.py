"""Scope and role are asked inside the transaction, and in every view."""

from collections.abc import Callable

import pandas as pd
import pytest
from sqlalchemy import text

from data_access.actor import Actor, Scope, ScopeLevel
from data_access.errors import PermissionDeniedError
from data_access.kept_sums import read_sums
from data_access.register import read_register
from data_access.reports import read_reports
from data_access.store import Store
from data_access.uploads.intake import submit
from data_access.uploads.issues import UploadRejectedError
from data_access.uploads.review import check_for_store
from data_access.versions import AsOf, resolve_as_of
from data_access.views.coverage import coverage
from data_access.views.parts import by_part
from data_access.views.rent_relief import relief_by
from data_access.views.reporting import revisions_of_unit, status_of_units
from data_access.views.resumption import by_province, headline
from data_access.views.risk import risk_of_zones
from data_access.views.rollout import sites_of_week
from data_access.views.trends import indicator_weeks
from data_access.views.week_sheet import week_sheet
from data_access.views.zones_of_week import zones_of_week
from indicators.resumption import CARDS
from indicators.vocabulary import Dataset, Role
from tests.actors import MINISTRY
from tests.data_access.drawn_reports import deliver, instant, week
from tests.drawn import drawn_csv

WEEK = week("04-05")
ANHUI = Scope(ScopeLevel.PROVINCE, "安徽省")
REVIEWER = Actor("省级审核员", Role.PROVINCE_REVIEWER, ANHUI)
HEFEI = Actor("园区填报员", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ057"))
ZONES = """
    unit | week | enterprises | enterprises_resumed
    HTZ057 | 04-05 | 100 | 60
    HTZ058 | 04-05 | 200 | 20
    HTZ099 | 04-05 | 400 | 0
    """
CARRIERS = """
    unit | week | rent_reduced_cny
    CAR1 | 04-05 | 1
    CAR3 | 04-05 | 4
    """
SITES = "unit | week | projects\nBCY1 | 04-05 | 1\nBCY2 | 04-05 | 4"
View = Callable[..., pd.DataFrame]


@pytest.mark.parametrize(
    "actor",
    [
        Actor("别区填报员", Role.ZONE_REPORTER, Scope(ScopeLevel.ZONE, "HTZ058")),
        Actor("别省审核员", Role.PROVINCE_REVIEWER, Scope(ScopeLevel.PROVINCE, "湖北省")),
        Actor("载体填报员", Role.CARRIER_REPORTER, Scope(ScopeLevel.CARRIER, "CAR1")),
        Actor("领导", Role.LEADER),
        Actor("系统管理员", Role.SYSTEM_ADMINISTRATOR),
        Actor("审计员", Role.AUDITOR),
    ],
    ids=lambda actor: actor.name,
)
def test_who_may_not_report_is_refused_and_the_refusal_is_audited(
    store: Store, actor: Actor
) -> None:
    with pytest.raises(PermissionDeniedError):
        deliver(store, "unit | week\nHTZ057 | 04-05", actor=actor)

    with store.reading() as session:
        lines = session.execute(text("SELECT actor_name, action, subject FROM audit_line")).all()
        stored = session.execute(text("SELECT count(*) FROM revision")).scalar()
    assert ([tuple(line) for line in lines], stored) == (
        [(actor.name, "submit_refused", "HTZ057")],
        0,
    )


def test_one_foreign_row_refuses_the_whole_file(store: Store) -> None:
    with pytest.raises(PermissionDeniedError) as refused:
        deliver(store, ZONES, actor=HEFEI)

    with store.reading() as session:
        stored = session.execute(text("SELECT count(*) FROM revision")).scalar()
    assert (refused.value.unit_code, stored) == ("HTZ058", 0)


def test_a_zone_reports_for_itself_and_for_its_carriers(store: Store) -> None:
    own = deliver(store, "unit | week\nHTZ057 | 04-05", actor=HEFEI)
    carrier = deliver(store, "unit | week\nCAR1 | 04-05", Dataset.CARRIERS, actor=HEFEI)

    assert (own.revision, carrier.revision) == (1, 1)


@pytest.mark.parametrize("moment", ["head", "past"])
def test_a_province_sees_only_its_own_in_every_view(store: Store, moment: str) -> None:
    as_of = _full(store, moment)
    with store.reading() as session:

        def seen(view: View, *arguments: object) -> set[str]:
            return set(view(session, as_of, REVIEWER, *arguments)["province_zh"])

        provinces = {
            "reports": seen(read_reports, Dataset.WEEKLY, [WEEK]),
            "zones": seen(zones_of_week, WEEK),
            "provinces": seen(by_province, WEEK, CARDS[0]),
            "status": seen(status_of_units, Dataset.CARRIERS, [WEEK]),
            "relief": seen(relief_by, WEEK, ["province_zh"]),
            "trend": seen(indicator_weeks, CARDS, [WEEK], ["province_zh"]),
            "sites": seen(sites_of_week, WEEK),
            "register": set(read_register(session, as_of, REVIEWER, Dataset.WEEKLY)["province_zh"]),
        }
        parts = by_part(session, as_of, REVIEWER, WEEK, CARDS[0], ["340100", "420100"])
        sheet = week_sheet(session, as_of, REVIEWER, Dataset.WEEKLY, WEEK)
        risk = risk_of_zones(session, as_of, REVIEWER, WEEK)
        foreign = revisions_of_unit(session, as_of, REVIEWER, "HTZ099")
        reported = coverage(session, as_of, REVIEWER, Dataset.WEEKLY, WEEK).reported
        first = headline(session, as_of, REVIEWER, WEEK, [CARDS[0]]).iloc[0]

    assert [view for view, found in provinces.items() if found != {"安徽省"}] == []
    assert list(parts["adcode"]) == ["340100"]
    assert {line[1] for line in sheet.lines[1:]} == {"HTZ057", "HTZ058"}
    assert set(risk["zone_code"]) == {"HTZ057", "HTZ058"}
    assert (len(foreign), reported) == (0, 2)
    assert (first["numerator"], first["denominator"]) == (80, 300)


@pytest.mark.parametrize("moment", ["head", "past"])
@pytest.mark.parametrize(
    ("scope", "numerator"),
    [
        (Scope(), 80),
        (ANHUI, 80),
        (Scope(ScopeLevel.ZONE, "HTZ057"), 60),
        (Scope(ScopeLevel.ZONE, "HTZ099"), None),
        (Scope(ScopeLevel.PROVINCE, "不存在"), None),
    ],
    ids=lambda value: getattr(value, "key", str(value)),
)
def test_sums_hold_only_what_the_scope_covers(
    store: Store, moment: str, scope: Scope, numerator: float | None
) -> None:
    as_of = _full(store, moment)
    actor = Actor("某人", Role.LEADER, scope)

    with store.reading() as session:
        codes = [CARDS[0].code]
        sums = read_sums(session, as_of, actor, Dataset.WEEKLY, codes, [WEEK])

    expected = [] if numerator is None else [numerator]
    assert sums["numerator"].tolist() == expected


def _full(store: Store, moment: str) -> AsOf:
    """All three datasets reported; `past` looks back from a later correction of everything."""
    at = instant("04-06 09:00")
    deliver(store, ZONES.replace("    HTZ099 | 04-05 | 400 | 0\n", ""), at=at)
    deliver(store, CARRIERS, Dataset.CARRIERS, at=at)
    deliver(store, SITES, Dataset.ROLLOUT, at=at)
    if moment == "past":
        later = instant("04-08 09:00")
        deliver(store, ZONES.replace("60", "99"), at=later, reason="更正")
    with store.reading() as session:
        return resolve_as_of(session, instant("04-07 00:00"))


def test_the_demo_actor_may_report_for_everyone(store: Store) -> None:
    receipt = deliver(store, ZONES, actor=MINISTRY)

    assert len(receipt.units) == 3


FOREIGN_ROWS = """
    统计日期 | 高新区代码 | 高新区名称 | 企业总数 | 已复工企业数
    2020-04-05 | HTZ057 | 合肥高新技术产业开发区 | 1200 | 960
    2020-04-05 | HTZ058 | 芜湖高新技术产业开发区 | 700 | 600
    2020-04-05 | HTZ099 | 武汉东湖新技术开发区 | 900 | 800.5
    """


def test_a_foreign_row_is_told_before_anything_is_submitted(store: Store) -> None:
    checked = check_for_store(store, HEFEI, Dataset.WEEKLY, drawn_csv(FOREIGN_ROWS), "周报.csv")

    told = [(i.row, i.value, i.message_zh) for i in checked.errors if i.code == "U11"]
    assert [(row, code) for row, code, _ in told] == [(3, "HTZ058"), (4, "HTZ099")]
    assert all("不在您的管辖范围内" in message for *_, message in told)
    assert all("删去这一行" in message for *_, message in told)
    assert list(checked.rows["unit_code"]) == ["HTZ057"]


def test_whoever_answers_for_all_meets_no_foreign_row(store: Store) -> None:
    checked = check_for_store(store, MINISTRY, Dataset.WEEKLY, drawn_csv(FOREIGN_ROWS), "周报.csv")

    assert [issue for issue in checked.errors if issue.code == "U11"] == []


def test_a_foreign_row_that_is_sent_all_the_same_is_refused_and_audited(store: Store) -> None:
    content = drawn_csv(FOREIGN_ROWS.replace("800.5", "800"))
    checked = check_for_store(store, HEFEI, Dataset.WEEKLY, content, "周报.csv")

    with pytest.raises(UploadRejectedError):
        submit(store, HEFEI, checked, content, "周报.csv", {})

    with store.reading() as session:
        lines = session.execute(text("SELECT actor_name, action FROM audit_line")).all()
        stored = session.execute(text("SELECT count(*) FROM revision")).scalar()
    assert ([tuple(line) for line in lines], stored) == ([(HEFEI.name, "upload_refused")], 0)
