"""The week that is shown where nobody chose one: the last that enough units told."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from data_access.actor import Actor
from data_access.versions import AsOf
from data_access.views.coverage import coverage
from data_access.views.trends import weeks_known
from indicators.reporting import WELL_TOLD
from indicators.vocabulary import Dataset


def usual_week(
    session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, until: date
) -> date | None:
    """The last week that is over and well told; None while nothing was reported.

    A week of which one zone alone was approved must not stand for the nation, though it is the
    newest. Where no week is well told, the last one that is over is shown, else the newest.

    Args:
        session: a reading session.
        as_of: the version; with its basis, which counts all reports or the locked ones.
        actor: whose scope limits the units.
        dataset: of the reports.
        until: the last day that counts as over.
    """
    weeks = weeks_known(session, as_of, dataset)
    over: Sequence[date] = [week for week in reversed(weeks) if week <= until]
    told = (week for week in over if _well_told(session, as_of, actor, dataset, week))
    return next(told, None) or next(iter([*over, *reversed(weeks)]), None)


def _well_told(session: Session, as_of: AsOf, actor: Actor, dataset: Dataset, week: date) -> bool:
    told = coverage(session, as_of, actor, dataset, week)
    reports = told.reviewed if as_of.approved_only else told.reported
    return told.expected > 0 and reports >= WELL_TOLD * told.expected
