"""Which roles a page is for: what the menu shows, and what a page lets in."""

from collections.abc import Mapping
from typing import Final

from indicators.vocabulary import Role

REVIEWERS: Final = (Role.PROVINCE_REVIEWER, Role.MINISTRY_REVIEWER)
REPORTERS: Final = (Role.ZONE_REPORTER, Role.CARRIER_REPORTER, *REVIEWERS)
READERS: Final = (Role.LEADER, Role.PRESENTER, *REVIEWERS)
APPROVED_FIRST: Final = (Role.LEADER, Role.PRESENTER)
EVERYBODY: Final = tuple(role for role in Role if role is not Role.ANONYMOUS)

ROLES_OF_PAGE: Final[Mapping[str, tuple[Role, ...]]] = {
    "overview": READERS,
    "risk_map": READERS,
    "zone_detail": READERS,
    "compare": READERS,
    "rollout": READERS,
    "rent_relief": READERS,
    "briefing": READERS,
    "todo": REPORTERS,
    "sources": (*REPORTERS, *APPROVED_FIRST),
    "upload": REPORTERS,
    "my_reports": REPORTERS,
    "reporting": (*REPORTERS, Role.LEADER),
    "review": REVIEWERS,
    "epidemic": REVIEWERS,
    "schedules": (Role.SYSTEM_ADMINISTRATOR, *REVIEWERS),
    "register": (Role.SYSTEM_ADMINISTRATOR,),
    "accounts": (Role.SECURITY_ADMINISTRATOR,),
    "audit": (Role.AUDITOR,),
    "indicators": EVERYBODY,
}
