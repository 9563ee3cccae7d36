"""公告: everybody reads a line until its day, or until it is taken down."""

from datetime import date, timedelta

import pytest

from data_access.announcements import announce, announcements, withdraw_announcement
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.store import Store
from indicators.periods import SHANGHAI
from tests.actors import MINISTRY, SYSTEM


def today(store: Store) -> date:
    return store.clock().astimezone(SHANGHAI).date()


def read(store: Store, day: date) -> list[str]:
    with store.reading() as session:
        return [line.text for line in announcements(session, day)]


def test_a_line_is_read_until_the_end_of_its_day(store: Store) -> None:
    day = today(store)

    announce(store, SYSTEM, "周三检修", day)

    assert (read(store, day), read(store, day + timedelta(days=1))) == (["周三检修"], [])


def test_it_is_taken_down_once(store: Store) -> None:
    announce(store, SYSTEM, "周三检修", today(store))

    withdraw_announcement(store, SYSTEM, 1)

    assert read(store, today(store)) == []
    with pytest.raises(SettingRefusedError, match="已经撤下"):
        withdraw_announcement(store, SYSTEM, 1)


def test_what_cannot_be_is_told(store: Store) -> None:
    with pytest.raises(SettingRefusedError, match="请写明公告内容"):
        announce(store, SYSTEM, " ", today(store))
    with pytest.raises(SettingRefusedError, match="已经过去"):
        announce(store, SYSTEM, "迟了", today(store) - timedelta(days=1))
    with pytest.raises(PermissionDeniedError, match="请找系统管理员"):
        announce(store, MINISTRY, "我说", today(store))
