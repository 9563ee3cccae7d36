"""The system's own reasons are English; what an operator reads is not."""

import errno
import os

import pytest

from indicators.system_refusals import system_reason_zh


@pytest.mark.parametrize(
    ("number", "reason_zh"),
    [
        (errno.ENOENT, "文件不存在"),
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "磁盘是只读的"),
        (errno.EIO, "磁盘读写出错"),
        (errno.ELOOP, f"文件无法读写，系统错误号 {errno.ELOOP}"),
    ],
)
def test_a_refusal_of_the_system_is_told_in_chinese(number: int, reason_zh: str) -> None:
    assert system_reason_zh(OSError(number, os.strerror(number))) == reason_zh


def test_a_path_that_is_no_path_has_no_number() -> None:
    assert system_reason_zh(ValueError("embedded null byte")) == "文件无法读写"
