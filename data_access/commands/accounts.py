"""`accounts`: who may sign in; the way to the first account, and back in for whoever forgot."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from data_access.account_passwords import hand_over, reset_password
from data_access.account_rules import NewAccount, scope_for
from data_access.accounts import add_account, set_account_open
from data_access.actor import Actor, Scope, ScopeLevel
from data_access.commands.chinese_parser import add_json, person
from data_access.commands.opening import opened_store
from data_access.commands.printing import EXIT_FINE, EXIT_PROBLEMS, print_json, print_text
from data_access.errors import SettingRefusedError
from data_access.records import records_of
from data_access.signing_in import real_now
from data_access.store import Store
from data_access.views.account_state import accounts_kept
from indicators.periods import local_text
from indicators.vocabulary import Role

SUMMARY_ZH: Final = "列出、新建、重置、移交、停用或启用账号"
_TERMINAL: Final = Actor("命令行", Role.SECURITY_ADMINISTRATOR, Scope(ScopeLevel.NOWHERE))
_ACTS: Final = ("list", "add", "reset", "hand-over", "close", "open")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `accounts` takes."""
    parser.add_argument(
        "act", choices=_ACTS, metavar="动作",
        help="list 列出；add 新建；reset 重置口令；hand-over 移交；close 停用；open 启用",
    )  # fmt: skip
    parser.add_argument("username", nargs="?", metavar="账号", help="小写字母开头的账号名")
    parser.add_argument("--person", type=person, metavar="姓名", help="使用人；新建和移交时必填")
    roles = [role.value for role in Role if role is not Role.ANONYMOUS]
    words = "、".join(f"{role.value}＝{role.label_zh}" for role in Role if role.value in roles)
    parser.add_argument("--role", choices=roles, help=f"角色；新建时必填：{words}")
    parser.add_argument(
        "--area", default="", metavar="范围", help="管辖的省名、高新区代码或载体代码；全国则不填"
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Do it, or say why not."""
    try:
        with opened_store() as store:
            return _list(store, options) if options.act == "list" else _act(store, options)
    except SettingRefusedError as error:
        sys.stderr.write(f"未完成：{error.reason_zh}\n")
        return EXIT_PROBLEMS


def _act(store: Store, options: argparse.Namespace) -> int:
    name, now = options.username, real_now()
    if not name:
        raise SettingRefusedError("请写明账号")
    password = ""
    match options.act:
        case "add":
            if not (options.person and options.role):
                raise SettingRefusedError("新建账号须用 --person 和 --role 写明使用人和角色")
            role = Role(options.role)
            wanted = NewAccount(name, options.person, role, scope_for(role, options.area))
            password = add_account(store, _TERMINAL, wanted, now)
        case "reset":
            password = reset_password(store, _TERMINAL, name, now)
        case "hand-over":
            password = hand_over(store, _TERMINAL, name, options.person or "", now)
        case act:
            set_account_open(store, _TERMINAL, name, now, is_open=act == "open")
    _print_done(options, password)
    return EXIT_FINE


def _print_done(options: argparse.Namespace, password: str) -> None:
    if options.json:
        print_json({"username": options.username, "initial_password": password or None})
        return
    lines = [f"已完成：{options.username}"]
    if password:
        lines += [f"  初始口令 {password}", "  只显示这一次；首次登录必须修改"]
    print_text("\n".join(lines))


def _list(store: Store, options: argparse.Namespace) -> int:
    with store.reading() as session:
        told = [_told(line) for line in records_of(accounts_kept(session, _TERMINAL))]
    if options.json:
        print_json(told)
    else:
        print_text("\n".join(_lines_zh(told)) or "还没有账号")
    return EXIT_FINE


def _told(line: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        "username": line["username"],
        "person": line["person_zh"],
        "role": line["role"],
        "area": line["scope_area"],
        "created": local_text(line["created_at"]),
        "closed": not pd.isna(line["disabled_at"]),
        "demo": bool(line["is_demo"]),
    }


def _lines_zh(told: Sequence[dict[str, Any]]) -> list[str]:
    return [
        f"{one['username']:<18} {Role(one['role']).label_zh}　{one['person']}　{one['area']}"
        + ("　已停用" if one["closed"] else "")
        for one in told
    ]
