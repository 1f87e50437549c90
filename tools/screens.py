"""Photograph the screens of a practice desk, in two languages and two lights.

usage: python tools/screens.py [FOLDER [SCREEN ...]]
       (docs/screens where no folder is named; all screens where none is)

The desk is the invented example of `habeas demo`, with its cards decided. Each screen is
taken as WebP, as much of it as a laptop's window shows, in English and Urdu, light and
dark; three more as a telephone shows them. `docs/screens.md` is written beside them.
"""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PASSPHRASE = "river boat seven lamp"  # noqa: S105 - of a desk that is thrown away
DAY = "2026-05-05"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 720}
LOOKS: tuple[tuple[str, str, Any], ...] = (
    ("en-light", "en", "light"),
    ("en-dark", "en", "dark"),
    ("ur-light", "ur", "light"),
    ("ur-dark", "ur", "dark"),
)
# Each screen with its title and the one thing it is for.
SCREENS = {
    "unlock": ("The door", "Locked, the desk shows this and nothing else."),
    "today": (
        "Today",
        "What the day asks: clocks, dates, questions, people not heard of.",
    ),
    "call": ("Call", "A caller's words, in the order in which people tell them."),
    "inbox": ("Inbox", "What is kept, how far it is read and decided."),
    "source": ("A source", "The text as received, and what it says beside it."),
    "review": ("Review", "One card at a time, the riskiest first, by single keys."),
    "claim": ("A claim", "Its words, whose voice, how it is said; decide or correct."),
    "records": ("Records", "People, organisations, places, events and acts."),
    "record": ("A record", "Each value opens to the claims it rests on."),
    "register": ("Register", "Who is held, as far as is known, on a chosen day."),
    "entry": ("An entry", "Four axes, the order of time, and what is not known yet."),
    "sheet": ("Case sheet", "One entry, to print and sign."),
    "demands": (
        "Demands",
        "In their exact words; whom they address, what came of them.",
    ),
    "demand": ("A demand", "Its steps, each dated and sourced."),
    "timeline": ("Timeline", "A day, one of two days, or a year: as precise as told."),
    "map": ("Map", "As wide as a place is known; nothing is loaded from outside."),
    "network": ("Network", "Who is alleged to have done what; people are counts."),
    "figures": ("Figures", "Each with its unit, its sources and its list."),
    "search": ("Search", "All that one may see, across spellings and scripts."),
    "locate": ("Where a place lies", "Suggested with reasons; an officer decides."),
    "same": ("The same person?", "Two records side by side; nobody is merged."),
    "job": ("Long work", "How far it is; it goes on when its page is left."),
    "publish": ("Publish", "What goes out, to whom, checked before it goes."),
    "drawn": ("Drawn for them", "What others may be shown; small counts stay apart."),
    "about": ("About this desk", "What protects it, what it sends: nothing."),
    "account": ("Your account", "Ways in, recovery codes, tokens for programs."),
    "team": ("Team", "Who works at the desk and what each may do."),
}
NAMED = {"en": "English", "ur": "Urdu"}
ON_A_TELEPHONE = ("call", "review", "register")
QUALITY = 60
TOWN = "table.records th a:has-text('Nauta')"


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
    """Return the address of every screen behind the door, by name."""
    page.goto("/inbox")
    sources = page.locator("#sources th a")
    source = next(
        href
        for href in sources.evaluate_all("all => all.map(a => a.getAttribute('href'))")
        if page.goto(href) and page.locator(".claims li").count() > 20
    )
    claim = page.locator(".claims a[href^='/claims/']").nth(12).get_attribute("href")
    entry = first(page, "/register", "table.register tr:has(.is-arrested) th a")
    return {
        "today": "/",
        "call": "/call",
        "inbox": "/inbox",
        "source": source,
        "review": f"{source}/review",
        "claim": claim or "/",
        "records": "/records/people",
        "record": first(page, "/records/events", "table.records th a"),
        "register": "/register",
        "entry": entry,
        "sheet": f"{entry}/sheet",
        "demands": "/demands",
        "demand": first(page, "/demands", ".demand-facts a[href^='/demands/']"),
        "timeline": "/explore",
        "map": "/explore/map",
        "network": "/explore/network",
        "figures": "/explore/figures",
        "search": "/search",
        "locate": f"{first(page, '/records/places', TOWN)}/locate",
        "same": first(page, "/people", "a[href^='/people/compare/']"),
        "job": "/about",
        "publish": "/publish/public",
        "drawn": "/publish/public/drawn",
        "about": "/about",
        "account": "/account",
        "team": "/team",
    }


def first(page: Page, path: str, links: str) -> str:
    """Return where the first of these links of a page leads, else the page's own."""
    page.goto(path)
    found = page.locator(links)
    return (found.first.get_attribute("href") or path) if found.count() else path


