"""Make sure the tests find a Chromium and Chinese fonts; install them where that is allowed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN_PACKAGES: Final = ("chromium", "fonts-noto-cjk")
NO_BROWSER_ZH: Final = (
    "没有找到 Chromium，也装不上：请安装 chromium 和 fonts-noto-cjk 后重试，"
    "或用环境变量 CHROMIUM 指明浏览器的路径"
)


def find_chromium() -> Path | None:
    """The browser named by CHROMIUM, one of the system, or the one Playwright keeps."""
    if named := os.environ.get("CHROMIUM"):
        return Path(named) if Path(named).is_file() else None
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def has_chinese_font() -> bool:
    """Whether the system draws Chinese; where nothing can tell, it is taken to do so."""
    if not (fc_list := shutil.which("fc-list")):
        return sys.platform != "linux"
    listed = subprocess.run([fc_list, ":lang=zh-cn"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


def main() -> int:
    """Install what is missing; 1 when no browser can be had."""
    if find_chromium() and has_chinese_font():
        return 0
    _install_with_apt()
    if find_chromium() is None:
        _say("正在下载 Playwright 的 Chromium ……")
        _succeeds(sys.executable, "-m", "playwright", "install", "chromium")
    if find_chromium() is None:
        _say(NO_BROWSER_ZH)
        return 1
    if not has_chinese_font():
        _say("提醒：没有中文字体，截图里的中文会是方框；请安装 fonts-noto-cjk")
    return 0


def _install_with_apt() -> None:
    prefix = _root_prefix()
    if not shutil.which("apt-get") or prefix is None:
        return
    _say(f"正在用 apt-get 安装 {'、'.join(DEBIAN_PACKAGES)} ……")
    _succeeds(*prefix, "apt-get", "update", "-qq")
    for package in DEBIAN_PACKAGES:  # one by one: a missing browser must not cost the fonts
        _succeeds(
            *prefix, "env", "DEBIAN_FRONTEND=noninteractive",
            "apt-get", "install", "-y", "-qq", "--no-install-recommends", package,
        )  # fmt: skip


def _root_prefix() -> tuple[str, ...] | None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if shutil.which("sudo") and _succeeds("sudo", "-n", "true") else None


def _succeeds(*command: str) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
