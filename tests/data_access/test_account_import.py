"""批量建账号: all of a sheet or none of it, each with a password of its own."""

from datetime import UTC, datetime
from typing import Final

import pytest

from data_access.account_import import AccountsRefusedError, add_accounts
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.passwords import PROFILES
from data_access.signing_in import sign_in
from data_access.store import Store
from data_access.views.account_state import accounts_kept
from tests.actors import SECURITY, SYSTEM
from tests.drawn import drawn_csv

NOW: Final = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SHEET: Final = """
    账号    | 使用人 | 角色       | 管辖范围
    hefei-1 | 张三   | 园区填报员 | HTZ057
    anhui-1 | 李四   | 省级审核员 | 安徽省
    lead-1  | 王五   | 领导       |
    """


def names(store: Store) -> list[str]:
    with store.reading() as session:
        return list(accounts_kept(session, SECURITY)["username"])


def test_every_line_becomes_an_account_that_signs_in(store: Store) -> None:
    made = add_accounts(store, SECURITY, drawn_csv(SHEET), "账号.csv", NOW)

    tokens = [
        sign_in(store, account.username, password, "10.0.0.7", PROFILES["mlps3"], lambda: NOW)
        for account, password in made
    ]
    assert len(set(tokens)) == 3
    assert names(store) == ["anhui-1", "hefei-1", "lead-1"]


def test_one_wrong_line_makes_none(store: Store) -> None:
    wrong = SHEET + "lead-1 | 赵六 | 领导 |\n X | 孙七 | 领导 |\n boss | 周八 | 皇帝 |"

    with pytest.raises(AccountsRefusedError) as caught:
        add_accounts(store, SECURITY, drawn_csv(wrong), "账号.csv", NOW)

    told = {problem.row: problem.message_zh for problem in caught.value.problems}
    assert told[5] == "账号 lead-1 在表中重复"
    assert told[6].startswith("账号名由 3—32 个小写字母")
    assert told[7].startswith("“皇帝”不是角色")
    assert names(store) == []


def test_a_missing_column_and_too_many_lines_are_told(store: Store) -> None:
    with pytest.raises(SettingRefusedError, match="缺少“角色”“管辖范围”"):
        add_accounts(store, SECURITY, drawn_csv("账号 | 使用人\na | b"), "账号.csv", NOW)
    many = "\n".join(["账号 | 使用人 | 角色 | 管辖范围", *["a | b | 领导 | "] * 501])
    with pytest.raises(SettingRefusedError, match="一次最多 500 个账号"):
        add_accounts(store, SECURITY, drawn_csv(many), "账号.csv", NOW)


def test_only_the_security_administrator_makes_them(store: Store) -> None:
    with pytest.raises(PermissionDeniedError, match="请找安全管理员"):
        add_accounts(store, SYSTEM, drawn_csv(SHEET), "账号.csv", NOW)
