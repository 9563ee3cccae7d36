"""Whose file a download is, and whose session an upload goes to.

Streamlit serves a download to whoever knows its address, and takes an upload into any session.
"""

import hmac
import re
import secrets
from typing import Final

from starlette.types import Scope
from streamlit import runtime
from streamlit.runtime.media_file_storage import MediaFileKind

MARK: Final = r"_[0-9a-f]{32}(?=\.[0-9A-Za-z]+)"
_DOWNLOADS: Final = "/media/"
_UPLOADS: Final = "/_stcore/upload_file/"
_KEY: Final = secrets.token_bytes(32)
_RANDOM_BYTES: Final = 8


def download_mark(session_id: str) -> str:
    """The part of a file's name that tells one download from another, and whose it is."""
    random = secrets.token_hex(_RANDOM_BYTES)
    return random + _seal(random, session_id)


def belongs_elsewhere(scope: Scope, session_id: str) -> bool:
    """Whether a request asks for another sign-in's download, or uploads into its session."""
    path: str = scope["path"]
    if path.startswith(_DOWNLOADS):
        name = _download_name(path.removeprefix(_DOWNLOADS))
        return name is not None and not _is_marked(name, session_id)
    if path.startswith(_UPLOADS):
        return _session_owner(path.removeprefix(_UPLOADS).partition("/")[0]) != session_id
    return False


def _is_marked(file_name: str, session_id: str) -> bool:
    marks = re.findall(MARK, file_name)
    if not marks:
        return False
    mark = marks[-1].removeprefix("_")
    random, seal = mark[: 2 * _RANDOM_BYTES], mark[2 * _RANDOM_BYTES :]
    return hmac.compare_digest(seal, _seal(random, session_id))


def _download_name(media_id: str) -> str | None:
    """The name of a download; None for what a page shows, such as its logo, or what is gone."""
    found = runtime.get_instance().media_file_mgr.read_file(media_id)
    if found is None or found.kind is not MediaFileKind.DOWNLOADABLE:
        return None
    return found.filename or ""


def _session_owner(streamlit_session: str) -> str | None:
    """The sign-in that a running page belongs to; Streamlit has no public way to ask."""
    sessions = runtime.get_instance()._session_mgr
    found = sessions.get_active_session_info(streamlit_session)
    owner = found and found.session._user_info.get("local_id")
    return str(owner) if owner else None


def _seal(random: str, session_id: str) -> str:
    digest = hmac.new(_KEY, f"{random}|{session_id}".encode(), "sha256")
    return digest.hexdigest()[: 2 * _RANDOM_BYTES]
