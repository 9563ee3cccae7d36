"""A talk (汇报模式) has an idle limit of its own: which requests belong to one."""

from typing import Final

from starlette.types import Scope

PRESENT: Final = "/present"


def is_talk(scope: Scope) -> bool:
    """Whether a request is for the full screen, the presenter's view, or what they load."""
    path: str = scope.get("path", "")
    return path == PRESENT or path.startswith(f"{PRESENT}/")