def take(page: Page, path: Path) -> None:
    """Write what the window shows as WebP, small enough for the manual."""
    page.wait_for_timeout(250)
    session = page.context.new_cdp_session(page)
    taken = session.send(
        "Page.captureScreenshot", {"format": "webp", "quality": QUALITY}
    )
    session.detach()
    path.write_bytes(base64.b64decode(taken["data"]))


def photograph(page: Page, folder: Path, look: str, only: Sequence[str]) -> None:
    """Take each screen behind the door (or `only` some), then the door."""
    for name, path in pages(page).items():
        if only and name not in only:
            continue
        page.goto(path)
        if name == "job":
            page.locator("form[action='/about/verify'] button").click()
            page.wait_for_selector("#verified")
            page.locator("#verify").scroll_into_view_if_needed()
            page.evaluate("document.querySelector('#verify').scrollIntoView()")
        if name == "search":
            page.fill("#search-words", "harbour")
            page.locator(".search-form button").click()
            page.wait_for_load_state()
        take(page, folder / f"{name}-{look}.webp")
    if only and "unlock" not in only:
        return
    page.click("#lock")
    take(page, folder / f"unlock-{look}.webp")


def on_a_telephone(page: Page, folder: Path) -> None:
    """Take three screens as wide as a telephone."""
    found = pages(page)
    for name in ON_A_TELEPHONE:
        page.goto(found[name])
        take(page, folder / f"{name}-narrow.webp")


def open_up(page: Page) -> None:
    """Accept what is left but its last cards, and open the example to the public."""
    page.goto(pages(page)["review"])
    while page.locator("#card").count() and page.locator(".pips a").count():
        left = page.locator(".pips a:not(.is-done)").count()
        if left <= 2:
            break
        page.click("#whole-accept")
        page.wait_for_function(
            "n => document.querySelectorAll('.pips a:not(.is-done)').length < n",
            arg=left,
        )
    for day, time in (("5 May 2026", "21:00"), ("6 May 2026", "09:30")):
        take_a_call(page, day, time)
    decide_the_places(page)
    page.goto("/publish/public")
    for box in page.locator("#open-form [name='source']").all():
        box.check()
    page.fill("#open-reason", "practice")
    page.click("#open-form button")
    page.wait_for_load_state()


def decide_the_places(page: Page) -> None:
    """Take the first of what the gazetteer suggests for the town of each call."""
    page.goto("/records/places")
    towns = page.locator(TOWN).evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    for town in towns:
        page.goto(f"{town}/locate")
        offered = page.locator("input[name='where'][value^='there|']")
        if offered.count():
            offered.first.check()
            page.locator("form[action$='/locate/decide'] button").last.click()
            page.wait_for_load_state()


def take_a_call(page: Page, day: str, time: str) -> None:
    """Keep a call, so that a place is told and a clock runs."""
    page.goto("/call")
    told = {
        "caller": "a cousin of the boatman",
        "who": "Amasio Chujandama",
        "day": day,
        "time": time,
        "place": "Nauta",
        "by": "river police",
    }
    for name, words in told.items():
        page.fill(f"#{name}", words)
    page.locator(".call-do button.primary").click()
    page.wait_for_url("**/call/kept/**")


def manual() -> str:
    """Return the manual's page of the screens."""
    lines = [
        "# Screens",
        "",
        "The invented example of `habeas demo`, in English and Urdu, light and dark.",
        "Its people and organisations do not exist. `make screens` takes the pictures",
        "anew.",
    ]
    for name, (title, purpose) in SCREENS.items():
        lines += ["", f"## {title}", "", purpose, ""]
        lines += [
            f"![{title}, in {NAMED[language]}, {light}](screens/{name}-{look}.webp)"
            for look, language, light in LOOKS
        ]
    lines += ["", "## On a telephone", ""]
    lines += [
        f"![{SCREENS[name][0]}, narrow](screens/{name}-narrow.webp)"
        for name in ON_A_TELEPHONE
    ]
    return "\n".join(lines) + "\n"


def main(folder: Path, only: Sequence[str] = ()) -> None:
    """Take all pictures, or `only` some, and write the page of the manual beside them."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise NoBrowser("install the system's package `chromium`")
    folder.mkdir(parents=True, exist_ok=True)
    with demo() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        open_up(come_in(browser, base, "en"))
        if not only:
            on_a_telephone(come_in(browser, base, "en", viewport=NARROW), folder)
        for look, language, light in LOOKS:
            page = come_in(browser, base, language, color_scheme=light, viewport=WIDE)
            photograph(page, folder, look, only)
        browser.close()
    (folder.parent / "screens.md").write_text(manual(), "utf-8")
    taken = sorted(folder.glob("*.webp"))
    print(f"{len(taken)} pictures, {sum(p.stat().st_size for p in taken) >> 10} kB")


if __name__ == "__main__":
    named = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screens"
    main(named, sys.argv[2:])
