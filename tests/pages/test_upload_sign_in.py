"""数据填报 between the preview and the click: the sign-in that ended, the permission that went."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Executable, update
from streamlit.testing.v1 import AppTest

from data_access.account_tables import Account, SignInSession
from data_access.accounts import set_account_open
from data_access.settings import Settings
from data_access.sign_in_sessions import IDLE
from data_access.signing_in import real_now
from data_access.store import open_store
from data_access.tables import columns_in
from indicators.vocabulary import Role
from tests.actors import SECURITY
from tests.pages.conftest import RunPage
from tests.pages.upload_page import GB18030, choose, send, submitted_revisions

pytestmark = pytest.mark.ui

_account = columns_in(Account)


def warnings(page: AppTest) -> str:
    return "".join(block.value for block in [*page.warning, *page.error])


def change(folder: Path, statement: Executable) -> None:
    with closing(open_store(Settings(folder))) as store, store.writing() as session:
        session.execute(statement)


def test_who_was_idle_too_long_is_told_that_nothing_was_stored(
    own_store: Path, run_page: RunPage
) -> None:
    page = choose(run_page("upload"), GB18030)
    long_ago = real_now() - IDLE - timedelta(minutes=1)
    change(own_store, update(SignInSession).values(seen_at=long_ago))

    send(page)

    assert "登录已超时；没有提交的文件未入库" in warnings(page)
    assert submitted_revisions(own_store, "HTZ049") == []


def test_who_was_closed_out_after_the_preview_submits_nothing(
    own_store: Path, run_page: RunPage
) -> None:
    page = choose(run_page("upload"), GB18030)
    with closing(open_store(Settings(own_store))) as store:
        set_account_open(store, SECURITY, "demo-ministry", real_now(), is_open=False)

    send(page)

    assert "没有提交的文件未入库" in warnings(page)
    assert submitted_revisions(own_store, "HTZ049") == []


def test_who_lost_the_permission_after_the_preview_submits_nothing(
    own_store: Path, run_page: RunPage
) -> None:
    page = choose(run_page("upload"), GB18030)
    leader = update(Account).where(_account.username == "demo-ministry")
    change(own_store, leader.values(role=Role.LEADER.value))

    send(page)

    assert "领导不能打开本页" in warnings(page)
    assert submitted_revisions(own_store, "HTZ049") == []
