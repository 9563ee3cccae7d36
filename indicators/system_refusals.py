"""What the operating system refuses, in the words of those who keep it running."""

import errno
from collections.abc import Mapping
from typing import Final

REASONS_ZH: Final[Mapping[int, str]] = {
    errno.ENOENT: "文件不存在",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径不对",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "已有同名的文件",
    errno.ENOTEMPTY: "已有同名的文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
}


def system_reason_zh(error: Exception, otherwise_zh: str = "文件无法读写") -> str:
    """Why, in Chinese: the system itself says so in English.

    Args:
        error: an OSError, or what a path that is no path raises.
        otherwise_zh: for a reason that is not listed; its number is told beside it.
    """
    number = error.errno if isinstance(error, OSError) else None
    if number is None:
        return otherwise_zh
    return REASONS_ZH.get(number) or f"{otherwise_zh}，系统错误号 {number}"
