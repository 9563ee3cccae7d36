"""Who acts in the tests, where it does not matter that it is a particular account."""

from typing import Final

from data_access.actor import Actor, Scope, ScopeLevel
from indicators.vocabulary import Role

MINISTRY: Final = Actor("部级审核员", Role.MINISTRY_REVIEWER)
SYSTEM: Final = Actor("系统管理员", Role.SYSTEM_ADMINISTRATOR, Scope(ScopeLevel.NOWHERE))
SECURITY: Final = Actor("安全管理员", Role.SECURITY_ADMINISTRATOR, Scope(ScopeLevel.NOWHERE))
