"""What a file really is, by its first bytes and never by its name."""

from typing import Final

from data_access.uploads.catalogue import found
from data_access.uploads.issues import Issue, UploadRejectedError

SIZE_LIMIT_BYTES: Final = 20 * 1024 * 1024
_ZIP_MARK: Final = b"PK\x03\x04"
_EMPTY_ZIP_MARK: Final = b"PK\x05\x06"
_OLE_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS: Final = "请用 Excel 或 WPS 打开后“文件→另存为”，选择 .xlsx 或“CSV UTF-8”，再上传"
_OTHER_KINDS: Final = (
    (b"MZ", "可执行程序"),
    (b"\x7fELF", "可执行程序"),
    (b"%PDF", "PDF 文档"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"\x1f\x8b", "压缩文件"),
    (b"Rar!", "压缩文件"),
    (b"7z\xbc\xaf\x27\x1c", "压缩文件"),
    (b"BZh", "压缩文件"),
    (b"SQLite format 3", "数据库文件"),
)
_OLE_STREAMS: Final = (
    (
        "EncryptedPackage",
        "F09",
        "文件有密码；请在 Excel 中取消打开密码（文件→信息→保护工作簿）后重新上传",
    ),
    ("Workbook", "F06", f"这是旧版 .xls（或 WPS 的 .et）工作簿；{_SAVE_AS}"),
    ("WordDocument", "F05", f"这是旧版 Word 或 WPS 文字文档，不是报表；{_SAVE_AS}"),
    ("PowerPoint Document", "F05", "这是演示文稿，不是报表；请上传 .xlsx 或 .csv"),
    ("Book", "F06", f"这是旧版 .xls 工作簿；{_SAVE_AS}"),
)


def refuse_unreadable_kinds(content: bytes, limit: int = SIZE_LIMIT_BYTES) -> None:
    """Stop at whatever cannot be a sheet: too large [bytes], empty, or another kind of file.

    Raises:
        UploadRejectedError: with the kind in words and how to save a readable copy.
    """
    issue = _size_issue(content, limit) or _kind_issue(content)
    if issue is not None:
        raise UploadRejectedError([issue])


def is_workbook(content: bytes) -> bool:
    """Whether the file is a ZIP container, which an XLSX is."""
    return content.startswith((_ZIP_MARK, _EMPTY_ZIP_MARK))


def _size_issue(content: bytes, limit: int) -> Issue | None:
    if not content:
        return found("F01", "文件为空；请填写模板后重新上传")
    if len(content) > limit:
        size, most = len(content) / 1024 / 1024, limit // 1024 // 1024
        return found("F04", f"文件 {size:.1f} MB，超过上限 {most} MB；请拆成几个文件上传")
    return None


def _kind_issue(content: bytes) -> Issue | None:
    if content.startswith(_OLE_MARK):
        return _ole_issue(content)
    for mark, kind_zh in _OTHER_KINDS:
        if content.startswith(mark):
            return found("F05", f"这是{kind_zh}，不是报表；请上传 .xlsx 或 .csv")
    return _markup_issue(content)


def _ole_issue(content: bytes) -> Issue:
    for stream, code, message in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            return found(code, message)
    return found("F06", f"这是旧版 Office 或 WPS 文件；{_SAVE_AS}")


def _markup_issue(content: bytes) -> Issue | None:
    start = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(
        (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta", b"<style")
    ):
        return found("F14", f"文件内容是网页或 XML，只是扩展名像表格；{_SAVE_AS}")
    return None
