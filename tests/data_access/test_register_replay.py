"""名录沿革: any series of changes reads at every version as a slow replay of them."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from data_access.register import read_register
from data_access.register_keeping import keep_register
from data_access.store import Store, open_store
from data_access.verify import verify_store
from data_access.versions import AsOf
from data_access.views.coverage import coverage
from indicators.vocabulary import Dataset
from tests.actors import MINISTRY, SYSTEM
from tests.data_access.conftest import MakeSettings
from tests.data_access.drawn_reports import deliver, week
from tests.drawn import csv_text

WEEK: Final = week("04-05")

# A slow replay: what the register is said to be after each change, kept as plain dicts.
Held = dict[str, dict[str, Any]]
CODES: Final = ("CAR1", "CAR2", "CAR3", "CAR4", "CAR5")
FIELDS: Final = ("name_zh", "grade", "province_zh", "valid_until")
GRADES: Final = {"国家级": "national", "省级": "provincial", "其他": "other"}
ENDS: Final = {"": None, "2020-03-01": date(2020, 3, 1), "2020-04-10": date(2020, 4, 10)}
LINES: Final = st.lists(
    st.tuples(
        st.sampled_from(CODES), st.sampled_from(["甲", "乙"]), st.sampled_from(list(GRADES)),
        st.sampled_from(["安徽省", "湖北省"]), st.sampled_from(list(ENDS)),
    ),
    min_size=1, max_size=3, unique_by=lambda line: line[0],
)  # fmt: skip
CHANGES: Final = st.lists(st.one_of(LINES, st.none()), min_size=2, max_size=6)


@hypothesis_settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],  # each example is a store; shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(series=CHANGES)
def test_any_series_of_changes_reads_at_every_version_as_its_replay(
    make_settings: MakeSettings, series: list[Sequence[tuple[str, ...]] | None]
) -> None:
    with closing(open_store(make_settings())) as store:
        replay: dict[int, Held] = {0: held_now(store)}
        for number, lines in enumerate(series):
            held = {code: dict(unit) for code, unit in replay[max(replay)].items()}
            if lines is None or not said(held, lines):
                deliver(store, f"unit | week\nHTZ057 | {number + 1:02}-05")
            else:
                sheet = [["代码", "名称", "等级", "省份", "失效日期", "类型"]]
                sheet += [[*line, "众创空间" if line[0] == "CAR2" else "孵化器"] for line in lines]
                content = csv_text(sheet).encode()
                keep_register(store, SYSTEM, Dataset.CARRIERS, content, "名录.csv")
            replay[max(replay) + 1] = held

        found = {version: held_at(store, version, max(replay)) for version in replay}
        expected = {version: expected_at(store, version, max(replay)) for version in replay}
        sound = [proof.title_zh for proof in verify_store(store) if not proof.holds]

    assert found == replay
    assert expected == {version: owing(held) for version, held in replay.items()}
    assert sound == []


def said(held: Held, lines: Sequence[tuple[str, ...]]) -> bool:
    """Write a sheet's lines into the replay; whether any of them says something new."""
    before = {code: dict(unit) for code, unit in held.items()}
    for code, name, grade, province, end in lines:
        fields = (name, GRADES[grade], province, ENDS[end])
        held[code] = dict(zip(FIELDS, fields, strict=True))
    return held != before


def held_at(store: Store, version: int, last: int) -> Held:
    with store.reading() as session:
        as_of = AsOf(version, None, is_head=version == last)
        units = read_register(session, as_of, MINISTRY, Dataset.CARRIERS)
    plain = units[list(FIELDS)].astype(object)
    rows = plain.where(plain.notna(), None).to_dict("records")
    codes = units["unit_code"]
    return {
        code: {str(name): row[name] for name in row} for code, row in zip(codes, rows, strict=True)
    }


def held_now(store: Store) -> Held:
    return held_at(store, 0, 0)


def expected_at(store: Store, version: int, last: int) -> int:
    with store.reading() as session:
        as_of = AsOf(version, None, is_head=version == last)
        return coverage(session, as_of, MINISTRY, Dataset.CARRIERS, WEEK).expected


def owing(held: Held) -> int:
    """Units whose last day, if they have one, is not before the week's Monday."""
    monday = date(2020, 3, 30)
    return sum(unit["valid_until"] is None or unit["valid_until"] >= monday
               for unit in held.values())  # fmt: skip
