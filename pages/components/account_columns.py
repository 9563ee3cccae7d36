"""The columns of accounts and sessions."""

from typing import Final

from figures.tables import ColumnFormat, Columns
from indicators.vocabulary import Role

ACCOUNT_COLUMNS: Final[Columns] = {
    "username": ColumnFormat("账号"),
    "person_zh": ColumnFormat("使用人"),
    "role": ColumnFormat("角色", choices=Role),
    "area_zh": ColumnFormat("管辖范围"),
    "state_zh": ColumnFormat("状态"),
    "factor_zh": ColumnFormat("动态口令"),
    "seen_zh": ColumnFormat("最近使用"),
}
SESSION_COLUMNS: Final[Columns] = {
    "person_zh": ColumnFormat("使用人"),
    "username": ColumnFormat("账号"),
    "address": ColumnFormat("来自"),
    "started_zh": ColumnFormat("登录时间"),
    "until_zh": ColumnFormat("大屏有效至"),
    "seen_zh": ColumnFormat("最近使用"),
}
