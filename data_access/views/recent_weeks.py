"""One unit's newest weeks beside what a file says of it, before anybody submits the file."""

from datetime import date
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor
from data_access.datasets.registry import DEFINITIONS
from data_access.datasets.rendering import to_text
from data_access.reports import read_reports
from data_access.uploads.checked import CheckedUpload
from data_access.versions import AsOf
from data_access.views.trends import weeks_known

WEEKS_BESIDE: Final = 4


def recent_weeks(
    session: Session, as_of: AsOf, actor: Actor, checked: CheckedUpload, unit_code: str
) -> pd.DataFrame:
    """Every value the file gives of a unit, with the four reported weeks before it.

    Returns:
        header_zh, one column per earlier week (its date, oldest first) and `now`, as text; empty
        where nothing was reported. Columns that are empty throughout are left out.
    """
    given = checked.rows[checked.rows["unit_code"] == unit_code].sort_values("week_ending").tail(1)
    week: date = given["week_ending"].iloc[0]
    earlier = [known for known in weeks_known(session, as_of, checked.dataset) if known < week]
    weeks = earlier[-WEEKS_BESIDE:]
    reports = read_reports(
        session, as_of, actor, checked.dataset, weeks, unit_codes=[unit_code]
    ).set_index("week_ending")
    past = reports[~reports["is_zero_report"].astype(bool)].reindex(weeks)
    lines = []
    for column in DEFINITIONS[checked.dataset].values:
        before = to_text(past[column.field], column).tolist()
        now = to_text(given[column.field], column).iloc[0]
        if now or any(before):
            line = dict(zip(map(str, weeks), before, strict=True))
            lines.append({"header_zh": column.header_zh, **line, "now": now})
    return pd.DataFrame(lines, columns=["header_zh", *map(str, weeks), "now"])
