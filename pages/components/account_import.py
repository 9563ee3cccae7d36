"""Many accounts at once from a sheet; their initial passwords are a file that is offered once."""

from typing import Final

import streamlit as st

from data_access.account_import import HEADERS_ZH, AccountsRefusedError, add_accounts
from data_access.errors import PermissionDeniedError, SettingRefusedError, StoreUnavailableError
from data_access.exports import csv_bytes
from data_access.signing_in import real_now
from data_access.uploads.issues import UploadRejectedError
from indicators.safe_text import escape_markdown
from pages.components.downloads import offer_bytes
from pages.components.loaders import store
from pages.components.visit import current_actor

_MADE: Final = "accounts-made"
_PROBLEMS: Final = "accounts-problems"
_LISTED: Final = 20


def import_accounts() -> None:
    """The sheet, its example, and what came of the last one."""
    _tell()
    offer_bytes(
        "下载账号表样例（CSV）",
        lambda: csv_bytes([list(HEADERS_ZH), ["hefei-1", "张三", "园区填报员", "HTZ057"]]),
        "账号表样例.csv",
        "text/csv",
    )
    chosen = st.file_uploader("账号表（CSV 或 XLSX）", type=["csv", "xlsx"], key="accounts-sheet")
    if chosen is not None:
        content = chosen.getvalue()
        st.button("批量新建", key="add-accounts", on_click=_add, args=(content, chosen.name))


def _tell() -> None:
    if problems := st.session_state.pop(_PROBLEMS, None):
        st.error("\n".join(f"- {escape_markdown(problem)}" for problem in problems))
    if made := st.session_state.get(_MADE):
        st.success(f"已新建 {len(made) - 1} 个账号。初始口令只在下面的文件里，请立即下载并分发。")
        offer_bytes("下载初始口令（CSV）", lambda: csv_bytes(made), "初始口令.csv", "text/csv")
        st.button("已下载，清除", key="forget-passwords", on_click=_forget)


def _add(content: bytes, file_name: str) -> None:
    try:
        made = add_accounts(store(), current_actor(), content, file_name, real_now())
    except AccountsRefusedError as error:
        lines = [f"第 {one.row} 行：{one.message_zh}" for one in error.problems[:_LISTED]]
        st.session_state[_PROBLEMS] = [error.reason_zh, *lines]
    except (PermissionDeniedError, SettingRefusedError, StoreUnavailableError) as error:
        st.session_state[_PROBLEMS] = [f"没有完成：{error.reason_zh}"]
    except UploadRejectedError as error:
        st.session_state[_PROBLEMS] = [issue.message_zh for issue in error.issues]
    else:
        rows = [
            [account.username, account.person_zh, account.role.label_zh, password]
            for account, password in made
        ]
        st.session_state[_MADE] = [[*HEADERS_ZH[:3], "初始口令"], *rows]


def _forget() -> None:
    st.session_state.pop(_MADE, None)
