"""The columns of the trail, and the words for what was done."""

from collections.abc import Mapping
from typing import Final

from figures.tables import ColumnFormat, Columns, TableKind

AUDIT_COLUMNS: Final[Columns] = {
    "id": ColumnFormat("序号", TableKind.COUNT),
    "at_zh": ColumnFormat("时间"),
    "actor_name": ColumnFormat("操作人"),
    "role_zh": ColumnFormat("角色"),
    "action_zh": ColumnFormat("操作"),
    "subject_zh": ColumnFormat("对象"),
    "details_zh": ColumnFormat("详情"),
    "hash": ColumnFormat("哈希"),
}
ACTIONS_ZH: Final[Mapping[str, str]] = {
    "sign_in": "登录",
    "sign_in_failed": "登录失败",
    "sign_out": "退出",
    "change_password": "修改口令",
    "reset_password": "重置口令",
    "add_account": "新建账号",
    "hand_over_account": "移交账号",
    "close_account": "停用账号",
    "open_account": "启用账号",
    "end_session": "关闭会话",
    "submit": "上报",
    "take_back": "撤回",
    "submit_refused": "上报被拒",
    "take_back_refused": "撤回被拒",
    "upload_refused": "文件被退",
    "refused": "操作被拒",
    "review_province_approved": "省级审核通过",
    "review_locked": "部级审核并锁定",
    "keep_register": "修改名录",
    "announce": "发布公告",
    "withdraw_announcement": "撤下公告",
    "add_display": "新建大屏",
    "turn_on_totp": "开启动态口令",
    "turn_off_totp": "关闭动态口令",
    "question_asked": "提出核实任务",
    "question_answered": "答复核实任务",
    "question_asked_again": "追问核实任务",
    "question_closed": "办结核实任务",
    "review_returned": "退回",
    "review_submitted": "答复退回",
    "set_schedule": "设置期限",
    "reopening_asked": "申请更正",
    "reopening_granted": "同意更正",
    "reopening_declined": "驳回更正",
    "remind": "催报",
    "rebuild": "重算汇总",
    "add_units": "建立名录",
    "add_risk_facts": "装入病例与公告",
    "load_sample": "装入演示数据",
}
