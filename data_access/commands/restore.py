"""`restore`: put a backup in the place of the store, once it has been proved whole."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from data_access.backup import restore_backup
from data_access.commands.chinese_parser import add_json
from data_access.commands.printing import EXIT_FINE, EXIT_UNUSABLE, print_json, print_text
from data_access.errors import BackupRefusedError
from data_access.settings import settings_from_environment

SUMMARY_ZH: Final = "用一份备份换下现有数据；先停服务，原数据改名保留"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `restore` takes."""
    parser.add_argument("backup", type=Path, metavar="备份目录", help="backup 命令给出的目录")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Restore, or refuse and leave everything as it was."""
    settings = settings_from_environment()
    try:
        before = restore_backup(settings, options.backup, datetime.now(UTC))
    except BackupRefusedError as error:
        sys.stderr.write(f"{error.reason_zh}\n")
        return EXIT_UNUSABLE
    if options.json:
        print_json({"data": str(settings.data_folder), "before": before or None})
    else:
        kept = f"；原数据保留在 {before}" if before else ""
        place = "DATABASE_URL 所指的 PostgreSQL" if settings.database_url else settings.data_folder
        print_text(f"已恢复到 {place}{kept}")
    return EXIT_FINE
