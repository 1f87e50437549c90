"""Every page by axe (WCAG 2.2), in both directions, lights and on narrow windows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import get_resolver
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Inside, Served, go, serve, stop
from tests.web.conftest import fill, tell_of_a_town

pytestmark = pytest.mark.browser
RULES: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ],
}
# What another light can change: the page is the same, its colours are not.
COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
NARROW = (320, 768)


@pytest.fixture(scope="module")
def filled_desk(
    template: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """Serve a desk with the invented statement, half decided."""
    root = tmp_path_factory.mktemp("access") / "desk"
    shutil.copytree(template.root, root)
    with Inside(root, template.keys):
        from habeas.accounts.officers import the_officer

        fill(the_officer())
        tell_of_a_town(the_officer())
    desk = serve(root)
    yield desk
    stop(desk)


def pages(page: Page) -> dict[str, str]:
    """Return every kind of page of the desk, by name."""
    page.goto("/inbox")
    source = page.locator("#sources th a").first.get_attribute("href") or ""
    page.goto("/register")
    entry = page.locator("table.register a").first.get_attribute("href") or ""
    page.goto(source)
    claim = page.locator(".claims a[href^='/claims/']").first.get_attribute("href")
    alike = page.locator("[data-do='merge']").first.get_attribute("href") or ""
    records = {
        sort: _first(page, f"/records/{sort}", "table.records th a")
        for sort in ("people", "organisations", "places", "events", "acts")
    }
    return {
        **{f"records {sort}": f"/records/{sort}" for sort in records},
        **{f"record of {sort}": path for sort, path in records.items() if path},
        "where a place lies": f"{records['places']}/locate",
        "what a deed is told by": f"/explore/of/deed/{records['acts'].split('/')[-1]}",
        "acts of the network": _first(
            page, "/explore/network", "main a[href^='/explore/acts/']"
        ),
        "seen from outside": "/publish/public/drawn",
        "same person": alike,
        "case sheet": f"{entry}/sheet",
        "demand": _first(page, "/demands", ".demand-facts a[href^='/demands/']"),
        "inbox": "/inbox",
        "today": "/",
        "call": "/call",
        "source": source,
        "custody": f"{source}/custody",
        "review": f"{source}/review",
        "claim": claim or "",
        "register": "/register",
        "person": entry,
        "people": "/people",
        "demands": "/demands",
        "timeline": "/explore",
        "map": "/explore/map",
        "network": "/explore/network",
        "figures": "/explore/figures",
        "counted": "/explore/figures/types/0/0",
        "publish": "/publish/public",
        "partner": "/publish/partner",
        "search": "/search",
        "about": "/about",
        "account": "/account",
        "team": "/team",
        "invitation": "/join",
        "not here": "/nothing",
    }


def fixed(page: Page) -> dict[str, str]:
    """Return every address without an id that shows a page, so that none is forgotten."""
    paths = (f"/{one.pattern}" for one in get_resolver().url_patterns)
    plain = [path for path in paths if "<" not in path and "^" not in path]
    return {path: path for path in plain if _shows(page, path)}


def _shows(page: Page, path: str) -> bool:
    answer = page.request.get(path, max_redirects=0)
    kind = answer.headers["content-type"]
    return answer.ok and kind.startswith("text/html") and "<html" in answer.text()


def _first(page: Page, path: str, links: str) -> str:
    """Return where the first of these links of a page leads."""
    page.goto(path)
    return page.locator(links).first.get_attribute("href") or ""


def faults(page: Page) -> list[str]:
    """Return what axe finds on the page, in both lights, each with where."""
    page.wait_for_load_state()
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = Axe().run(page, options=RULES).response["violations"]
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("rules => axe.run(document, rules)", COLOURS)["violations"]
    return [
        f"{v['id']} {light}: {n['target']}"
        for light, all_ in (("light", found), ("dark", dark))
        for v in all_
        for n in v["nodes"]
    ]


def overflow(page: Page) -> list[str]:
    """Return the widths of window that the page is wider than (WCAG 1.4.10)."""
    size = page.viewport_size or {"width": 1280, "height": 900}
    wide = []
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 800})
        over = page.evaluate(
            "() => document.documentElement.scrollWidth - window.innerWidth"
        )
        wide += [f"{over} more than {width}"] if over > 0 else []
    page.set_viewport_size(size)
    return wide


@pytest.mark.parametrize("language", ["en", "ur"])
def test_no_page_keeps_anybody_out(
    language: str, filled_desk: Served, chromium: Browser
) -> None:
    """axe finds nothing, no page is wider than its window, the console is silent."""
    filled_desk.said.clear()
    page = filled_desk.visit(chromium)
    if language == "ur":
        go(page.locator("button[name='language'][value='ur']"))
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
    wrong = {}
    named = pages(page)
    for name, path in (fixed(page) | named).items():
        if name == path and path in named.values():
            continue
        page.goto(path)
        wrong[name] = faults(page) + overflow(page)
    page.goto("/about")
    go(page.locator("form[action='/about/verify'] button"))
    wrong["verified"] = faults(page) + overflow(page)
    page.goto("/")
    page.click("#menu summary")
    wrong["menu"] = faults(page) + overflow(page)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    wrong["keys"] = faults(page)
    page.keyboard.press("Escape")
    go(page.locator("#lock"))
    expect(page.locator("#passphrase")).to_be_visible()
    wrong["unlock"] = faults(page) + overflow(page)
    assert {name: found for name, found in wrong.items() if found} == {}
    assert [s for s in filled_desk.complaints if "404" not in s] == []


def test_the_folder_of_a_test_holds_nothing_else(filled_desk: Served) -> None:
    """Serving writes only into the desk's own folder."""
    assert [p.name for p in Path(filled_desk.root).parent.iterdir()] == ["desk"]
