"""Who can be compared, and what makes zones alike."""

import pandas as pd
import pytest

from indicators.peer_groups import members_of
from indicators.peers import (
    MOST_MEMBERS,
    MemberKind,
    keys_in,
    names_of,
    usual_members,
)
from indicators.size_classes import SizeClass, size_class
from tests.drawn import drawn_rows

ZONES = """
    unit_code | short_name_zh | province_zh | size       | group        | theme_zh | enterprises
    HTZ057    | 合肥          | 安徽省      | very_large | medium       |          | 2000
    HTZ058    | 芜湖          | 安徽省      | medium     | low          |          | 400
    HTZ154    | 青海          | 青海省      | medium     | some         | 盐湖,化工 | 300
    HTZ099    |               | 湖北省      |            |              |          |
    """


def zones() -> pd.DataFrame:
    header, *lines = drawn_rows(ZONES)
    drawn = pd.DataFrame(lines, columns=header).assign(name_zh="某高新技术产业开发区")
    known = pd.to_numeric(drawn["enterprises"]).astype("Int64")
    return drawn.assign(enterprises_known=known)


@pytest.mark.parametrize(
    ("enterprises", "size"),
    [
        (1000, SizeClass.VERY_LARGE), (999, SizeClass.LARGE), (500, SizeClass.LARGE),
        (499, SizeClass.MEDIUM), (299, SizeClass.SMALL), (0, SizeClass.SMALL), (pd.NA, None),
    ],
)  # fmt: skip
def test_the_bounds_of_a_size_belong_to_the_class_above(
    enterprises: object, size: SizeClass | None
) -> None:
    assert size_class(enterprises) is size


def test_zones_provinces_and_groups_are_found_by_key_and_know_their_zones() -> None:
    found = {key: (one.name_zh, one.zone_codes) for key, one in members_of(zones()).items()}

    assert found == {
        "HTZ057": ("合肥", ("HTZ057",)),
        "HTZ058": ("芜湖", ("HTZ058",)),
        "HTZ154": ("青海", ("HTZ154",)),
        "HTZ099": ("某高新技术产业开发区", ("HTZ099",)),
        "安徽省": ("安徽省", ("HTZ057", "HTZ058")),
        "湖北省": ("湖北省", ("HTZ099",)),
        "青海省": ("青海省", ("HTZ154",)),
        "size-very_large": ("特大规模", ("HTZ057",)),
        "size-medium": ("中等规模", ("HTZ058", "HTZ154")),
        "risk-medium": ("中风险", ("HTZ057",)),
        "risk-low": ("低风险", ("HTZ058",)),
        "risk-some": ("累计11–50例", ("HTZ154",)),
        "industry-盐湖，化工": ("盐湖,化工", ("HTZ154",)),
    }


def test_a_size_is_offered_with_its_bounds_and_how_many_zones_it_has() -> None:
    offered = members_of(zones())

    assert [offered[key].listed_zh for key in ("size-medium", "risk-some", "安徽省")] == [
        "规模：中等规模，企业300–499家（2家）", "病例：累计11–50例（1家）", "安徽省（2家）",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "usual"),
    [
        (MemberKind.ZONE, ["HTZ057", "HTZ058", "HTZ154"]),
        (MemberKind.PROVINCE, ["安徽省", "湖北省", "青海省"]),
        (MemberKind.GROUP, ["size-very_large", "size-medium", "risk-medium", "risk-low"]),
    ],
)
def test_a_visitor_first_meets_the_largest(kind: MemberKind, usual: list[str]) -> None:
    assert usual_members(members_of(zones()), zones(), kind) == usual


def test_an_address_names_known_members_once_and_not_more_than_a_figure_holds() -> None:
    known = [f"HTZ{number:03}" for number in range(20)]

    assert keys_in("HTZ003,,<script>,HTZ001,HTZ003", known) == ["HTZ003", "HTZ001"]
    assert keys_in(",".join(known), known) == known[:MOST_MEMBERS]


def test_two_members_of_one_name_are_told_apart_by_their_keys() -> None:
    offered = members_of(zones().assign(short_name_zh="高新"))
    chosen = [offered[key] for key in ("HTZ057", "HTZ058", "青海省")]

    assert list(names_of(chosen).values()) == ["高新（HTZ057）", "高新（HTZ058）", "青海省"]
    assert names_of(chosen[:1], taken="高新") == {"HTZ057": "高新（HTZ057）"}
