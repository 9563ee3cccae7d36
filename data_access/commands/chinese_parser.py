"""argparse with its own words in Chinese."""

import argparse
import re
from datetime import date, datetime
from typing import Any, Final, NoReturn

from data_access.commands.printing import EXIT_WRONG_USE
from indicators.periods import SHANGHAI, end_of_day
from indicators.vocabulary import Dataset

_HELP_WORDS: Final = (
    ("usage: ", "用法："),
    ("positional arguments:", "参数："),
    ("options:", "选项："),
)
_ERROR_WORDS: Final = (
    (r"the following arguments are required: (.*)", r"缺少参数 \1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数 \1"),
    (r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)", r"\1 不能是 \2，可选 \3"),
    (r"argument (\S+): expected one argument", r"\1 后面缺少内容"),
    (r"argument (\S+): ignored explicit argument (.*)", r"\1 不带内容，\2 无法理解"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 与 \2 不能同时使用"),
    (r"argument (\S+): (.*)", r"\1 \2"),
)


class ChineseParser(argparse.ArgumentParser):
    """A parser that explains itself in Chinese and takes no abbreviations."""

    def __init__(self, **about: Any) -> None:
        super().__init__(**{**about, "add_help": False, "allow_abbrev": False})
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def format_usage(self) -> str:
        """The line of usage under a Chinese word."""
        return _in_chinese(super().format_usage())

    def format_help(self) -> str:
        """The help under Chinese headings."""
        return _in_chinese(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Wrong use in Chinese, with argparse's own exit code."""
        for english, chinese in _ERROR_WORDS:
            message, changes = re.subn(f"^{english}$", chinese, message, flags=re.DOTALL)
            if changes:
                break
        self.exit(EXIT_WRONG_USE, f"用法有误：{message}\n查看说明：{self.prog} --help\n")


def day(text: str) -> date:
    """A day such as 2020-04-05."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是 2020-04-05 这样的日期") from error


def moment(text: str) -> datetime:
    """An instant in Shanghai unless it names its zone; a day alone means its 24:00."""
    try:
        if len(text) == len("2020-04-05"):
            return end_of_day(date.fromisoformat(text))
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        reason = f"“{text}”不是 2020-04-07T12:00 这样的时刻"
        raise argparse.ArgumentTypeError(reason) from error
    return instant if instant.tzinfo else instant.replace(tzinfo=SHANGHAI)


def explanation(text: str) -> tuple[str, str]:
    """A rule's code and its 说明, such as T03=上周误报."""
    code, separator, said = text.partition("=")
    if not (separator and code.strip() and said.strip()):
        raise argparse.ArgumentTypeError(f"“{text}”不是“代码=说明”的写法")
    return code.strip(), said.strip()


def person(text: str) -> str:
    """A name that is not blank."""
    if not text.strip():
        raise argparse.ArgumentTypeError("不能为空")
    return text.strip()


def add_dataset(parser: argparse.ArgumentParser) -> None:
    """The option that says which report a command is about."""
    names = "、".join(f"{dataset.value}＝{dataset.label_zh}" for dataset in Dataset)
    parser.add_argument(
        "--dataset", choices=[dataset.value for dataset in Dataset], required=True, help=names
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """The option for machines."""
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """The option that looks back."""
    parser.add_argument(
        "--as-of", type=moment, metavar="时刻", help="按当时所知的数据，如 2020-04-07T12:00"
    )


def _in_chinese(text: str) -> str:
    for english, chinese in _HELP_WORDS:
        text = text.replace(english, chinese)
    return text
