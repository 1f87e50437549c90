"""Every page by axe (WCAG 2.2), in both directions and both lights; no complaint."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Inside, Served, serve, stop
from tests.web.conftest import fill, tell_of_a_town

pytestmark = pytest.mark.browser
RULES = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ]
}


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
    records = {
        sort: _first(page, f"/records/{sort}", "table.records th a")
        for sort in ("people", "organisations", "places", "events", "acts")
    }
    return {
        **{f"records {sort}": f"/records/{sort}" for sort in records},
        **{f"record of {sort}": path for sort, path in records.items() if path},
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


def _first(page: Page, path: str, links: str) -> str:
    """Return where the first of these links of a page leads."""
    page.goto(path)
    return page.locator(links).first.get_attribute("href") or ""


def faults(page: Page) -> list[str]:
    """Return what axe finds on the page, each with where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {n['target']}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_no_page_keeps_anybody_out(
    language: str, light: Any, filled_desk: Served, chromium: Browser
) -> None:
    """axe finds nothing, and the console says nothing, on any page."""
    filled_desk.said.clear()
    page = filled_desk.visit(chromium, color_scheme=light)
    if language == "ur":
        page.locator("button[name='language'][value='ur']").click()
        page.wait_for_load_state()
        assert page.locator("html").get_attribute("dir") == "rtl"
    wrong = {}
    for name, path in pages(page).items():
        page.goto(path)
        if found := faults(page):
            wrong[name] = found
    page.goto("/")
    page.keyboard.press("?")
    wrong |= {"keys": found} if (found := faults(page)) else {}
    page.keyboard.press("Escape")
    page.click("#lock")
    wrong |= {"unlock": found} if (found := faults(page)) else {}
    assert wrong == {}
    assert [s for s in filled_desk.complaints if "404" not in s] == []


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_runs_out_of_a_narrow_page(
    width: int, filled_desk: Served, chromium: Browser
) -> None:
    """No page is wider than the window (WCAG 1.4.10)."""
    page = filled_desk.visit(chromium, viewport={"width": width, "height": 800})
    wide = []
    for name, path in pages(page).items():
        page.goto(path)
        over = page.evaluate(
            "() => document.documentElement.scrollWidth - window.innerWidth"
        )
        if over > 0:
            wide.append((name, over))
    assert wide == []


def test_the_folder_of_a_test_holds_nothing_else(filled_desk: Served) -> None:
    """Serving writes only into the desk's own folder."""
    assert [p.name for p in Path(filled_desk.root).parent.iterdir()] == ["desk"]
