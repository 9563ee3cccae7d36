"""Starts that must fail: one Chinese sentence with a way out, no traceback."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit import auth_util, config

from serving import startup
from serving.door import Door, StartupRefusedError, check_port, door_from_environment
from serving.lifespan import lifespan
from serving.startup import check_options
from tests.serving.live_server import (
    PROJECT,
    free_port,
    make_empty_store,
    running,
    start_and_refuse,
)

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what an operator may write


@pytest.mark.parametrize(
    ("environment", "door"),
    [
        ({}, Door("127.0.0.1", 8501, ("127.0.0.1", "localhost"))),
        ({"PORT": "9000", "HOST": ""}, Door("127.0.0.1", 9000, ("127.0.0.1", "localhost"))),
        (
            {"HOST": EVERYWHERE, "ALLOWED_HOSTS": "a.example.cn, 10.0.0.5"},
            Door(EVERYWHERE, 8501, ("a.example.cn", "10.0.0.5", "127.0.0.1", "localhost")),
        ),
    ],
)
def test_the_door_follows_the_environment(environment: dict[str, str], door: Door) -> None:
    assert door_from_environment(environment) == door


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"PORT": "0"}, "PORT=0 不是端口号"),
        ({"PORT": "８５０１"}, "PORT=８５０１ 不是端口号"),
        ({"PORT": "65536"}, "PORT=65536 不是端口号"),
        ({"HOST": EVERYWHERE}, "ALLOWED_HOSTS="),
    ],
)
def test_a_door_that_makes_no_sense_is_refused(environment: dict[str, str], sentence: str) -> None:
    with pytest.raises(StartupRefusedError, match=sentence):
        door_from_environment(environment)


def test_an_address_of_another_machine_is_refused_in_chinese() -> None:
    with pytest.raises(StartupRefusedError, match="上监听（本机没有这个地址）；请检查 HOST"):
        check_port(Door("192.0.2.1"))


def test_a_name_that_nobody_knows_is_refused_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    with pytest.raises(StartupRefusedError, match="上监听（查不到这个主机名）；请检查 HOST"):
        check_port(Door("no-such-machine"))


def test_the_options_of_the_project_are_in_force() -> None:
    check_options()


def test_an_option_that_opens_the_product_is_named() -> None:
    config.set_option("browser.gatherUsageStats", True)
    try:
        with pytest.raises(StartupRefusedError, match="gatherUsageStats 应为 False"):
            check_options()
    finally:
        config.set_option("browser.gatherUsageStats", False)


def entered() -> None:
    """Go through the lifespan, in a thread: a browser test may have a loop running here."""

    async def through() -> None:
        async with lifespan(None):
            pass

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, through()).result()


@pytest.mark.parametrize("address", [EVERYWHERE, "10.0.0.5", None])
def test_the_demo_is_kept_at_home_however_the_server_was_started(address: str | None) -> None:
    usual = config.get_option("server.address")
    config.set_option("server.address", address)
    try:
        with pytest.raises(StartupRefusedError, match="演示模式只能在本机使用"):
            entered()
    finally:
        config.set_option("server.address", usual)


def test_a_provider_without_its_libraries_is_refused_however_the_server_was_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(startup, "is_configured", lambda: True)
    monkeypatch.setattr(auth_util, "is_authlib_installed", lambda: False)

    with pytest.raises(StartupRefusedError, match="没有安装 authlib"):
        entered()


def test_a_busy_port_ends_in_a_sentence(tmp_path: Path) -> None:
    make_empty_store(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen(1)
        port = other.getsockname()[1]

        refused = start_and_refuse(tmp_path, PORT=str(port))

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        1,
        "",
        f"未能启动：端口 {port} 已被占用或不可用；请关闭占用它的程序，"
        f"或换一个端口，例如 PORT={port + 1} make run\n",
    )


def test_a_missing_store_ends_in_a_sentence(tmp_path: Path) -> None:
    refused = start_and_refuse(tmp_path, PORT=str(free_port()))

    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("未能启动：还没有数据库（")
    assert refused.stderr.count("\n") == 1


def test_production_makes_an_empty_store_and_says_how_the_first_administrator_is_made(
    tmp_path: Path,
) -> None:
    with running(PROJECT / "app.py", tmp_path, APP_MODE="production") as server:
        told = server.terminal()
        page = server.ask("/account/sign-in", Cookie="").body.decode()

    command = "accounts add 账号 --person 姓名 --role security_administrator"
    assert command in told
    assert command in page


def test_a_file_that_is_no_database_ends_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "resumption.db").write_text("这不是数据库", encoding="utf-8")

    refused = start_and_refuse(tmp_path, PORT=str(free_port()))

    assert (refused.returncode, refused.stderr) == (
        1,
        f"未能启动：数据库打不开：{tmp_path / 'resumption.db'}\n",
    )


def test_settings_from_another_place_do_not_open_the_product(tmp_path: Path) -> None:
    make_empty_store(tmp_path)
    own = (PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    opened = own.replace("gatherUsageStats = false", "gatherUsageStats = true")
    (tmp_path / "app.py").symlink_to(PROJECT / "tests" / "serving" / "trial_app.py")
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(opened, encoding="utf-8")

    refused = start_and_refuse(tmp_path, tmp_path / "app.py", tmp_path, PORT=str(free_port()))

    assert refused.returncode == 1
    assert "browser.gatherUsageStats 应为 False，现为 True" in refused.stderr
