"""Which password profile this installation follows."""

import os
from collections.abc import Mapping
from typing import Final

from data_access.passwords import PROFILES, PasswordProfile
from serving.door import StartupRefusedError

VARIABLE: Final = "PASSWORD_PROFILE"
DEFAULT: Final = "mlps3"


def password_profile(environment: Mapping[str, str] = os.environ) -> PasswordProfile:
    """The profile that PASSWORD_PROFILE names, 等保三级 without it.

    Raises:
        StartupRefusedError: there is no such profile.
    """
    name = environment.get(VARIABLE) or DEFAULT
    if name not in PROFILES:
        raise StartupRefusedError(f"{VARIABLE} 只能是 {' 或 '.join(PROFILES)}，现在是 {name}")
    return PROFILES[name]
