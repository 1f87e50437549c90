"""A real Chromium and a desk that is really served, in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Locator,
    Page,
    expect,
    sync_playwright,
)

from habeas.store import desk as desks
from habeas.store import vault
from tests.command import COMMAND, environment
from tests.conftest import PASSPHRASE

# Playwright runs a loop of its own in this thread; the tests look into the desk too.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# What should come about is waited for, on a slow machine too; only a fault takes long.
PATIENCE = 60  # seconds
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give the machine's Chromium; without it these tests fail, and name the package."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no browser: install the system's package `chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@dataclass
class Served:
    """A desk that is served; `said` collects what a page's console complained of."""

    root: Path
    address: str
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def visit(self, browser: Browser, **more: Any) -> Page:
        """Open the desk in a new window and come in."""
        page = self.window(browser, **more).new_page()
        page.on("console", lambda m: self.said.append(f"{m.type}: {m.text}"))
        page.on("pageerror", lambda e: self.said.append(f"pageerror: {e}"))
        page.goto(self.address)
        page.fill("#passphrase", PASSPHRASE)
        page.click("#unlock")
        page.wait_for_selector("#lock")
        page.wait_for_load_state()
        return page

    def window(self, browser: Browser, **more: Any) -> BrowserContext:
        more.setdefault("locale", "en-GB")
        more.setdefault("viewport", {"width": 1280, "height": 900})
        window = browser.new_context(base_url=self.address, **more)
        window.set_default_timeout(PATIENCE * 1000)
        return window

    @property
    def complaints(self) -> list[str]:
        """Return what the console said, but that a locked page was locked."""
        return [s for s in self.said if "423" not in s]


def serve(root: Path) -> Served:
    """Start `habeas serve` on a free port and wait until it says where."""
    process = subprocess.Popen(
        [*COMMAND, "serve", "--desk", str(root), "--port", "0", "--no-browser"],
        env=environment(root),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    line = process.stdout.readline() if process.stdout else ""
    found = re.search(r"http://localhost:\d+", line)
    if found is None:
        process.kill()
        pytest.fail("the desk did not say where it is served")
    return Served(root, found.group(0), process)


@pytest.fixture
def served(template: Any, tmp_path: Path) -> Iterator[Served]:
    """Serve an empty desk, locked."""
    root = tmp_path / "desk"
    shutil.copytree(template.root, root)
    desk = serve(root)
    yield desk
    stop(desk)


def stop(desk: Served) -> None:
    """End the server as a user's system does, and wait for it."""
    desk.process.terminate()
    desk.process.wait(timeout=PATIENCE)
    if desk.process.stdout:
        desk.process.stdout.close()


class Inside:
    """Looks into a served desk from this process, for what a page does not show."""

    def __init__(self, root: Path, keys: Any) -> None:
        self.root, self.keys = root, keys

    def __enter__(self) -> None:
        vault.unlock(desks.point(self.root), self.keys)

    def __exit__(self, *_: object) -> None:
        desks.lock()


def until(holds: Any, seconds: float = PATIENCE) -> None:
    """Wait until `holds()`, also over the moment when one page gives way to the next."""
    end = time.monotonic() + seconds
    while not _answer(holds):
        if time.monotonic() > end:
            pytest.fail("it did not come about in time")
        time.sleep(0.1)


def _answer(holds: Any) -> bool:
    try:
        return bool(holds())
    except Error:
        return False


def go(link: Locator) -> None:
    """Press what leads to another page, and wait until that is there with its scripts.

    A click alone waits only for the first bytes of the page that comes: what is counted
    then may be half of it, and a key pressed then is heard by nobody.
    """
    with link.page.expect_navigation():
        link.click()
