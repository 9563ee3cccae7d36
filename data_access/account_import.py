"""Many accounts from a sheet (批量建账号): all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session

from data_access.account_rules import NewAccount, check_new_account, scope_for
from data_access.accounts import insert_account
from data_access.actor import Actor
from data_access.errors import SettingRefusedError
from data_access.passwords import hash_password, initial_password
from data_access.permissions import Action, check_may
from data_access.refusals import noting_refusals
from data_access.store import Store
from data_access.uploads.checked import Sheet
from data_access.uploads.reader import read_sheet
from indicators.vocabulary import Role

HEADERS_ZH: Final = ("账号", "使用人", "角色", "管辖范围")
MOST_ACCOUNTS: Final = 500  # a password takes its time on purpose


@dataclass(frozen=True, slots=True)
class AccountProblem:
    """Why a line of the sheet makes no account; `row` is the sheet's own."""

    row: int
    message_zh: str


class AccountsRefusedError(SettingRefusedError):
    """The sheet has problems; nothing was made."""

    def __init__(self, problems: Sequence[AccountProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"账号表有 {len(problems)} 处问题，一个也没有建")


def add_accounts(
    store: Store, actor: Actor, content: bytes, file_name: str, now: datetime
) -> list[tuple[NewAccount, str]]:
    """Make every account of a sheet; returns each with its initial password.

    Raises:
        AccountsRefusedError: lines contradict each other or the rules for accounts.
        SettingRefusedError: a column is missing, or there are too many lines.
        UploadRejectedError: the file cannot be read at all.
        PermissionDeniedError: the actor keeps no accounts; audited.
    """
    with noting_refusals(store, actor):
        check_may(actor, Action.KEEP_ACCOUNTS)
    lines = _lines(read_sheet(content, file_name, header_row=1))
    if len(lines) > MOST_ACCOUNTS:
        raise SettingRefusedError(f"一次最多 {MOST_ACCOUNTS} 个账号，请拆成几张表")
    wanted, problems = _wanted(lines)
    with store.reading() as session:
        _refuse(problems + _refused(session, wanted))
    made = [(account, initial_password()) for _, account in wanted]
    hashes = [hash_password(password) for _, password in made]  # slow on purpose: nobody waits
    with store.writing() as session:
        _refuse(problems + _refused(session, wanted))
        for (account, _), hashed in zip(made, hashes, strict=True):
            insert_account(session, store, actor, account, hashed, now)
    return made


def _refuse(problems: Sequence[AccountProblem]) -> None:
    if problems:
        raise AccountsRefusedError(sorted(problems, key=lambda one: one.row))


def _lines(sheet: Sheet) -> list[tuple[int, list[str]]]:
    places = {header.strip(): position for position, header in enumerate(sheet.headers)}
    if missing := [header for header in HEADERS_ZH if header not in places]:
        raise SettingRefusedError(f"缺少“{'”“'.join(missing)}”；第一行应为{'、'.join(HEADERS_ZH)}")
    taken = [places[header] for header in HEADERS_ZH]
    rows = zip(sheet.row_numbers, sheet.cells.itertuples(index=False), strict=True)
    return [(row, [str(cells[place]).strip() for place in taken]) for row, cells in rows]


def _wanted(
    lines: Sequence[tuple[int, list[str]]],
) -> tuple[list[tuple[int, NewAccount]], list[AccountProblem]]:
    roles = {role.label_zh: role for role in Role if role is not Role.ANONYMOUS}
    wanted: list[tuple[int, NewAccount]] = []
    problems = []
    seen: set[str] = set()
    for row, (username, person_zh, label, area) in lines:
        if label not in roles:
            problems.append(AccountProblem(row, f"“{label}”不是角色；应为{'、'.join(roles)}之一"))
            continue
        if username in seen:
            problems.append(AccountProblem(row, f"账号 {username} 在表中重复"))
        seen.add(username)
        role = roles[label]
        wanted.append((row, NewAccount(username, person_zh, role, scope_for(role, area))))
    return wanted, problems


def _refused(session: Session, wanted: Sequence[tuple[int, NewAccount]]) -> list[AccountProblem]:
    problems = []
    for row, account in wanted:
        try:
            check_new_account(session, account)
        except SettingRefusedError as error:
            problems.append(AccountProblem(row, error.reason_zh))
    return problems
