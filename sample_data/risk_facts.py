"""Real cases and notices of 2020 into the store: weekly counts per zone, Hubei's dated levels."""

from datetime import datetime
from pathlib import Path
from typing import Final

import pandas as pd

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.records import insert_rows
from data_access.risk_tables import CaseCount, RiskNotice
from data_access.store import Store
from data_access.tables import table_of
from data_access.versions import next_version
from indicators.periods import SHANGHAI

FACTS_KNOWN_AT: Final = datetime(2020, 2, 1, 8, 0, tzinfo=SHANGHAI)  # before the first delivery
_FOLDER: Final = Path(__file__).parent / "reference"
HUBEI_ISSUER_ZH: Final = "湖北省新冠肺炎疫情防控指挥部"


def case_counts() -> pd.DataFrame:
    """unit_code, counted_on, case_adcode and both counts, one row per zone and Sunday."""
    counts = pd.read_csv(
        _FOLDER / "zone_cases_weekly.csv", dtype={"zone_code": str, "case_adcode": str}
    )
    counts = counts.rename(columns={"zone_code": "unit_code", "week_ending": "counted_on"})
    return counts.assign(counted_on=pd.to_datetime(counts["counted_on"]).dt.date)


def risk_notices() -> pd.DataFrame:
    """The dated official levels of Hubei's places."""
    notices = pd.read_csv(_FOLDER / "risk_notices_hubei.csv", dtype={"adcode": str})
    return pd.DataFrame(
        {
            "announced_on": pd.to_datetime(notices["date"]).dt.date,
            "issuer_zh": HUBEI_ISSUER_ZH,
            "place_zh": notices["place"],
            "adcode": notices["adcode"],
            "unit_type": notices["unit_type"],
            "risk_level": notices["risk_level"],
            "source": notices["source"],
        }
    )


def add_risk_facts(store: Store, actor: Actor) -> None:
    """Store cases and notices as one version, before the first delivery."""
    with store.writing() as session:
        version = next_version(session, FACTS_KNOWN_AT)
        cases, notices = case_counts(), risk_notices()
        notices = notices.assign(id=range(1, len(notices) + 1))
        for table, facts in ((CaseCount, cases), (RiskNotice, notices)):
            insert_rows(session, table_of(table), facts, {"data_version_id": version.id})
        details = {"case_counts": len(cases), "risk_notices": len(notices)}
        write_audit_line(session, actor, "add_risk_facts", "risk", details, store.clock())
