"""Names of the sheets that our own workbooks carry beside the report; none of them is read back."""

from typing import Final

GUIDE_SHEET_ZH: Final = "填报说明"
LAST_WEEK_SHEET_ZH: Final = "上周数"
LIST_SHEET_ZH: Final = "核对清单"
NEVER_READ: Final = frozenset((GUIDE_SHEET_ZH, LAST_WEEK_SHEET_ZH, LIST_SHEET_ZH))
