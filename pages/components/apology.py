"""What a visitor sees of a bug: a short apology with a reference number that is in the log."""

import logging
import secrets

import streamlit as st

_LOG = logging.getLogger("resumption.faults")


def apologise(error: Exception) -> bool:
    """Log the error under a new reference number and show that number; nothing of the error.

    Returns:
        True, which tells Streamlit to show nothing of its own.
    """
    reference = secrets.token_hex(4).upper()
    _LOG.error("参考编号 %s", reference, exc_info=error)
    st.error(
        "抱歉，本页出错。如果刚才正在提交，请先到“填报情况”核对有无回执；若刷新后仍出错，"
        f"请把参考编号 {reference} 告诉系统管理员。",
        icon=":material/error:",
    )
    return True
