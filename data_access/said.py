"""What people write to one another about a report: kept whole, or refused with its length."""

from typing import Final

from data_access.errors import SettingRefusedError
from indicators.safe_text import storable

TEXT_LIMIT: Final = 500


def checked_text(text: str, missing_zh: str = "", limit: int = TEXT_LIMIT) -> str:
    """A text as it is kept; nothing of it is cut off in silence.

    Args:
        text: as it was written.
        missing_zh: what to say where nothing is written; empty where nothing need be.
        limit: characters at most.

    Raises:
        SettingRefusedError: nothing is written though something must be, or it is too long.
    """
    said = storable(text).strip()
    if missing_zh and not said:
        raise SettingRefusedError(missing_zh)
    if len(said) > limit:
        raise SettingRefusedError(
            f"文字最多 {limit} 字，现有 {len(said)} 字，没有保存；请精简后再提交"
        )
    return said
