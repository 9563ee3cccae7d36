"""What the command line understands, and what it answers with."""

import argparse
import sys
from collections.abc import Sequence
from typing import Final

from data_access.commands import (
    accounts,
    backup,
    check,
    deadline,
    export,
    initialise,
    remind,
    restore,
    status,
    submit,
    template,
    verification,
)
from data_access.commands.chinese_parser import ChineseParser
from data_access.commands.files import InputFileError
from data_access.commands.printing import EXIT_UNUSABLE, EXIT_WRONG_USE
from data_access.errors import ActorUnknownError, StoreUnavailableError

_EPILOG_ZH: Final = """环境变量：DATA_DIR 数据目录；DATABASE_URL PostgreSQL 地址，空则用内置数据库。
退出码：0 正常；1 输入有问题（逐条列出）；2 用法有误；3 数据库不能使用。"""
_COMMANDS: Final = {
    "init": initialise,
    "check": check,
    "submit": submit,
    "template": template,
    "status": status,
    "deadline": deadline,
    "remind": remind,
    "verify": verification,
    "export": export,
    "accounts": accounts,
    "backup": backup,
    "restore": restore,
}


def command_names() -> list[str]:
    """Every command there is; each must be explained in the README."""
    return list(_COMMANDS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(_COMMANDS[options.command].run(options))
    except (InputFileError, ActorUnknownError) as error:
        sys.stderr.write(f"{error.reason_zh}\n")
        return EXIT_WRONG_USE
    except StoreUnavailableError as error:
        sys.stderr.write(f"{error.reason_zh}\n")
        return EXIT_UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = ChineseParser(
        prog="python -m data_access",
        description="复工复产数据库：建库、生成模板、核对、上报、查看填报情况、核验、导出、管理账号、备份和恢复。",
        epilog=_EPILOG_ZH,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for name, command in _COMMANDS.items():
        command.add_arguments(
            commands.add_parser(name, help=command.SUMMARY_ZH, description=command.SUMMARY_ZH)
        )
    return parser
