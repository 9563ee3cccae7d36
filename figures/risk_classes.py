"""How the groups of the risk subject look: colour and mark of each level and each case class."""

from collections.abc import Mapping
from typing import Final

from figures.map_classes import RISK_CLASSES, MapClass
from figures.theme import GREY_DARK, GROUND, PRIMARY_DARK, RISK_MARKS_ZH
from indicators.risk_groups import CaseGroup, RiskGroup
from indicators.vocabulary import RiskLevel

# Between amber and red in lightness as well, with a mark that points upwards: "at least".
AT_LEAST_COLOUR: Final = "#BF5316"
# Cases before the rule are no levels: another hue, deeper and larger with the number.
_CASE_COLOURS: Final = ("#4B2A73", "#7A4E9B", "#A98AC4", "#D6C6E4", GROUND)
_CASE_SCALES: Final = (1.9, 1.5, 1.2, 1.0, 0.8)

LEVEL_CLASSES: Final[Mapping[str, MapClass]] = {
    **{level.value: RISK_CLASSES[level] for level in RiskLevel},
    RiskGroup.AT_LEAST_MEDIUM: MapClass(
        RiskGroup.AT_LEAST_MEDIUM.label_zh, AT_LEAST_COLOUR, "triangle-up"
    ),
    RiskGroup.UNKNOWN: MapClass(RiskGroup.UNKNOWN.label_zh, GROUND, "circle-open", edge=GREY_DARK),
}
CASE_CLASSES: Final[Mapping[str, MapClass]] = {
    **{
        group.value: MapClass(group.label_zh, colour, edge=PRIMARY_DARK)
        for group, colour in zip(CaseGroup, _CASE_COLOURS, strict=False)
    },
    CaseGroup.UNKNOWN: MapClass(CaseGroup.UNKNOWN.label_zh, GREY_DARK, "x"),
}
CASE_SCALES: Final = dict(zip((group.value for group in CaseGroup), _CASE_SCALES, strict=False))
GROUP_MARKS_ZH: Final[Mapping[str, str]] = {
    **{level.value: mark for level, mark in RISK_MARKS_ZH.items()},
    RiskGroup.AT_LEAST_MEDIUM: "▲",
    RiskGroup.UNKNOWN: "○",
}
_SHORT_ZH: Final = {RiskGroup.AT_LEAST_MEDIUM.value: "≥中"}
GROUP_SHORT_ZH: Final[Mapping[str, str]] = {
    **{
        group.value: f"{GROUP_MARKS_ZH[group]} {_SHORT_ZH.get(group, group.label_zh)}"
        for group in RiskGroup
    },
    **{group.value: group.label_zh for group in CaseGroup if group is not CaseGroup.UNKNOWN},
}
# Tints on which dark numbers stay readable.
LEVEL_TINTS: Final[Mapping[str, str]] = {
    RiskLevel.HIGH: "#DE9799",
    RiskGroup.AT_LEAST_MEDIUM: "#E8B596",
    RiskLevel.MEDIUM: "#F2CE8C",
    RiskLevel.LOW: "#96CBC4",
}
