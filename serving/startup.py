"""Checks before the server opens its door, each refusal one Chinese sentence with a way out."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, Protocol

from streamlit import config

from data_access.errors import StoreUnavailableError
from data_access.settings import Settings, settings_from_environment
from data_access.store import open_store
from serving.announcement import announce_when_ready, quieten_server_log
from serving.door import (
    IDENTITY_HEADERS,
    StartupRefusedError,
    check_port,
    door_from_environment,
)

# What keeps the product closed and quick; .streamlit/config.toml says why for each.
REQUIRED_OPTIONS: Final[Mapping[str, object]] = {
    "global.developmentMode": False,
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 20,
    "server.enableStaticServing": False,
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableAgentApi": False,
    "server.xsrfCookieSameSite": "strict",
    "server.trustedUserHeaders": IDENTITY_HEADERS,
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
}


class _Runnable(Protocol):
    def run(self, *, config: Mapping[str, Any] | None = None) -> None: ...


def serve(app: _Runnable) -> None:
    """Check everything, run the server until it is stopped, tell its address once it answers."""
    try:
        door = door_from_environment(os.environ)
        check_options()
        check_store(settings_from_environment())
        check_port(door)
    except (StartupRefusedError, StoreUnavailableError) as refusal:
        sys.exit(f"未能启动：{refusal}")
    for name, value in door.options.items():
        config.set_option(name, value)  # or Streamlit takes `run` for a change that needs a restart
    quieten_server_log()
    announce_when_ready(door.host, door.port, door.url)
    with suppress(KeyboardInterrupt):
        app.run(config=door.options)


def check_options() -> None:
    """Compare the options in force with those required.

    Raises:
        StartupRefusedError: naming each option that differs.
    """
    wrong = [
        f"{name} 应为 {required!r}，现为 {config.get_option(name)!r}"
        for name, required in REQUIRED_OPTIONS.items()
        if config.get_option(name) != required
    ]
    if wrong:
        raise StartupRefusedError(
            f"Streamlit 设置不符合要求（{'；'.join(wrong)}）；"
            "请恢复 .streamlit/config.toml，并检查用户目录下的同名文件"
        )


def check_store(settings: Settings) -> None:
    """Open the store once and give it back.

    Raises:
        StoreUnavailableError: it is missing, cannot be written or stands at another revision.
    """
    open_store(settings).close()
    if not settings.database_url and not os.access(settings.database_file, os.W_OK):
        raise StoreUnavailableError(
            f"数据库 {settings.database_file} 不能写入；请修改权限或用 DATA_DIR 换一个目录"
        )
