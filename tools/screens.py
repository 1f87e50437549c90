"""Photograph every page of a practice desk, in two languages and two lights.

usage: python tools/screens.py [FOLDER]     (out/screens where none is named)

The desk is the invented example of `habeas demo`. Besides the four combinations each
page is taken narrow and as it prints.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PASSPHRASE = "river boat seven lamp"  # noqa: S105 - of a desk that is thrown away
DAY = "2026-05-05"
WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 390, "height": 800}
LOOKS: tuple[tuple[str, str, Any, dict[str, int]], ...] = (
    ("en-light", "en", "light", WIDE),
    ("en-dark", "en", "dark", WIDE),
    ("ur-light", "ur", "light", WIDE),
    ("ur-dark", "ur", "dark", WIDE),
    ("narrow", "en", "light", NARROW),
)


class NoBrowser(Exception):
    """There is no Chromium to photograph with."""


@contextmanager
def demo() -> Iterator[str]:
    """Serve a practice desk and give its address; it goes at the end."""
    command = [sys.executable, "-m", "habeas.cli", "demo", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--no-browser"],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"},
    )
    try:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://localhost:\d+", line)
        if found is None:
            raise NoBrowser("the practice desk did not start")
        yield found.group(0)
    finally:
        process.terminate()
        process.wait(timeout=20)


def come_in(browser: Browser, base: str, language: str, **more: Any) -> Page:
    """Open the desk in a window of its own, in a language, on the example's day."""
    page = browser.new_context(base_url=base, locale="en-GB", **more).new_page()
    page.goto("/unlock")
    page.fill("#passphrase", PASSPHRASE)
    page.click("#unlock")
    page.wait_for_selector("#lock")
    if language != "en":
        page.locator(f"button[name='language'][value='{language}']").click()
        page.wait_for_load_state()
    page.goto("/register")
    page.fill("#as-of", DAY)
    page.locator(".row.when button").first.click()
    page.wait_for_load_state()
    return page


def pages(page: Page) -> dict[str, str]:
    """Return the address of every kind of page, by name."""
    page.goto("/inbox")
    sources = page.locator("#sources th a")
    source = next(
        href
        for href in sources.evaluate_all("all => all.map(a => a.getAttribute('href'))")
        if page.goto(href) and page.locator(".claims li").count() > 20
    )
    claim = page.locator(".claims a[href^='/claims/']").nth(12).get_attribute("href")
    page.goto("/register")
    entry = page.locator("table.register th a").first.get_attribute("href") or "/"
    card = page.goto(f"{source}/review") and page.url

    def first(path: str, links: str) -> str:
        page.goto(path)
        found = page.locator(links)
        return (found.first.get_attribute("href") or path) if found.count() else path

    return {
        "inbox": "/inbox",
        "today": "/",
        "call": "/call",
        "source": source,
        "custody": f"{source}/custody",
        "review": card or "",
        "claim": claim or "/",
        "register": "/register",
        "person": entry,
        "case-sheet": f"{entry}/sheet",
        "records": "/records/people",
        "record": first("/records/events", "table.records th a"),
        "demand": first("/demands", ".demand-facts a[href^='/demands/']"),
        "demands": "/demands",
        "publish": "/publish/public",
        "about": "/about",
        "missing": "/nothing",
    }


def photograph(page: Page, folder: Path, look: str) -> int:
    """Take each page whole; return how many were taken."""
    found = pages(page)
    for name, path in found.items():
        page.goto(path)
        page.wait_for_timeout(150)
        page.screenshot(path=folder / f"{name}-{look}.png", full_page=True)
    return len(found)


def open_up(page: Page) -> None:
    """Accept the demands and open the example, so that every page shows something."""
    page.goto(f"{pages(page)['source']}/review/demands")
    page.click("#whole-accept")
    page.wait_for_timeout(500)
    page.goto("/publish/public")
    page.fill("#open-reason", "practice")
    page.click("#open-form button")
    page.wait_for_load_state()


def main(folder: Path) -> None:
    """Take all pictures into `folder`."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise NoBrowser("install the system's package `chromium`")
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with demo() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        open_up(come_in(browser, base, "en"))
        for look, language, light, size in LOOKS:
            page = come_in(browser, base, language, color_scheme=light, viewport=size)
            taken += photograph(page, folder, look)
        page = come_in(browser, base, "en", viewport=WIDE)
        for name, path in pages(page).items():
            page.goto(path)
            page.pdf(path=folder / f"{name}-print.pdf", format="A4")
            taken += 1
        page.goto("/")
        page.click("#lock")
        page.screenshot(path=folder / "unlock.png")
        browser.close()
    print(f"{taken + 1} pictures in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out" / "screens")
