"""The Chinese typefaces that a file made on the server can be set in."""

from functools import cache
from typing import Final

# In the order in which they are taken; each holds every character of common use.
SANS: Final = (
    "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC",
    "Hiragino Sans GB", "WenQuanYi Zen Hei", "SimHei",
)  # fmt: skip
SERIF: Final = (
    "FangSong_GB2312", "FangSong", "STFangsong", "Source Han Serif SC", "Noto Serif CJK SC",
    "Noto Serif SC", "SimSun",
)  # fmt: skip


class ChineseFontMissingError(Exception):
    """No typeface of this machine holds Chinese characters; says how to get one."""

    reason_zh = (
        "服务器上没有中文字体，图片和 PDF 里的汉字会是空白；"
        "Debian、Ubuntu 请安装 fonts-noto-cjk，其他系统请安装思源黑体"
    )

    def __init__(self) -> None:
        super().__init__(self.reason_zh)


def sans_family() -> str:
    """The first sans-serif typeface that is here.

    Raises:
        ChineseFontMissingError: there is none.
    """
    return _first_of(SANS)


def serif_family() -> str:
    """The first typeface for running text that is here, a sans-serif where there is none."""
    return _first_of((*SERIF, *SANS))


@cache
def _first_of(wanted: tuple[str, ...]) -> str:
    import typst  # noqa: PLC0415 - as in `typesetting`: only files that are asked for need it

    here = {font.family for font in typst.Fonts().fonts()}
    for name in wanted:
        if name in here:
            return name
    raise ChineseFontMissingError
