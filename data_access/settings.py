"""Where the store is and which clock the product reads, from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from data_access.errors import StoreUnavailableError

PROJECT_FOLDER: Final = Path(__file__).resolve().parents[1]
MODES: Final = ("demo", "production")
USUAL_TALK_HOURS: Final = 4
MOST_TALK_HOURS: Final = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs.

    Attributes:
        data_folder: holds the embedded database, raw files and quarantine.
        database_url: a PostgreSQL address, or empty for the embedded SQLite.
        audit_heads: the file of the trail's heads; None for one in the data folder.
        mark_zh: what stands on every page and file, as 内部资料; empty for no mark.
        talk_limit: how long 汇报模式 stays open for a sign-in that idles elsewhere.
        demo: the product clock starts at 1 July 2020 and everything says 演示数据（合成）.
    """

    data_folder: Path
    database_url: str = ""
    demo: bool = True
    audit_heads: Path | None = None
    mark_zh: str = ""
    talk_limit: timedelta = timedelta(hours=USUAL_TALK_HOURS)

    @property
    def database_file(self) -> Path:
        """The embedded database."""
        return self.data_folder / "resumption.db"

    @property
    def raw_folder(self) -> Path:
        """Accepted files, named by their content."""
        return self.data_folder / "raw"

    @property
    def drafts_folder(self) -> Path:
        """Files that were chosen and not submitted yet, named by their content."""
        return self.data_folder / "drafts"

    @property
    def backups_folder(self) -> Path:
        """Backups, beside the data folder and not in it."""
        return self.data_folder.with_name(f"{self.data_folder.name}-backups")

    @property
    def audit_heads_file(self) -> Path:
        """Where the heads of the trail are noted outside the database."""
        return self.audit_heads or self.data_folder / "audit-heads.log"

    @property
    def quarantine_folder(self) -> Path:
        """Refused files, named by their content."""
        return self.data_folder / "quarantine"


def settings_from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from DATA_DIR, DATABASE_URL, APP_MODE, AUDIT_HEADS, MARK and TALK_HOURS.

    Raises:
        StoreUnavailableError: APP_MODE is neither demo nor production, or TALK_HOURS no number of
            hours that a talk may last.
    """
    given = os.environ if environment is None else environment
    mode = given.get("APP_MODE", "demo")
    if mode not in MODES:
        raise StoreUnavailableError(f"APP_MODE 只能是 demo 或 production，现在是 {mode}")
    return Settings(
        data_folder=Path(given.get("DATA_DIR") or PROJECT_FOLDER / "var").resolve(),
        database_url=given.get("DATABASE_URL", ""),
        demo=mode == "demo",
        audit_heads=Path(given["AUDIT_HEADS"]).resolve() if given.get("AUDIT_HEADS") else None,
        mark_zh=given.get("MARK", "").strip(),
        talk_limit=_talk_limit(given.get("TALK_HOURS") or str(USUAL_TALK_HOURS)),
    )


def _talk_limit(said: str) -> timedelta:
    hours = int(said) if said.isascii() and said.isdigit() and len(said) < len("100") else 0
    if not 1 <= hours <= MOST_TALK_HOURS:
        raise StoreUnavailableError(f"TALK_HOURS 应为 1—{MOST_TALK_HOURS} 的整数，现在是 {said}")
    return timedelta(hours=hours)
