"""Who may sign in, as what and over what; and who is signed in now (账号管理)."""

import streamlit as st

from pages.components import account_parts as parts
from pages.components.account_columns import ACCOUNT_COLUMNS, SESSION_COLUMNS
from pages.components.account_forms import change_account, close_session, new_account, tell
from pages.components.account_import import import_accounts
from pages.components.display_forms import new_display
from pages.components.figure_tabs import show_table
from pages.components.page_frame import page_title, source_note
from pages.components.unit_choice import view_of_week
from pages.components.visit import require

require("accounts")
page_title("账号管理", "谁能登录、以什么角色、管辖哪里；现在有谁在线")
tell()
left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader("账号", anchor=False)
    show_table("账号", parts.accounts(), ACCOUNT_COLUMNS, view_of_week())
    st.subheader("在线会话", anchor=False)
    show_table("会话", parts.sessions(), SESSION_COLUMNS, view_of_week())
    close_session()
with right:
    st.subheader("修改账号", anchor=False)
    change_account()
    st.subheader("新建账号", anchor=False)
    new_account()
    st.subheader("批量新建账号", anchor=False)
    import_accounts()
    st.subheader("大屏和程序接口", anchor=False)
    new_display()
source_note(
    "口令只以 argon2id 散列保存", "初始口令只显示一次，首次登录必须修改", "每一步都记入审计"
)
