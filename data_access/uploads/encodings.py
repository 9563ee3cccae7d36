"""From bytes to text, without ever guessing: mark, strict UTF-8, strict GB18030, refusal."""

import codecs
from dataclasses import dataclass
from typing import Final

from data_access.uploads.catalogue import found
from data_access.uploads.issues import Issue, UploadRejectedError

_UTF_32_MARKS: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16_MARKS: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SAVE_AS_UTF_8: Final = "请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”后重新上传"


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A file's text, the encoding it had, and what had to be corrected."""

    text: str
    encoding: str
    notes: tuple[Issue, ...] = ()


def decode(content: bytes) -> DecodedText:
    """The text of a CSV file.

    UTF-8 before GB18030: most UTF-8 texts decode as GB18030 to garbage, never the other way
    round. Whether the text makes sense is settled later, by a known word in its header.

    Raises:
        UploadRejectedError: neither encoding fits, or the text holds NUL characters.
    """
    is_marked = content.startswith((*_UTF_16_MARKS, *_UTF_32_MARKS))
    decoded = None if b"\x00" in content and not is_marked else _decode(content)
    if decoded is None or "\x00" in decoded.text:
        message = f"文件含有空字符（可能是没有标记的 UTF-16，或不是文本）；{_SAVE_AS_UTF_8}"
        raise UploadRejectedError([found("F16", message)])
    return decoded


def _decode(content: bytes) -> DecodedText:
    if content.startswith(_UTF_32_MARKS):
        raise _unreadable()
    for mark, encoding in _UTF_16_MARKS.items():
        if content.startswith(mark):
            text = _strictly(content.removeprefix(mark), encoding)
            note = found("F31", "文件按 UTF-16 读取，无需处理")
            return DecodedText(text, "UTF-16", (note,))
    try:
        return DecodedText(content.decode("utf-8-sig"), "UTF-8")
    except UnicodeDecodeError:
        text = _strictly(content, "gb18030")
        return DecodedText(text, "GB18030", (found("F30", "文件按 GB18030 读取，无需处理"),))


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise _unreadable() from None


def _unreadable() -> UploadRejectedError:
    return UploadRejectedError([found("F15", f"文件的编码无法识别；{_SAVE_AS_UTF_8}")])
