"""`backup`: a copy of the store, embedded or PostgreSQL, that was restored and compared."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from data_access.backup import KEPT, make_backup
from data_access.commands.chinese_parser import add_json
from data_access.commands.printing import EXIT_FINE, EXIT_UNUSABLE, print_json, print_text
from data_access.errors import BackupRefusedError
from data_access.settings import settings_from_environment

SUMMARY_ZH: Final = "备份数据库和原始文件，当场恢复一份逐表比对"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `backup` takes."""
    parser.add_argument(
        "--to", type=Path, metavar="目录", help="备份放在哪里；缺省在数据目录旁，名字加 -backups"
    )
    kept_zh = f"留几份，缺省 {KEPT}"
    parser.add_argument("--keep", type=int, default=KEPT, metavar="份数", help=kept_zh)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Make a backup and say what was proved of it."""
    settings = settings_from_environment()
    into = options.to or settings.backups_folder
    try:
        made = make_backup(settings, into, datetime.now(UTC), max(options.keep, 1))
    except BackupRefusedError as error:
        sys.stderr.write(f"{error.reason_zh}\n")
        return EXIT_UNUSABLE
    if options.json:
        print_json(
            {
                "backup": str(made.folder),
                "rows": made.rows,
                "raw_files": made.raw_files,
                "audit_head": made.audit_head,
            }
        )
    else:
        print_text(
            f"备份已验证：{made.folder}\n  {made.rows:,} 行，{made.raw_files:,} 个原始文件，"
            f"审计链尾 {made.audit_head}"
        )
    return EXIT_FINE
