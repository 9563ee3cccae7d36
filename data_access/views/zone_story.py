"""Everything about one zone (园区详情): its rates, its report, its carriers, its revisions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import pandas as pd
from sqlmodel import Session

from data_access.actor import Actor, Scope, ScopeLevel, UnitPlace
from data_access.datasets.registry import DEFINITIONS
from data_access.permissions import Action, check_may
from data_access.register import expected_units, read_register
from data_access.reports import read_reports
from data_access.versions import AsOf
from data_access.views.rent_relief import relief_by
from data_access.views.reporting import revisions_of_unit, status_of_units
from data_access.views.resumption import headline
from data_access.views.revision_kinds import kinds_zh
from data_access.views.trends import indicator_weeks
from geo.places.zone_register import zone
from indicators.cards import IndicatorCard
from indicators.periods import local_text, previous_week
from indicators.safe_text import remove_controls
from indicators.vocabulary import CarrierGrade, CarrierType, Dataset

CARRIER_FIELDS: Final = (
    "is_resumed", "tenants", "tenants_resumed", "rent_reduced_cny", "tenants_benefited",
    "months_free", "months_halved",
)  # fmt: skip


def at_zone(actor: Actor, zone_code: str) -> Actor:
    """The actor looking at one zone and the carriers in it.

    Raises:
        UnknownZoneError: the register holds no such zone.
        PermissionDeniedError: the zone lies outside the actor's scope.
    """
    place = UnitPlace(zone_code, zone(zone_code).province_zh, zone_code)
    check_may(actor, Action.VIEW, place)
    return replace(actor, scope=Scope(ScopeLevel.ZONE, zone_code))


def zone_headline(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    zone_code: str,
    week_ending: date,
    cards: Sequence[IndicatorCard],
) -> pd.DataFrame:
    """The cards of the zone with their change on the week before; as `resumption.headline`."""
    return headline(session, as_of, at_zone(actor, zone_code), week_ending, cards)


def zone_weeks(
    session: Session,
    as_of: AsOf,
    actor: Actor,
    zone_code: str,
    cards: Sequence[IndicatorCard],
    weeks: Sequence[date],
) -> pd.DataFrame:
    """The zone's indicators week by week; a week it did not report has its row, without values."""
    given = indicator_weeks(session, as_of, at_zone(actor, zone_code), cards, weeks)
    owed = pd.MultiIndex.from_product(
        [[card.code for card in cards], weeks], names=["indicator", "week_ending"]
    ).to_frame(index=False)
    return owed.merge(given, on=["indicator", "week_ending"], how="left")


def zone_status(
    session: Session, as_of: AsOf, actor: Actor, zone_code: str, weeks: Sequence[date]
) -> pd.DataFrame:
    """How the zone stands for each week: week_ending, status, first_received_at."""
    return status_of_units(session, as_of, at_zone(actor, zone_code), Dataset.WEEKLY, weeks)


def zone_report(
    session: Session, as_of: AsOf, actor: Actor, zone_code: str, week_ending: date
) -> pd.DataFrame:
    """Every field of the zone's report, this week's beside last week's.

    Returns:
        field, header_zh, unit_zh, kind (code word of ColumnKind), value, previous; one row per
        column of the sheet, values missing where nothing was reported.
    """
    weeks = [week_ending, previous_week(week_ending)]
    reports = read_reports(
        session, as_of, at_zone(actor, zone_code), Dataset.WEEKLY, weeks, unit_codes=[zone_code]
    ).set_index("week_ending")
    rows = [
        {
            "field": column.field,
            "header_zh": column.header_zh,
            "unit_zh": column.unit_zh,
            "kind": column.kind.value,
            "value": reports[column.field].get(weeks[0], pd.NA),
            "previous": reports[column.field].get(weeks[1], pd.NA),
        }
        for column in DEFINITIONS[Dataset.WEEKLY].values
    ]
    return pd.DataFrame(rows)


def carriers_of_zone(
    session: Session, as_of: AsOf, actor: Actor, zone_code: str, week_ending: date
) -> pd.DataFrame:
    """Every carrier registered in the zone, with what it reported of the week.

    Returns:
        unit_code, name_zh, kind_zh, grade_zh, reported (bool) and CARRIER_FIELDS; those that
        relieve most rent first, those that did not report last.
    """
    seer = at_zone(actor, zone_code)
    known = read_register(session, as_of, seer, Dataset.CARRIERS)
    register = expected_units(known, week_ending)
    reports = read_reports(session, as_of, seer, Dataset.CARRIERS, [week_ending], CARRIER_FIELDS)
    carriers = register[["unit_code", "name_zh", "kind", "grade"]].merge(
        reports[["unit_code", "week_ending", *CARRIER_FIELDS]], on="unit_code", how="left"
    )
    kinds = {kind.value: kind.label_zh for kind in CarrierType}
    grades = {grade.value: grade.label_zh for grade in CarrierGrade}
    carriers = carriers.assign(
        kind_zh=carriers["kind"].map(kinds),
        grade_zh=carriers["grade"].map(grades),
        reported=carriers["week_ending"].notna(),
    )
    order = ["reported", "rent_reduced_cny"]
    return carriers.sort_values(order, ascending=False, na_position="last", kind="stable")


def relief_of_zone(
    session: Session, as_of: AsOf, actor: Actor, zone_code: str, week_ending: date
) -> pd.DataFrame:
    """The carrier indicators of the zone as one row of `relief_by`; empty where nobody reported."""
    return relief_by(session, as_of, at_zone(actor, zone_code), week_ending)


def revisions_of_zone(session: Session, as_of: AsOf, actor: Actor, zone_code: str) -> pd.DataFrame:
    """Every revision of the zone, newest first, its explanations as one text."""
    revisions = revisions_of_unit(session, as_of, at_zone(actor, zone_code), zone_code)
    said = zip(revisions["explanations"], revisions["reason"], strict=True)
    return revisions.assign(
        reason=revisions["reason"].map(remove_controls),
        received_zh=revisions["received_at"].map(local_text),
        kind_zh=kinds_zh(revisions),
        explained_zh=[_as_text(explanations, reason) for explanations, reason in said],
    )


def _as_text(explanations: dict[str, str], reason: str) -> str:
    """The explanations but the reason of the correction, which stands beside them."""
    told = [f"{code} {text}" for code, text in sorted(explanations.items()) if text != reason]
    return remove_controls("；".join(told))
