"""Checks before the server opens its door, each refusal one Chinese sentence with a way out."""

import os
import sys
from collections.abc import Mapping
from contextlib import closing, suppress
from typing import Any, Final, Protocol

from streamlit import auth_util, config

from data_access.demo_accounts import ensure_demo_accounts
from data_access.errors import StoreUnavailableError
from data_access.first_use import make_store
from data_access.settings import Settings, settings_from_environment
from data_access.store import is_made, open_store
from data_access.views.account_state import has_accounts
from serving.announcement import FIRST_ADMINISTRATOR, announce_when_ready, quieten_server_log
from serving.door import (
    IDENTITY_HEADERS,
    LOOPBACK_NAMES,
    StartupRefusedError,
    check_port,
    door_from_environment,
)
from serving.memory import share_arenas
from serving.profiles import password_profile
from serving.single_sign_on import is_configured

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
_EVERYWHERE_ZH: Final = "所有地址"


class _Runnable(Protocol):
    def run(self, *, config: Mapping[str, Any] | None = None) -> None: ...


def serve(app: _Runnable) -> None:
    """Check everything, run the server until it is stopped, tell its address once it answers."""
    try:
        door = door_from_environment(os.environ)
        check_options()
        password_profile()
        settings = settings_from_environment()
        check_demo_stays_at_home(settings, door.host)
        check_single_sign_on()
        check_store(settings)
        check_port(door)
    except (StartupRefusedError, StoreUnavailableError) as refusal:
        sys.exit(f"未能启动：{refusal}")
    for name, value in door.options.items():
        config.set_option(name, value)  # or Streamlit takes `run` for a change that needs a restart
    share_arenas()
    quieten_server_log()
    announce_when_ready(door.host, door.port, door.url, first_steps_zh(settings))
    with suppress(KeyboardInterrupt):
        app.run(config=door.options)


def first_steps_zh(settings: Settings) -> str:
    """How the first administrator is made, where there is nobody yet who could sign in."""
    with closing(open_store(settings)) as store:
        if settings.demo or has_accounts(store):
            return ""
    return f"还没有账号。请运行 {FIRST_ADMINISTRATOR} 建立第一个安全管理员"


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


def check_demo_stays_at_home(settings: Settings, address: str | None) -> None:
    """The demo lets anybody in by a click, so it answers this machine alone.

    Args:
        settings: of this installation.
        address: on which the server listens; on all of the machine's where there is none.

    Raises:
        StartupRefusedError: it would be open to others.
    """
    if settings.demo and address not in LOOPBACK_NAMES:
        raise StartupRefusedError(
            f"演示模式只能在本机使用，不能监听 HOST={address or _EVERYWHERE_ZH}；"
            "对外提供服务请设 APP_MODE=production 并另用一个数据目录"
        )


def check_single_sign_on() -> None:
    """A provider that is named needs the libraries that speak with it.

    Raises:
        StartupRefusedError: they are not installed.
    """
    if is_configured() and not auth_util.is_authlib_installed():
        raise StartupRefusedError(
            "secrets.toml 里设了统一身份认证，但没有安装 authlib；"
            "请运行 .venv/bin/python -m pip install authlib httpx"
        )


def check_store(settings: Settings) -> None:
    """Open the store once, make the demo's accounts where it is one, and give it back.

    In production a first start makes an empty store; the demo's is made with its sample.

    Raises:
        StoreUnavailableError: it is missing, cannot be written or stands at another revision.
    """
    if not (settings.demo or is_made(settings)):
        make_store(settings)
    store = open_store(settings)
    ensure_demo_accounts(store)
    store.close()
    if not settings.database_url and not os.access(settings.database_file, os.W_OK):
        raise StoreUnavailableError(
            f"数据库 {settings.database_file} 不能写入；请修改权限或用 DATA_DIR 换一个目录"
        )
