"""Which columns of a dataset are parts of which others, and which totals should hold still."""

from dataclasses import dataclass
from typing import Final

from indicators.vocabulary import Dataset


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that cannot exceed its whole, and the rule that says so."""

    part: str
    whole: str
    code: str


@dataclass(frozen=True, slots=True)
class DatasetRelations:
    """Everything the row rules know of a dataset's columns."""

    parts: tuple[Relation, ...]
    pairs: tuple[tuple[str, str], ...]
    totals: tuple[str, ...]


_DIFFICULTIES: Final = (
    "staff_return",
    "financing",
    "supply_chain",
    "logistics",
    "protective_supplies",
)
_SUBGROUPS: Final = (
    ("above_scale_resumed", "above_scale_enterprises"),
    ("above_scale_industrial_resumed", "above_scale_industrial_enterprises"),
    ("high_tech_resumed", "high_tech_enterprises"),
    ("tech_smes_resumed", "tech_smes"),
)

RELATIONS: Final = {
    Dataset.WEEKLY: DatasetRelations(
        parts=(
            Relation("enterprises_resumed", "enterprises", "R01"),
            Relation("enterprises_suspended", "enterprises", "R01"),
            *(Relation(part, whole, "R01") for part, whole in _SUBGROUPS),
            Relation("employees_returned", "employees_expected", "R01"),
            Relation("employees_remote", "employees_returned", "R01"),
            Relation("above_scale_enterprises", "enterprises", "R02"),
            Relation("high_tech_enterprises", "enterprises", "R02"),
            Relation("tech_smes", "enterprises", "R02"),
            Relation("above_scale_industrial_enterprises", "above_scale_enterprises", "R03"),
            *(Relation(f"difficulty_{kind}", "enterprises", "R05") for kind in _DIFFICULTIES),
            *(Relation(part, "enterprises_resumed", "R07") for part, _ in _SUBGROUPS),
            Relation("above_scale_industrial_resumed", "above_scale_resumed", "R07"),
        ),
        pairs=(*_SUBGROUPS, ("employees_returned", "employees_expected")),
        totals=("enterprises", "above_scale_enterprises", "employees_expected"),
    ),
    Dataset.CARRIERS: DatasetRelations(
        parts=(
            Relation("tenants_resumed", "tenants", "R01"),
            Relation("people_resumed", "people", "R01"),
            Relation("tenants_benefited", "tenants", "R01"),
        ),
        pairs=(("people_resumed", "people"),),
        totals=("tenants",),
    ),
    Dataset.ROLLOUT: DatasetRelations(parts=(), pairs=(), totals=()),
}
